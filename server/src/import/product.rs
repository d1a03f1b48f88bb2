//! A product as a merchant writes it, and how it becomes one that a cart can trust.
//!
//! Relaxed: prices as text, one picture as a plain name, no variants at all for a product that comes one way.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use spotlet::domain::{
    Image, Localized, Product, ProductOption, StockPolicy, Variant, VariantId,
};

use super::json::note_unknown;
use super::media::{MediaFolder, is_remote};
use super::price::Price;
use super::report::Report;

/// A product before it is checked.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct ProductRow {
    pub id: String,
    pub title: Localized,
    #[serde(default)]
    pub description: Localized,
    #[serde(default)]
    pub images: Vec<ImageRow>,
    #[serde(default)]
    pub options: Vec<ProductOption>,
    #[serde(default)]
    pub variants: Vec<VariantRow>,
    #[serde(default)]
    pub tags: Vec<String>,
    /// Price of every variant that names none.
    pub price: Option<Price>,
    pub list_price: Option<Price>,
    /// Pieces of a product without variants; absent: not counted.
    pub stock: Option<u32>,
}

/// One way to buy it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct VariantRow {
    pub id: String,
    pub title: Option<Localized>,
    #[serde(default)]
    pub options: Vec<String>,
    pub sku: Option<String>,
    pub price: Option<Price>,
    pub list_price: Option<Price>,
    pub image: Option<usize>,
    pub stock: Option<u32>,
}

/// A picture, by name or with its description.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum ImageRow {
    Named(String),
    Described {
        src: String,
        #[serde(default)]
        alt: Localized,
    },
}

/// A product ready for the catalog, with the pieces of each counted variant.
pub(super) struct TakenProduct {
    pub product: Product,
    pub stock: BTreeMap<VariantId, u32>,
}

const KEYS: &[&str] = &[
    "id", "title", "description", "images", "options", "variants", "tags", "price", "list_price", "stock",
];
const VARIANT_KEYS: &[&str] =
    &["id", "title", "options", "sku", "price", "list_price", "image", "stock"];

impl ProductRow {
    /// Reads our own JSON.
    pub(super) fn read(value: Value, warnings: &mut Vec<String>) -> Result<Self, String> {
        if let Value::Object(object) = &value {
            note_unknown(object, KEYS, "", warnings);
            for variant in object.get("variants").and_then(Value::as_array).into_iter().flatten() {
                if let Value::Object(variant) = variant {
                    note_unknown(variant, VARIANT_KEYS, "variants.", warnings);
                }
            }
        }
        serde_json::from_value(value).map_err(|error| error.to_string())
    }

    /// Takes its pictures in and checks everything.
    pub(super) async fn into_product(
        self,
        folder: &MediaFolder<'_>,
        report: &mut Report,
        place: &str,
    ) -> Result<TakenProduct, String> {
        let mut images = Vec::new();
        for image in &self.images {
            let (src, alt) = image.parts(&self.title);
            if is_remote(src) {
                // A feed names pictures by address. Nothing is fetched on a feed's word, and shoppers'
                // browsers must not call third parties, so the product goes without.
                report.warn(place, format!("the picture {src} was left out: save it beside the file"));
                continue;
            }
            images.push(folder.image(src, alt).await?);
        }
        self.checked(images)
    }

    fn checked(self, images: Vec<Image>) -> Result<TakenProduct, String> {
        let id = self.id.parse().map_err(|error| format!("id `{}`: {error}", self.id))?;
        let rows = match self.variants.is_empty() {
            true => vec![VariantRow {
                id: self.id,
                title: None,
                options: Vec::new(),
                sku: None,
                price: None,
                list_price: self.list_price,
                image: None,
                stock: self.stock,
            }],
            false => self.variants,
        };
        let mut variants = Vec::with_capacity(rows.len());
        let mut stock = BTreeMap::new();
        for row in rows {
            let on_hand = row.stock;
            let variant = row.checked(&self.options, &self.title, self.price)?;
            stock.extend(on_hand.map(|on_hand| (variant.id.clone(), on_hand)));
            variants.push(variant);
        }
        let product = Product {
            id,
            title: self.title,
            description: self.description,
            images,
            options: self.options,
            variants,
            tags: self.tags,
        };
        let product = product.checked().map_err(|error| error.to_string())?;
        Ok(TakenProduct { product, stock })
    }
}

impl VariantRow {
    fn checked(
        self,
        options: &[ProductOption],
        product_title: &Localized,
        product_price: Option<Price>,
    ) -> Result<Variant, String> {
        let id = self.id.parse().map_err(|error| format!("variant id `{}`: {error}", self.id))?;
        let price = self.price.or(product_price);
        let price = price.ok_or_else(|| format!("variant {}: there is no price", self.id))?;
        let title = self.title.unwrap_or_else(|| title_of(&self.options, options, product_title));
        Ok(Variant {
            id,
            sku: self.sku,
            title,
            options: self.options,
            price: price.0,
            list_price: self.list_price.map(|price| price.0),
            image: self.image,
            stock_policy: match self.stock {
                Some(_) => StockPolicy::Tracked,
                None => StockPolicy::Untracked,
            },
        })
    }
}

/// The label of the first chosen value, else the product's title.
fn title_of(chosen: &[String], options: &[ProductOption], product_title: &Localized) -> Localized {
    options
        .first()
        .zip(chosen.first())
        .and_then(|(option, id)| option.values.iter().find(|value| value.id == *id))
        .map_or_else(|| product_title.clone(), |value| value.label.clone())
}

impl ImageRow {
    /// Its file, and what it shows: without words of its own, the product.
    fn parts(&self, title: &Localized) -> (&str, Localized) {
        match self {
            Self::Named(src) => (src, title.clone()),
            Self::Described { src, alt } if alt.is_empty() => (src, title.clone()),
            Self::Described { src, alt } => (src, alt.clone()),
        }
    }
}
