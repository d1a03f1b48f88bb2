//! A way of delivery as one checkout is offered it.

use serde::{Deserialize, Serialize};

use crate::domain::{Currency, FulfillmentOptionId, Localized, Money};

/// A way of delivery as offered for one checkout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FulfillmentOption {
    /// What a shopper's choice names.
    pub id: FulfillmentOptionId,
    /// "Standard delivery".
    pub title: Localized,
    /// What it costs for this checkout, taxes included.
    pub price: Money,
    /// The earliest arrival, in working days from the order.
    pub earliest_days: u32,
    /// The latest arrival, in working days from the order.
    pub latest_days: u32,
}

impl FulfillmentOption {
    /// Fetching goods oneself.
    #[must_use]
    pub fn pickup(currency: Currency) -> Option<Self> {
        Self::free("pickup", [("en", "Pickup"), ("de", "Abholung")], currency)
    }

    /// Downloading them.
    #[must_use]
    pub fn download(currency: Currency) -> Option<Self> {
        Self::free(
            "download",
            [("en", "Download"), ("de", "Download")],
            currency,
        )
    }

    /// Nothing only if `id` were no id, which a test rules out.
    fn free(id: &str, title: [(&str, &str); 2], currency: Currency) -> Option<Self> {
        Some(Self {
            id: FulfillmentOptionId::new(id).ok()?,
            title: Localized::of(title),
            price: Money::zero(currency),
            earliest_days: 0,
            latest_days: 0,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_nothing_has_an_id() {
        assert!(FulfillmentOption::pickup(Currency::EUR).is_some());
        assert!(FulfillmentOption::download(Currency::EUR).is_some());
    }
}
