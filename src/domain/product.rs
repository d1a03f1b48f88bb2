//! A product with its options and variants, as the catalog holds it.
//!
//! Stock is not part of it: the store counts pieces, [`Catalog`](super::Catalog) joins the two.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::personalization::FieldError;
use super::{
    Country, Image, Localized, Money, Personalizable, ProductId, TaxCategory, Variant, VariantId,
};

/// Something a shop sells, in one or more variants.
///
/// Built by filling the fields and calling [`Product::checked`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Product {
    /// The product's id, which stands in hotspots and addresses.
    pub id: ProductId,
    /// The name shown everywhere.
    pub title: Localized,
    /// A paragraph about it, plain text.
    #[serde(default)]
    pub description: Localized,
    /// Its pictures, the one for listings first.
    #[serde(default)]
    pub images: Vec<Image>,
    /// What a shopper chooses between; empty for a product that comes one way.
    #[serde(default)]
    pub options: Vec<ProductOption>,
    /// What can be bought, the one shown first at the head. Never empty.
    pub variants: Vec<Variant>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Which rate it is taxed with.
    #[serde(default)]
    pub tax: TaxCategory,
    /// What can be specified of each piece: measures, an engraving.
    #[serde(default, skip_serializing_if = "Personalizable::is_empty")]
    pub personalization: Personalizable,
}

/// One thing a shopper chooses, such as the colour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductOption {
    /// "Colour".
    pub name: Localized,
    /// The choices, in the order to show them. Never empty.
    pub values: Vec<OptionValue>,
}

/// One choice of an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionValue {
    /// Names the choice within its option, in every language.
    pub id: String,
    /// "Olive".
    pub label: Localized,
}

/// A product that contradicts itself. Every case says what and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProductError {
    /// There is no title in any language.
    #[error("product {0}: the title is empty")]
    NoTitle(ProductId),
    /// There is nothing to buy.
    #[error("product {0}: there is no variant")]
    NoVariant(ProductId),
    /// Two variants share an id.
    #[error("product {0}: the variant {1} stands there twice")]
    DuplicateVariant(ProductId, VariantId),
    /// A variant names a number of values other than the number of options, or one that does not exist.
    #[error("variant {0}: its options are not one value of each of the product's options")]
    OptionMismatch(VariantId),
    /// An option offers nothing to choose.
    #[error("product {0}: an option has no values")]
    EmptyOption(ProductId),
    /// A variant's price is negative.
    #[error("variant {0}: the price is negative")]
    NegativePrice(VariantId),
    /// A list price that is not above the price would promise a discount that is none.
    #[error("variant {0}: the list price is not above the price, or in another currency")]
    ListPriceNotAbovePrice(VariantId),
    /// A market's price is negative, or in another currency than the price: a basket is paid in one.
    #[error("variant {0}: a market's price is negative, or in another currency than the price")]
    MarketPrice(VariantId),
    /// A variant shows an image the product does not have.
    #[error("variant {0}: the product has no such image")]
    NoSuchImage(VariantId),
    /// What can be specified contradicts itself.
    #[error("product {0}: {1}")]
    Personalization(ProductId, FieldError),
}

impl ProductError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid_product"
    }
}

impl Product {
    /// The product, if it holds together: what passes here cannot surprise a cart later.
    pub fn checked(self) -> Result<Self, ProductError> {
        if self.title.is_empty() {
            return Err(ProductError::NoTitle(self.id));
        }
        if self.variants.is_empty() {
            return Err(ProductError::NoVariant(self.id));
        }
        if self.options.iter().any(|option| option.values.is_empty()) {
            return Err(ProductError::EmptyOption(self.id));
        }
        self.personalization
            .check()
            .map_err(|error| ProductError::Personalization(self.id.clone(), error))?;
        let mut seen = BTreeSet::new();
        for variant in &self.variants {
            if !seen.insert(&variant.id) {
                return Err(ProductError::DuplicateVariant(
                    self.id.clone(),
                    variant.id.clone(),
                ));
            }
            self.check_variant(variant)?;
        }
        Ok(self)
    }

    /// The product as it is sold in a market.
    #[must_use]
    pub fn in_market(mut self, country: Country) -> Self {
        let variants = self.variants.into_iter();
        self.variants = variants.map(|variant| variant.in_market(country)).collect();
        self
    }

