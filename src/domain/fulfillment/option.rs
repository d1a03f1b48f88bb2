//! A way of delivery as one checkout is offered it.

use serde::{Deserialize, Serialize};

use crate::domain::{FulfillmentOptionId, Localized, Money};

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
