//! The fields of a product's form: read from a product, read from what was typed, and made a product of again.
//!
//! Rows are numbered: `v0-price` is the price of the first variant. A row ends the list when its first field is missing.

use std::collections::BTreeMap;

use spotlet::api::ProductJson;
use spotlet::api::product::{Handing, Stocked, VariantJson};
use spotlet::domain::fulfillment::Stock;
use spotlet::domain::id::{LocationId, ProductId, VariantId};
use spotlet::domain::{
    Country, Image, Locale, Localized, Money, OptionValue, ProductOption, StockPolicy, TaxCategory,
};

use super::amount::{plain, to_json};
use super::rules;
use crate::config::Config;
use crate::import::price;
use crate::media::MediaStore;
use crate::service::studio::products::Opened;
use crate::text::words::product::TypedError;

/// What stands in the fields, by their names.
#[derive(Clone, Debug, Default)]
pub struct Typed(BTreeMap<String, String>);

/// The kinds of rows: what they are called in names, and the field that each one has.
pub const ROWS: [(&str, &str); 5] = [
    ("i", "src"),
    ("o", "en"),
    ("v", "id"),
    ("f", "id"),
    ("r", "kind"),
];

impl Typed {
    /// The form of a new product: one variant.
    pub fn empty() -> Self {
        let mut typed = Self::default();
        typed.set("v0-id", "");
        typed
    }

