//! A product as `spotlet import` takes it. A product that comes one way needs no variants: its own price is enough.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::fulfillment::Stock;
use crate::domain::product::ProductError;
use crate::domain::{
    Contents, Country, Currency, Image, Localized, LocationId, Money, Personalizable, Product,
    ProductId, ProductOption, StockPolicy, TaxCategory, Variant, VariantId,
};

/// A price: minor units and a currency, as in UCP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceJson {
    /// Minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: Currency,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductJson {
    /// The product's id.
    pub id: ProductId,
    /// What it is called.
    pub title: Localized,
    /// What there is to say about it.
    #[serde(default)]
    pub description: Localized,
    /// Its pictures, the one for listings first.
    #[serde(default)]
    pub images: Vec<Image>,
    /// What can be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ProductOption>,
    /// What can be bought; when empty, the product itself, for `price`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<VariantJson>,
    /// What every variant costs that has no price of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceJson>,
    /// What it cost before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<PriceJson>,
    /// Pieces on hand of a product without variants; not counted when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
    /// How a product without variants is handed over; for one with variants, what holds where they say nothing.
    #[serde(flatten)]
    pub handing: Handing,
    /// Words to find it by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// `standard`, `reduced` or `zero`: which of a country's tax rates it falls under.
    #[serde(default)]
    pub tax: TaxCategory,
    /// What can be specified of each piece, and what that adds to the price.
    #[serde(default, skip_serializing_if = "Personalizable::is_empty")]
    pub personalization: Personalizable,
}

/// A variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantJson {
    /// Unique in the whole catalog.
    pub id: VariantId,
    /// The merchant's article number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// What tells it from its siblings.
    #[serde(default)]
    pub title: Localized,
    /// The id of the chosen value of each option.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// What it costs; the product's price when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<PriceJson>,
    /// What it cost before; the product's list price when absent and the price too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list_price: Option<PriceJson>,
    /// What it costs in markets where it costs something else, by country, in the currency of its price.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub prices: BTreeMap<Country, PriceJson>,
    /// Which of the product's images shows it, from 0.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<usize>,
    /// Pieces on hand; not counted when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stock: Option<u32>,
    /// How it is handed over.
    #[serde(flatten)]
    pub handing: Handing,
}

/// How goods are handed over, and where pieces are beside the main stock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handing {
    /// Pieces in the shop's locations. Who names any counts all; without `stock` the main stock is empty.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub stock_at: BTreeMap<LocationId, u32>,
    /// What one piece weighs with its packaging, in grams.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight_grams: Option<u32>,
    /// Whether it is downloaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digital: Option<bool>,
    /// After so many working days more pieces arrive; without it only what is there is sold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backorder_days: Option<u32>,
    /// How much is in one piece, such as `750 g`, for the price per unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<Contents>,
}

/// A product ready for the store, with the pieces on hand of its counted variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stocked {
    /// The product.
    pub product: Product,
    /// Pieces of its counted variants, and where they are.
    pub stock: Vec<(VariantId, Stock)>,
}

/// Why a product cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProductJsonError {
    /// Neither the variant nor its product says what it costs.
    #[error("variant {0}: there is no price")]
    NoPrice(String),
    /// It contradicts itself.
    #[error(transparent)]
    Product(#[from] ProductError),
}

impl From<PriceJson> for Money {
    fn from(price: PriceJson) -> Self {
        Self::new(price.amount, price.currency)
    }
}

impl ProductJson {
    /// The product, if it holds together.
    pub fn into_product(self) -> Result<Stocked, ProductJsonError> {
        let mut stock = Vec::new();
        let mut variants = Vec::new();
        let shared = self.handing.clone();
        let written = if self.variants.is_empty() {
            vec![self.only_variant()]
        } else {
            self.variants
        };
        for variant in written {
            let (price, list_price) = match variant.price {
                Some(price) => (price, variant.list_price),
                None => {
                    let price = self
                        .price
                        .ok_or(ProductJsonError::NoPrice(variant.id.to_string()))?;
                    (price, variant.list_price.or(self.list_price))
                }
            };
            let Handing {
                stock_at,
                weight_grams,
                digital,
                backorder_days,
                contents,
            } = variant.handing;
            let is_counted = variant.stock.is_some() || !stock_at.is_empty();
            if is_counted {
                let pieces = Stock {
                    main: variant.stock.unwrap_or(0),
                    at: stock_at,
                };
                stock.push((variant.id.clone(), pieces));
            }
            variants.push(Variant {
                id: variant.id,
                sku: variant.sku,
                title: if variant.title.is_empty() {
                    self.title.clone()
                } else {
                    variant.title
                },
                options: variant.options,
                price: price.into(),
                list_price: list_price.map(Money::from),
                prices: variant
                    .prices
                    .into_iter()
                    .map(|(country, price)| (country, price.into()))
                    .collect(),
                image: variant.image,
                stock_policy: match is_counted {
                    true => StockPolicy::Tracked,
                    false => StockPolicy::Untracked,
                },
                weight_grams: weight_grams.or(shared.weight_grams).unwrap_or(0),
                is_digital: digital.or(shared.digital).unwrap_or(false),
                backorder_days: backorder_days.or(shared.backorder_days),
                contents: contents.or(shared.contents),
            });
        }
        let product = Product {
            id: self.id,
            title: self.title,
            description: self.description,
            images: self.images,
            options: self.options,
            variants,
            tags: self.tags,
            tax: self.tax,
            personalization: self.personalization,
        };
        Ok(Stocked {
            product: product.checked()?,
            stock,
        })
    }

