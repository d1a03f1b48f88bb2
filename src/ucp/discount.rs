//! The discount extension of carts and checkouts: codes in, applied discounts out.

use serde::{Deserialize, Serialize};

/// What was asked for and what was taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discounts {
    /// The codes as they were sent, also those that were refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<String>,
    /// What was taken off, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<AppliedDiscount>,
}

/// A discount in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedDiscount {
    /// The code that asked for it; absent where it applies by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// What to call it.
    pub title: String,
    /// What it takes off, in minor units, never negative.
    pub amount: i64,
    /// Whether it applies by itself.
    #[serde(default)]
    pub automatic: bool,
    /// `across`: taken off the whole and split by value. Absent for a discount of the delivery.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// Its place in the calculation, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<u32>,
    /// Where it was taken off; the sum of these is `amount`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allocations: Vec<Allocation>,
}

/// A discount's part of one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// JSONPath to it.
    pub path: String,
    /// The part in minor units.
    pub amount: i64,
}

/// What a request says of discounts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiscountsRequest {
    /// All codes that shall count; those sent before are forgotten. Left out, they stay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub codes: Option<Vec<String>>,
}