    /// What was sent. Of two fields with a name the last counts, as a checkbox's does.
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        let mut picked = Vec::new();
        for (name, value) in fields {
            match name.as_str() {
                "pick" => picked.push(value),
                _ => typed.set(&name, value.replace("\r\n", "\n")),
            }
        }
        for src in picked {
            let row = typed.count("i");
            typed.set(&format!("i{row}-src"), src);
            typed.set(&format!("i{row}-place"), (row + 1).to_string());
        }
        typed
    }

    /// Lets only pictures stand that the product has or the store knows, with their true sizes.
    pub fn settle_images(&mut self, opened: Option<&Opened>, media: &MediaStore) {
        for row in 0..self.count("i") {
            let src = self.at("i", row, "src").to_owned();
            let own = opened
                .and_then(|opened| opened.product.images.iter().find(|image| image.src == src));
            let size = match own {
                Some(image) => Some((image.width, image.height)),
                None => media.picture(&src).map(|info| (info.width, info.height)),
            };
            match size {
                Some((width, height)) => {
                    self.set(&format!("i{row}-width"), width.to_string());
                    self.set(&format!("i{row}-height"), height.to_string());
                }
                None => self.set(&format!("i{row}-remove"), "yes"),
            }
        }
    }

    /// What stands in a field; nothing where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// The same, in one row.
    pub fn at(&self, kind: &str, row: usize, field: &str) -> &str {
        self.get(&format!("{kind}{row}-{field}"))
    }

    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.insert(name.to_owned(), value.into());
    }

    /// How many rows of a kind there are.
    pub fn count(&self, kind: &str) -> usize {
        let first = ROWS.iter().find(|(name, _)| *name == kind);
        let first = first.map_or("id", |(_, field)| field);
        (0..)
            .take_while(|row| self.0.contains_key(&format!("{kind}{row}-{first}")))
            .count()
    }

    /// What the pressed button asks for.
    pub fn take_deed(&mut self) -> String {
        self.0.remove("do").unwrap_or_else(|| "save".to_owned())
    }

    /// Adds an empty row of a kind.
    pub fn add(&mut self, deed: &str) {
        let (kind, field, value) = match deed {
            "add-option" => ("o", "en", ""),
            "add-variant" => ("v", "id", ""),
            "add-measure" | "add-engraving" => ("f", "id", ""),
            "add-rule" => ("r", "kind", "when_set"),
            _ => return,
        };
        let row = self.count(kind);
        self.set(&format!("{kind}{row}-{field}"), value);
        match deed {
            "add-measure" => self.set(&format!("f{row}-kind"), "measure"),
            "add-engraving" => self.set(&format!("f{row}-kind"), "engraving"),
            _ => {}
        }
    }

    /// What a form carries along unseen.
    pub fn hidden(&self) -> Vec<(String, String)> {
        let is_unseen = |name: &str| {
            name == "version"
                || name.ends_with("-src")
                || name.ends_with("-width")
                || name.ends_with("-height")
                || name.ends_with("-was")
                || (name.starts_with('f') && name.ends_with("-kind"))
        };
        self.0
            .iter()
            .filter(|(name, _)| is_unseen(name))
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect()
    }

    /// The version that the form began from.
    pub fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or(0)
    }

    /// What the form showed of the stock, whatever was typed over it.
    pub fn shown_stock(&self, config: &Config) -> BTreeMap<VariantId, Stock> {
        let mut shown = BTreeMap::new();
        for row in 0..self.count("v") {
            let was = |place: &str| {
                self.at("v", row, &format!("stock-{place}-was"))
                    .parse()
                    .ok()
            };
            let main: Option<u32> = was("main");
            let locations = config.fulfillment.locations.iter();
            let at: BTreeMap<LocationId, u32> = locations
                .filter_map(|place| Some((place.id.clone(), was(place.id.as_str())?)))
                .collect();
            if let (Ok(id), true) = (
                VariantId::new(self.at("v", row, "id")),
                main.is_some() || !at.is_empty(),
            ) {
                let main = main.unwrap_or(0);
                shown.insert(id, Stock { main, at });
            }
        }
        shown
    }

    /// The fields of a product.
    pub fn of(opened: &Opened, config: &Config) -> Self {
        let product = &opened.product;
        let mut typed = Self::default();
        typed.set("version", opened.version.to_string());
        typed.set("id", product.id.as_str());
        typed.set_words("title", &product.title);
        typed.set_words("description", &product.description);
        typed.set("tags", product.tags.join(", "));
        typed.set("tax", tax_word(product.tax));
        for (row, image) in product.images.iter().enumerate() {
            typed.set(&format!("i{row}-src"), &image.src);
            typed.set(&format!("i{row}-width"), image.width.to_string());
            typed.set(&format!("i{row}-height"), image.height.to_string());
            typed.set(&format!("i{row}-place"), (row + 1).to_string());
            typed.set_words(&format!("i{row}-alt"), &image.alt);
        }
        for (row, option) in product.options.iter().enumerate() {
            typed.set(&format!("o{row}-en"), option.name.exactly(Locale::En));
            typed.set(&format!("o{row}-de"), option.name.exactly(Locale::De));
            let line = |value: &OptionValue| {
                let (en, de) = (
                    value.label.exactly(Locale::En),
                    value.label.exactly(Locale::De),
                );
                format!("{} | {en} | {de}", value.id)
            };
            let lines: Vec<String> = option.values.iter().map(line).collect();
            typed.set(&format!("o{row}-values"), lines.join("\n"));
        }
        for (row, variant) in product.variants.iter().enumerate() {
            let name = |field: &str| format!("v{row}-{field}");
            typed.set(&name("id"), variant.id.as_str());
            typed.set(&name("sku"), variant.sku.clone().unwrap_or_default());
            typed.set_words(&name("title"), &variant.title);
            for (index, choice) in variant.options.iter().enumerate() {
                typed.set(&name(&format!("choice{index}")), choice);
            }
            typed.set(&name("price"), plain(variant.price));
            typed.set(
                &name("list"),
                variant.list_price.map(plain).unwrap_or_default(),
            );
            let markets = variant.prices.iter();
            let markets: Vec<String> = markets
                .map(|(country, price)| format!("{country} {}", plain(*price)))
                .collect();
            typed.set(&name("markets"), markets.join("\n"));
            typed.set(
                &name("image"),
                variant
                    .image
                    .map(|image| image.to_string())
                    .unwrap_or_default(),
            );
            typed.set(&name("weight"), number(variant.weight_grams));
            let contents = variant.contents.map(|contents| contents.to_string());
            typed.set(&name("contents"), contents.unwrap_or_default());
            typed.set(
                &name("backorder"),
                variant
                    .backorder_days
                    .map(|days| days.to_string())
                    .unwrap_or_default(),
            );
            typed.set(
                &name("digital"),
                if variant.is_digital { "yes" } else { "" },
            );
            if variant.stock_policy == StockPolicy::Tracked {
                let stock = opened.stock.get(&variant.id).cloned().unwrap_or_default();
                let places = config.fulfillment.locations.iter().map(|place| {
                    let pieces = stock.at.get(&place.id).copied();
                    (place.id.to_string(), pieces)
                });
                for (place, pieces) in [("main".to_owned(), Some(stock.main))]
                    .into_iter()
                    .chain(places)
                {
                    let pieces = pieces.map(|pieces| pieces.to_string()).unwrap_or_default();
                    typed.set(&name(&format!("stock-{place}")), pieces.clone());
                    typed.set(&name(&format!("stock-{place}-was")), pieces);
                }
            }
        }
        rules::write(
            &product.personalization,
            &mut typed,
            product.variants.first().map(|variant| variant.price),
        );
        typed
    }

    pub(super) fn set_words(&mut self, name: &str, text: &Localized) {
        self.set(&format!("{name}-en"), text.exactly(Locale::En));
        self.set(&format!("{name}-de"), text.exactly(Locale::De));
    }

    pub(super) fn words(&self, name: &str) -> Localized {
        let (en, de) = (format!("{name}-en"), format!("{name}-de"));
        Localized::by_language([("en", self.get(&en)), ("de", self.get(&de))])
    }

    /// The product that the fields say.
    pub fn product(&self, opened: Option<&Opened>, config: &Config) -> Result<Stocked, TypedError> {
        let id = match opened {
            Some(opened) => opened.product.id.clone(),
            None => ProductId::new(self.get("id").trim()).map_err(|_| TypedError::Id)?,
        };
        // Removed ones leave the numbering, and whoever showed the second may show the first now.
        let (images, places) = self.images();
        let options = (0..self.count("o"))
            .filter(|row| !self.is_removed("o", *row))
            .map(|row| self.option(row))
            .collect::<Result<Vec<_>, _>>()?;
        let kept: Vec<usize> = (0..self.count("o"))
            .filter(|row| !self.is_removed("o", *row))
            .collect();
        let variants = (0..self.count("v"))
            .filter(|row| !self.is_removed("v", *row))
            .map(|row| self.variant(row, &id, &kept, &places, config))
            .collect::<Result<Vec<_>, _>>()?;
        let currency = variants.first().and_then(|variant| variant.price);
        let tags = self.get("tags").split(',').map(str::trim);
        ProductJson {
            id,
            title: self.words("title"),
            description: self.words("description"),
            images,
            options,
            variants,
            price: None,
            list_price: None,
            stock: None,
            handing: Handing::default(),
            tags: tags
                .filter(|tag| !tag.is_empty())
                .map(str::to_owned)
                .collect(),
            tax: tax(self.get("tax")),
            personalization: rules::read(self, currency.map(Money::from))?,
        }
        .into_product()
        .map_err(TypedError::Product)
    }

    pub(super) fn is_removed(&self, kind: &str, row: usize) -> bool {
        !self.at(kind, row, "remove").is_empty()
    }

    /// The pictures in the order of their places, and where each row's went.
    fn images(&self) -> (Vec<Image>, BTreeMap<usize, usize>) {
        let mut rows: Vec<(u32, usize)> = (0..self.count("i"))
            .filter(|row| !self.is_removed("i", *row))
            .map(|row| {
                (
                    self.at("i", row, "place")
                        .trim()
                        .parse()
                        .unwrap_or(u32::MAX),
                    row,
                )
            })
            .collect();
        rows.sort_unstable();
        let places = rows
            .iter()
            .enumerate()
            .map(|(at, (_, row))| (*row, at))
            .collect();
        let image = |(_, row): &(u32, usize)| {
            let size = |field: &str| self.at("i", *row, field).parse().unwrap_or(0);
            Image {
                src: self.at("i", *row, "src").to_owned(),
                alt: self.words(&format!("i{row}-alt")),
                width: size("width"),
                height: size("height"),
            }
        };
        (rows.iter().map(image).collect(), places)
    }

    fn option(&self, row: usize) -> Result<ProductOption, TypedError> {
        let mut values = Vec::new();
        for line in self
            .at("o", row, "values")
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let mut parts = line.split('|').map(str::trim);
            let id = parts.next().unwrap_or_default();
            let en = parts.next().filter(|text| !text.is_empty()).unwrap_or(id);
            let de = parts.next().unwrap_or_default();
            if id.is_empty() {
                return Err(TypedError::Choice(line.to_owned()));
            }
            values.push(OptionValue {
                id: id.to_owned(),
                label: Localized::by_language([("en", en), ("de", de)]),
            });
        }
        Ok(ProductOption {
            name: Localized::by_language([
                ("en", self.at("o", row, "en")),
                ("de", self.at("o", row, "de")),
            ]),
            values,
        })
    }

    fn variant(
        &self,
        row: usize,
        product: &ProductId,
        options: &[usize],
        places: &BTreeMap<usize, usize>,
        config: &Config,
    ) -> Result<VariantJson, TypedError> {
        let field = |name: &str| self.at("v", row, name).trim();
        let whole = |name: &str| match field(name) {
            "" => Ok(None),
            text => text
                .parse::<u32>()
                .map(Some)
                .map_err(|_| TypedError::Number(text.to_owned())),
        };
        let money =
            |text: &str| price::parse_price(text).map_err(|_| TypedError::Price(text.to_owned()));
        let optional = |text: &str| match text {
            "" => Ok(None),
            text => money(text).map(|price| Some(to_json(price))),
        };
        let id = match field("id") {
            "" => VariantId::of_product(product),
            text => VariantId::new(text).map_err(|_| TypedError::Id)?,
        };
        let mut prices = BTreeMap::new();
        for line in field("markets")
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            let unreadable = || TypedError::Market(line.to_owned());
            let (country, price) = line
                .trim()
                .split_once(char::is_whitespace)
                .ok_or_else(unreadable)?;
            let country: Country = country.parse().map_err(|_| unreadable())?;
            prices.insert(
                country,
                to_json(money(price.trim()).map_err(|_| unreadable())?),
            );
        }
        let mut stock_at = BTreeMap::new();
        for place in &config.fulfillment.locations {
            if let Some(pieces) = whole(&format!("stock-{}", place.id))? {
                stock_at.insert(place.id.clone(), pieces);
            }
        }
        Ok(VariantJson {
            id,
            sku: Some(field("sku").to_owned()).filter(|sku| !sku.is_empty()),
            title: self.words(&format!("v{row}-title")),
            options: options
                .iter()
                .map(|option| field(&format!("choice{option}")).to_owned())
                .collect(),
            price: Some(to_json(money(field("price"))?)),
            list_price: optional(field("list"))?,
            prices,
            image: field("image")
                .parse()
                .ok()
                .and_then(|row| places.get(&row).copied()),
            stock: whole("stock-main")?,
            handing: Handing {
                stock_at,
                weight_grams: whole("weight")?,
                digital: Some(!field("digital").is_empty()),
                backorder_days: whole("backorder")?,
                contents: Some(field("contents"))
                    .filter(|text| !text.is_empty())
                    .map(|text| {
                        text.parse()
                            .map_err(|_| TypedError::Contents(text.to_owned()))
                    })
                    .transpose()?,
            },
        })
    }
}

fn number(value: u32) -> String {
    match value {
        0 => String::new(),
        value => value.to_string(),
    }
}

/// The word of a rate in forms.
pub fn tax_word(tax: TaxCategory) -> &'static str {
    match tax {
        TaxCategory::Standard => "standard",
        TaxCategory::Reduced => "reduced",
        TaxCategory::Zero => "zero",
    }
}

fn tax(word: &str) -> TaxCategory {
    TaxCategory::ALL
        .into_iter()
        .find(|tax| tax_word(*tax) == word)
        .unwrap_or_default()
}
