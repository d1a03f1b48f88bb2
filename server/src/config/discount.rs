//! The `[[discount]]` tables: what the shop takes off, by itself or for a code.

use serde::Deserialize;
use spotlet::domain::discount::{Benefit, Discount, DiscountCode};
use spotlet::domain::{DiscountId, Localized, Money, ProductId};

use super::error::ConfigError;
use super::moment::Moment;
use super::percent::Percent;
use crate::import::price::parse_price;

/// One table, as written. Exactly one of `percent`, `amount` and `free_shipping` says what is taken off.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscountLayer {
    /// Names the discount for good.
    pub id: String,
    /// What shoppers read.
    pub title: Localized,
    /// The code that asks for it; without one it applies by itself.
    pub code: Option<String>,
    /// A share of the goods, in percent.
    pub percent: Option<Percent>,
    /// An amount, such as `10.00 EUR`.
    pub amount: Option<String>,
    /// The cheapest delivery.
    #[serde(default)]
    pub free_shipping: bool,
    /// What all goods must come to, such as `50.00 EUR`.
    pub min_subtotal: Option<String>,
    /// The products it is for.
    #[serde(default)]
    pub products: Vec<String>,
    /// Products with one of these tags it is for as well.
    #[serde(default)]
    pub tags: Vec<String>,
    /// From when on.
    pub valid_from: Option<Moment>,
    /// Until when; at that moment it is over.
    pub valid_until: Option<Moment>,
    /// How many orders may use it.
    pub limit: Option<u32>,
    /// How many orders of one e-mail address may use it.
    pub limit_per_buyer: Option<u32>,
}

/// All discounts, in the order of the file.
pub(super) fn discounts(layers: Vec<DiscountLayer>) -> Result<Vec<Discount>, ConfigError> {
    let mut discounts: Vec<Discount> = Vec::new();
    for layer in layers {
        let discount = discount(&layer)?;
        if discounts.iter().any(|other| other.id == discount.id) {
            return Err(ConfigError::invalid(
                "discount.id",
                &layer.id,
                "in one [[discount]] table only",
            ));
        }
        let clashes = |other: &Discount| discount.code.is_some() && other.code == discount.code;
        if discounts.iter().any(clashes) {
            return Err(ConfigError::invalid(
                "discount.code",
                layer.code.as_deref().unwrap_or_default(),
                "the code of one discount only",
            ));
        }
        discounts.push(discount);
    }
    Ok(discounts)
}

fn discount(layer: &DiscountLayer) -> Result<Discount, ConfigError> {
    let id = DiscountId::new(layer.id.as_str())
        .map_err(|error| ConfigError::invalid("discount.id", &layer.id, error.rule))?;
    let code = layer.code.as_deref().map(|text| {
        DiscountCode::new(text).map_err(|_| {
            ConfigError::invalid(
                "discount.code",
                text,
                "1 to 64 characters, all of them visible",
            )
        })
    });
    let product = |text: &String| {
        ProductId::new(text.as_str())
            .map_err(|error| ConfigError::invalid("discount.products", text, error.rule))
    };
    let discount = Discount {
        id,
        title: layer.title.clone(),
        code: code.transpose()?,
        benefit: benefit(layer)?,
        min_subtotal: layer
            .min_subtotal
            .as_deref()
            .map(|text| money("discount.min_subtotal", text))
            .transpose()?,
        products: layer
            .products
            .iter()
            .map(product)
            .collect::<Result<_, _>>()?,
        tags: layer.tags.clone(),
        valid_from: layer
            .valid_from
            .as_ref()
            .map(|moment| moment.timestamp("discount.valid_from"))
            .transpose()?,
        valid_until: layer
            .valid_until
            .as_ref()
            .map(|moment| moment.timestamp("discount.valid_until"))
            .transpose()?,
        limit: layer.limit,
        limit_per_buyer: layer.limit_per_buyer,
    };
    discount.checked().map_err(|error| ConfigError::Discount {
        id: layer.id.clone(),
        source: error,
    })
}

fn benefit(layer: &DiscountLayer) -> Result<Benefit, ConfigError> {
    match (&layer.percent, &layer.amount, layer.free_shipping) {
        (Some(percent), None, false) => {
            Ok(Benefit::Percent(percent.basis_points("discount.percent")?))
        }
        (None, Some(amount), false) => Ok(Benefit::Amount(money("discount.amount", amount)?)),
        (None, None, true) => Ok(Benefit::FreeShipping),
        _ => Err(ConfigError::invalid(
            "discount.id",
            &layer.id,
            "a table with exactly one of percent, amount and free_shipping",
        )),
    }
}

fn money(key: &str, text: &str) -> Result<Money, ConfigError> {
    parse_price(text).map_err(|_| ConfigError::invalid(key, text, "a price such as 10.00 EUR"))
}
