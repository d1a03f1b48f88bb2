//! Prices with their currency, as the catalog states them.

use serde::{Deserialize, Serialize};

/// A price in minor units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The amount in the currency's minor unit; never negative.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
}

/// The lowest and the highest of several prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRange {
    /// The lowest.
    pub min: Price,
    /// The highest.
    pub max: Price,
}
