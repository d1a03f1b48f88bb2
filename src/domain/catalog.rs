//! The part of the catalog that a decision needs, with the stock at that moment. The store reads it, rules use it.

use std::collections::BTreeMap;

use super::fulfillment::{Stock, Supply};
use super::{Availability, Country, Money, Product, ProductId, StockPolicy, Variant, VariantId};

/// Products and how many pieces of their variants are on hand: a snapshot, taken for one request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    products: Vec<Product>,
    stock: BTreeMap<VariantId, Stock>,
    lowest: BTreeMap<VariantId, Money>,
}

impl Catalog {
    /// A snapshot of these products and stock numbers. A tracked variant without a number has none on hand.
    #[must_use]
    pub fn new(products: Vec<Product>, stock: BTreeMap<VariantId, Stock>) -> Self {
        Self {
            products,
            stock,
            lowest: BTreeMap::new(),
        }
    }

    /// The same with the lowest prices of the 30 days before their reduction.
    #[must_use]
    pub fn with_lowest_prices(self, lowest: BTreeMap<VariantId, Money>) -> Self {
        Self { lowest, ..self }
    }

    /// The same as it is sold in a market; as the shop's own where none is named.
    #[must_use]
    pub fn in_market(self, country: Option<Country>) -> Self {
        let Some(country) = country else {
            return self;
        };
        let products = self.products.into_iter();
        Self {
            products: products.map(|product| product.in_market(country)).collect(),
            ..self
        }
    }

    /// The lowest price of the 30 days before a variant's present reduction, if it is reduced and that is known.
    #[must_use]
    pub fn lowest_price(&self, variant: &Variant) -> Option<Money> {
        variant.list_price?;
        self.lowest.get(&variant.id).copied()
    }

    /// The products of the snapshot, in the order they were given.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The product with this id.
    #[must_use]
    pub fn product(&self, id: &ProductId) -> Option<&Product> {
        self.products.iter().find(|product| product.id == *id)
    }

    /// A variant with the product it belongs to.
    #[must_use]
    pub fn variant(&self, id: &VariantId) -> Option<(&Product, &Variant)> {
        self.products
            .iter()
            .find_map(|product| product.variant(id).map(|v| (product, v)))
    }

    /// Whether a variant of this snapshot can be bought now.
    #[must_use]
    pub fn availability(&self, variant: &Variant) -> Availability {
        match self.supply(variant).sellable() {
            Some(pieces) => Availability::of(variant.stock_policy, pieces),
            None => Availability::InStock,
        }
    }

    /// How many pieces can be sold at most, wherever they are; `None` where there is no limit.
    #[must_use]
    pub fn sellable(&self, variant: &Variant) -> Option<u32> {
        self.supply(variant).sellable()
    }

    /// Where the pieces of a variant are, and what it takes to hand them over.
    #[must_use]
    pub fn supply(&self, variant: &Variant) -> Supply {
        let stock = match variant.stock_policy {
            StockPolicy::Tracked => self
                .stock
                .get(&variant.id)
                .cloned()
                .or(Some(Stock::default())),
            StockPolicy::Untracked => None,
        };
        Supply {
            weight_grams: variant.weight_grams,
            is_digital: variant.is_digital,
            backorder_days: variant.backorder_days,
            stock,
        }
    }
}

/// Values for the tests of this and other modules.
#[cfg(test)]
pub(crate) mod samples {
    #![allow(clippy::unwrap_used)]
    use super::super::{
        Currency, Image, Localized, Money, OptionValue, ProductOption, TaxCategory,
    };
    use super::*;

    fn image(src: &str) -> Image {
        Image {
            src: src.into(),
            alt: "A chair".into(),
            width: 800,
            height: 800,
        }
    }

    fn variant(id: &str, colour: &str, price: i64, image: usize) -> Variant {
        Variant {
            id: VariantId::new(id).unwrap(),
            sku: Some(id.to_uppercase()),
            title: Localized::plain(colour),
            options: vec![colour.to_lowercase()],
            price: Money::new(price, Currency::EUR),
            list_price: None,
            prices: BTreeMap::new(),
            image: Some(image),
            stock_policy: StockPolicy::Tracked,
            weight_grams: 0,
            is_digital: false,
            backorder_days: None,
            contents: None,
        }
    }

    /// A chair in olive (649.00), in rust (699.00, was 799.00).
    pub(crate) fn chair() -> Product {
        let value = |id: &str, en: &str, de: &str| OptionValue {
            id: id.into(),
            label: Localized::of([("en", en), ("de", de)]),
        };
        let mut rust = variant("lounge-chair-rust", "Rust", 69_900, 1);
        rust.list_price = Some(Money::new(79_900, Currency::EUR));
        Product {
            id: ProductId::new("lounge-chair").unwrap(),
            title: Localized::of([("en", "Lounge Chair"), ("de", "Loungesessel")]),
            description: Localized::of([("en", "A chair."), ("de", "Ein Sessel.")]),
            images: vec![image("lounge-chair.jpg"), image("lounge-chair-rust.jpg")],
            options: vec![ProductOption {
                name: Localized::of([("en", "Colour"), ("de", "Farbe")]),
                values: vec![
                    value("olive", "Olive", "Oliv"),
                    value("rust", "Rust", "Rost"),
                ],
            }],
            variants: vec![variant("lounge-chair-olive", "Olive", 64_900, 0), rust],
            personalization: Default::default(),
            tags: vec!["chair".into()],
            tax: TaxCategory::Standard,
        }
    }

    /// The catalog with that chair: three in olive, none in rust.
    pub(crate) fn catalog() -> Catalog {
        let stock = [("lounge-chair-olive", 3), ("lounge-chair-rust", 0)];
        let on_hand = stock.map(|(id, n)| (VariantId::new(id).unwrap(), Stock::main(n)));
        Catalog::new(vec![chair()], on_hand.into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::samples::catalog;
    use super::*;

    #[test]
    fn a_variant_is_found_with_its_product_and_stock() {
        let catalog = catalog();
        let (product, olive) = catalog
            .variant(&"lounge-chair-olive".parse().unwrap())
            .unwrap();
        assert_eq!(product.id.as_str(), "lounge-chair");
        assert_eq!(catalog.availability(olive), Availability::LowStock(3));
        assert_eq!(catalog.sellable(olive), Some(3));
        let (_, rust) = catalog
            .variant(&"lounge-chair-rust".parse().unwrap())
            .unwrap();
        assert_eq!(catalog.availability(rust), Availability::OutOfStock);
        assert!(catalog.variant(&"unknown".parse().unwrap()).is_none());
    }
}
