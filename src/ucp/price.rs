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

/// A price per unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPrice {
    /// Minor units.
    pub amount: i64,
    /// ISO 4217 code.
    pub currency: String,
    /// How much is in one piece.
    pub measure: Measure,
    /// How much the price is for.
    pub reference: Measure,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// How many.
    pub value: u32,
    /// Of which unit.
    pub unit: String,
}

/// The lowest and the highest of several prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRange {
    /// The lowest.
    pub min: Price,
    /// The highest.
    pub max: Price,
}
