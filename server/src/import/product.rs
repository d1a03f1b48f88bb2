//! A product as a merchant writes it: `spotlet::api::ProductJson`, but with prices as text, pictures as plain file
//! names, and ids that may be wrong, so that the report can name the entry they stand in.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use spotlet::api::ProductJson;
use spotlet::api::product::{Handing, Stocked, VariantJson};
use spotlet::domain::{
    Country, IdError, Image, Localized, Personalizable, ProductOption, TaxCategory,
};

use super::media::{MediaFolder, is_remote};
use super::price::Price;
use super::report::Report;
use super::unknown::note_unknown;
use super::{Note, Place};

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
    #[serde(default)]
    pub tax: TaxCategory,
    /// Price of every variant that names none.
    pub price: Option<Price>,
    pub list_price: Option<Price>,
    /// Pieces of a product without variants; absent: not counted.
    pub stock: Option<u32>,
    /// Measures and engraving.
    #[serde(default)]
    pub personalization: Personalizable,
    #[serde(flatten)]
    pub handing: Handing,
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
    #[serde(default)]
    pub prices: BTreeMap<Country, Price>,
    pub image: Option<usize>,
    pub stock: Option<u32>,
    #[serde(flatten)]
    pub handing: Handing,
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

const KEYS: &[&str] = &[
    "id",
    "title",
    "description",
    "images",
    "options",
    "variants",
    "tags",
    "tax",
    "price",
    "list_price",
    "stock",
    "personalization",
    "stock_at",
    "weight_grams",
    "digital",
    "backorder_days",
    "contents",
];
const VARIANT_KEYS: &[&str] = &[
    "id",
    "title",
    "options",
    "sku",
    "price",
    "list_price",
    "prices",
    "image",
    "stock",
    "stock_at",
    "weight_grams",
    "digital",
    "backorder_days",
    "contents",
];

impl ProductRow {
    /// Reads our own JSON.
    pub(super) fn read(value: Value, warnings: &mut Vec<Note>) -> Result<Self, Note> {
        if let Value::Object(object) = &value {
            note_unknown(object, KEYS, "", warnings);
            for variant in object
                .get("variants")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                if let Value::Object(variant) = variant {
                    note_unknown(variant, VARIANT_KEYS, "variants.", warnings);
                }
            }
        }
        serde_json::from_value(value).map_err(|error| Note::shape(&error))
    }

    /// Takes its pictures in and checks everything.
    pub(super) async fn into_product(
        self,
        folder: &MediaFolder<'_>,
        report: &mut Report,
        place: &Place,
    ) -> Result<Stocked, Note> {
        let mut images = Vec::new();
        for image in &self.images {
            let (src, alt) = image.parts(&self.title);
            if is_remote(src) {
                // A feed names pictures by address. Nothing is fetched on a feed's word, and shoppers'
                // browsers must not call third parties, so the product goes without.
                report.warn(place, Note::LeftOut(src.to_owned(), folder.way()));
                continue;
            }
            images.push(folder.image(src, alt).await?);
        }
        self.checked(images)
    }

    fn checked(self, images: Vec<Image>) -> Result<Stocked, Note> {
        let id = self
            .id
            .parse()
            .map_err(|error: IdError| Note::NoId(self.id.clone(), error.to_string()))?;
        let variants = self
            .variants
            .into_iter()
            .map(|variant| variant.checked(&self.options))
            .collect::<Result<_, _>>()?;
        let product = ProductJson {
            personalization: self.personalization,
            id,
            title: self.title,
            description: self.description,
            images,
            options: self.options,
            variants,
            price: self.price.map(|price| price.0),
            list_price: self.list_price.map(|price| price.0),
            stock: self.stock,
            handing: self.handing,
            tags: self.tags,
            tax: self.tax,
        };
        product.into_product().map_err(Note::Product)
    }
}

impl VariantRow {
    fn checked(self, options: &[ProductOption]) -> Result<VariantJson, Note> {
        let id = self
            .id
            .parse()
            .map_err(|error: IdError| Note::NoVariantId(self.id.clone(), error.to_string()))?;
        Ok(VariantJson {
            id,
            sku: self.sku,
            title: self
                .title
                .unwrap_or_else(|| title_of(&self.options, options)),
            options: self.options,
            price: self.price.map(|price| price.0),
            list_price: self.list_price.map(|price| price.0),
            prices: self
                .prices
                .into_iter()
                .map(|(country, price)| (country, price.0))
                .collect(),
            image: self.image,
            stock: self.stock,
            handing: self.handing,
        })
    }
}

/// The label of the first chosen value; nothing, which stands for the product's title, without one.
fn title_of(chosen: &[String], options: &[ProductOption]) -> Localized {
    options
        .first()
        .zip(chosen.first())
        .and_then(|(option, id)| option.values.iter().find(|value| value.id == *id))
        .map_or_else(Localized::default, |value| value.label.clone())
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
