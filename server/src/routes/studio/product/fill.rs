//! A product as the fields of its form.

use spotlet::domain::fulfillment::Stock;
use spotlet::domain::{
    Image, Locale, OptionValue, ProductOption, StockPolicy, TaxCategory, Variant,
};

use super::amount::plain;
use super::rules;
use super::typed::Typed;
use crate::config::Config;
use crate::service::studio::products::Opened;

impl Typed {
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
            typed.set_image(row, image);
        }
        for (row, option) in product.options.iter().enumerate() {
            typed.set_option(row, option);
        }
        for (row, variant) in product.variants.iter().enumerate() {
            typed.set_variant(row, variant);
            if variant.stock_policy == StockPolicy::Tracked {
                let stock = opened.stock.get(&variant.id).cloned().unwrap_or_default();
                typed.set_stock(row, &stock, config);
            }
        }
        let first = product.variants.first();
        rules::write(
            &product.personalization,
            &mut typed,
            first.map(|variant| variant.price),
        );
        typed
    }

    fn set_image(&mut self, row: usize, image: &Image) {
        self.set(&format!("i{row}-src"), &image.src);
        self.set(&format!("i{row}-width"), image.width.to_string());
        self.set(&format!("i{row}-height"), image.height.to_string());
        self.set(&format!("i{row}-place"), (row + 1).to_string());
        self.set_words(&format!("i{row}-alt"), &image.alt);
    }

    fn set_option(&mut self, row: usize, option: &ProductOption) {
        let line = |value: &OptionValue| {
            let [en, de] = [Locale::En, Locale::De].map(|locale| value.label.exactly(locale));
            format!("{} | {en} | {de}", value.id)
        };
        let lines: Vec<String> = option.values.iter().map(line).collect();
        self.set_words(&format!("o{row}"), &option.name);
        self.set(&format!("o{row}-values"), lines.join("\n"));
    }

    fn set_variant(&mut self, row: usize, variant: &Variant) {
        let markets = variant.prices.iter();
        let markets: Vec<String> = markets
            .map(|(country, price)| format!("{country} {}", plain(*price)))
            .collect();
        let digital = if variant.is_digital { "yes" } else { "" };
        let fields = [
            ("id", variant.id.to_string()),
            ("sku", variant.sku.clone().unwrap_or_default()),
            ("price", plain(variant.price)),
            ("list", variant.list_price.map(plain).unwrap_or_default()),
            ("markets", markets.join("\n")),
            ("image", text(variant.image)),
            (
                "weight",
                text((variant.weight_grams > 0).then_some(variant.weight_grams)),
            ),
            ("contents", text(variant.contents)),
            ("backorder", text(variant.backorder_days)),
            ("digital", digital.to_owned()),
        ];
        for (field, value) in fields {
            self.set(&format!("v{row}-{field}"), value);
        }
        self.set_words(&format!("v{row}-title"), &variant.title);
        for (index, choice) in variant.options.iter().enumerate() {
            self.set(&format!("v{row}-choice{index}"), choice);
        }
    }

    /// Every count stands there twice: to be changed, and as it was when the form was made.
    fn set_stock(&mut self, row: usize, stock: &Stock, config: &Config) {
        let main = ("main".to_owned(), Some(stock.main));
        let places = config.fulfillment.locations.iter();
        let places = places.map(|place| (place.id.to_string(), stock.at.get(&place.id).copied()));
        for (place, pieces) in [main].into_iter().chain(places) {
            let pieces = text(pieces);
            self.set(&format!("v{row}-stock-{place}"), pieces.clone());
            self.set(&format!("v{row}-stock-{place}-was"), pieces);
        }
    }
}

/// What there is, as text; an empty field for nothing.
fn text(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The word of a rate in forms.
pub fn tax_word(tax: TaxCategory) -> &'static str {
    match tax {
        TaxCategory::Standard => "standard",
        TaxCategory::Reduced => "reduced",
        TaxCategory::Zero => "zero",
    }
}
