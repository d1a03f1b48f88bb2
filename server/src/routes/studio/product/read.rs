//! The product that the fields of a form say.

use std::collections::BTreeMap;

use spotlet::api::ProductJson;
use spotlet::api::product::{Handing, Stocked, VariantJson};
use spotlet::domain::fulfillment::Stock;
use spotlet::domain::id::{LocationId, ProductId, VariantId};
use spotlet::domain::{Country, Image, Localized, Money, OptionValue, ProductOption, TaxCategory};

use super::amount::to_json;
use super::fill::tax_word;
use super::rules;
use super::typed::Typed;
use crate::config::Config;
use crate::import::price;
use crate::service::studio::products::Opened;
use crate::text::words::product::TypedError;

impl Typed {
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

fn tax(word: &str) -> TaxCategory {
    TaxCategory::ALL
        .into_iter()
        .find(|tax| tax_word(*tax) == word)
        .unwrap_or_default()
}
