//! An order's invoice: the number, day and seller that stay as they were. What was bought is the order's to say.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::{OrderId, Timestamp};

/// An invoice's label: a prefix of the seller's and a number that no other invoice has.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct InvoiceNumber(String);

impl InvoiceNumber {
    /// The n-th invoice of a seller.
    #[must_use]
    pub fn new(prefix: &str, sequence: u64) -> Self {
        Self(format!("{prefix}{sequence}"))
    }

    /// As it is printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The invoice of one order. Written once, with the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    /// Its number.
    pub number: InvoiceNumber,
    /// What it is about.
    pub order: OrderId,
    /// Name, address and tax number of who sold, a line each, as they were on that day.
    pub seller: Vec<String>,
    /// When it was made.
    pub issued_at: Timestamp,
}