    /// The variant of a product that comes one way: it is named like the product.
    fn only_variant(&self) -> VariantJson {
        VariantJson {
            id: VariantId::of_product(&self.id),
            sku: None,
            title: Localized::default(),
            options: Vec::new(),
            price: None,
            list_price: None,
            prices: BTreeMap::new(),
            image: None,
            stock: self.stock,
            handing: self.handing.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
    use serde_json::{Value, json};

    use super::*;

    fn read(json: Value) -> Result<Stocked, ProductJsonError> {
        serde_json::from_value::<ProductJson>(json)
            .unwrap()
            .into_product()
    }

    #[test]
    fn a_product_that_comes_one_way_needs_no_variants() {
        let stocked = read(json!({"id": "coffee-mug", "title": {"en": "Mug"},
            "price": {"amount": 2400, "currency": "EUR"}, "stock": 12}))
        .unwrap();
        let variant = &stocked.product.variants[0];
        assert_eq!(
            (variant.id.as_str(), variant.price.amount_minor),
            ("coffee-mug", 2400)
        );
        assert_eq!(variant.title, stocked.product.title);
        assert_eq!(stocked.stock, [(variant.id.clone(), Stock::main(12))]);
    }

    #[test]
    fn variants_take_over_what_they_leave_out() {
        let stocked = read(json!({"id": "chair", "title": "Chair",
            "price": {"amount": 100, "currency": "EUR"}, "list_price": {"amount": 120, "currency": "EUR"},
            "options": [{"name": "Colour", "values": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}],
            "variants": [{"id": "chair-a", "options": ["a"], "stock": 0},
                {"id": "chair-b", "options": ["b"], "price": {"amount": 130, "currency": "EUR"}}]}))
        .unwrap();
        let [a, b] = &stocked.product.variants[..] else {
            panic!("two variants")
        };
        assert_eq!(a.list_price.map(|p| p.amount_minor), Some(120));
        assert_eq!((b.price.amount_minor, b.list_price), (130, None));
        assert_eq!(
            (a.stock_policy, b.stock_policy),
            (StockPolicy::Tracked, StockPolicy::Untracked)
        );
        assert_eq!(stocked.stock, [(a.id.clone(), Stock::main(0))]);
    }

    #[test]
    fn pieces_in_locations_are_counted_and_handing_is_shared() {
        let stocked = read(json!({"id": "chair", "title": "Chair",
            "price": {"amount": 100, "currency": "EUR"}, "weight_grams": 900, "stock_at": {"mitte": 9},
            "options": [{"name": "Colour", "values": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}],
            "variants": [{"id": "chair-a", "options": ["a"], "stock_at": {"mitte": 2}, "backorder_days": 10},
                {"id": "chair-b", "options": ["b"], "weight_grams": 50, "digital": true}]}))
        .unwrap();
        let [a, b] = &stocked.product.variants[..] else {
            panic!("two variants")
        };
        assert_eq!((a.weight_grams, b.weight_grams), (900, 50));
        assert_eq!((a.is_digital, b.is_digital), (false, true));
        assert_eq!((a.backorder_days, b.backorder_days), (Some(10), None));
        assert_eq!(b.stock_policy, StockPolicy::Untracked);
        let [(id, stock)] = &stocked.stock[..] else {
            panic!("one counted variant")
        };
        assert_eq!((id, stock.main, stock.total()), (&a.id, 0, 2));
    }

    #[test]
    fn a_price_is_needed() {
        let error = read(json!({"id": "chair", "title": "Chair"})).unwrap_err();
        assert_eq!(error, ProductJsonError::NoPrice("chair".into()));
    }
}