    /// The variant with this id.
    #[must_use]
    pub fn variant(&self, id: &VariantId) -> Option<&Variant> {
        self.variants.iter().find(|variant| variant.id == *id)
    }

    /// The variant shown first.
    #[must_use]
    pub fn featured(&self) -> Option<&Variant> {
        self.variants.first()
    }

    /// The picture of a variant: its own, else the product's first.
    #[must_use]
    pub fn image_of(&self, variant: &Variant) -> Option<&Image> {
        self.images
            .get(variant.image.unwrap_or(0))
            .or_else(|| self.images.first())
    }

    /// The variant's choices, option by option.
    pub fn choices<'a>(
        &'a self,
        variant: &'a Variant,
    ) -> impl Iterator<Item = (&'a ProductOption, &'a OptionValue)> {
        self.options
            .iter()
            .zip(&variant.options)
            .filter_map(|(option, id)| {
                option
                    .values
                    .iter()
                    .find(|value| value.id == *id)
                    .map(|value| (option, value))
            })
    }

    fn check_variant(&self, variant: &Variant) -> Result<(), ProductError> {
        let id = || variant.id.clone();
        if variant.options.len() != self.options.len()
            || self.choices(variant).count() != self.options.len()
        {
            return Err(ProductError::OptionMismatch(id()));
        }
        if variant.price.amount_minor < 0 {
            return Err(ProductError::NegativePrice(id()));
        }
        if let Some(list_price) = variant.list_price
            && (list_price.currency != variant.price.currency
                || list_price.amount_minor <= variant.price.amount_minor)
        {
            return Err(ProductError::ListPriceNotAbovePrice(id()));
        }
        let fits =
            |price: &Money| price.amount_minor >= 0 && price.currency == variant.price.currency;
        if !variant.prices.values().all(fits) {
            return Err(ProductError::MarketPrice(id()));
        }
        if variant
            .image
            .is_some_and(|image| image >= self.images.len())
        {
            return Err(ProductError::NoSuchImage(id()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::super::Currency;
    use super::super::catalog::samples::chair;
    use super::*;

    type Spoil = fn(&mut Product);

    #[test]
    fn a_product_that_contradicts_itself_is_refused() {
        assert!(chair().checked().is_ok());
        let cases: [(&str, Spoil); 10] = [
            ("title", |p| p.title = Localized::plain(" ")),
            ("no variant", |p| p.variants.clear()),
            ("twice", |p| p.variants[1].id = p.variants[0].id.clone()),
            ("one value of each", |p| p.variants[0].options.clear()),
            ("one value of each", |p| {
                p.variants[0].options[0] = "pink".into()
            }),
            ("negative", |p| p.variants[0].price.amount_minor = -1),
            ("list price", |p| {
                p.variants[0].list_price = Some(Money::new(1, Currency::EUR))
            }),
            ("market's price", |p| {
                let price = Money::new(1, "CHF".parse().unwrap());
                p.variants[0].prices = [(Country::DE, price)].into();
            }),
            ("market's price", |p| {
                p.variants[0].prices = [(Country::DE, Money::new(-1, Currency::EUR))].into();
            }),
            ("image", |p| p.variants[0].image = Some(9)),
        ];
        for (words, spoil) in cases {
            let mut product = chair();
            spoil(&mut product);
            let error = product.checked().unwrap_err();
            assert!(
                error.to_string().contains(words),
                "{error} should say {words}"
            );
            assert_eq!(error.code(), "invalid_product");
        }
    }

    #[test]
    fn a_market_has_its_own_price() {
        let mut product = chair();
        let austrian = Money::new(70_900, Currency::EUR);
        product.variants[1].prices = [("AT".parse().unwrap(), austrian)].into();
        let there = product.clone().in_market("AT".parse().unwrap());
        assert_eq!(there.variants[1].price, austrian);
        assert_eq!(there.variants[1].list_price, None);
        assert_eq!(there.variants[0], product.variants[0]);
        assert_eq!(product.clone().in_market(Country::DE), product);
    }

    #[test]
    fn a_variant_shows_its_own_picture_or_the_first() {
        let product = chair();
        assert_eq!(
            product.image_of(&product.variants[0]),
            product.images.first()
        );
        assert_eq!(
            product.image_of(&product.variants[1]),
            product.images.get(1)
        );
    }
}
