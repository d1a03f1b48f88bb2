//! Money that goes back, and why.

use serde::{Deserialize, Serialize};

use super::Pieces;
use crate::domain::{Money, Timestamp};

/// Why money goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundReason {
    /// The order was called off.
    Cancelled,
    /// Goods came back.
    Returned,
    /// Something else, such as a scratch.
    Goodwill,
}

impl RefundReason {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Cancelled => "cancelled",
            Self::Returned => "returned",
            Self::Goodwill => "goodwill",
        }
    }
}

/// What became of a refund at the payment provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RefundProgress {
    /// Decided here; the provider is being asked, again and again until it answers.
    Requested,
    /// The provider gives it back.
    Done {
        /// The provider's own name for it.
        reference: String,
        /// Since when.
        at: Timestamp,
    },
    /// The provider refuses; the merchant must pay in another way.
    Failed,
}

/// Money that goes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// Counts the refunds of an order from 1; with the order's id it is the provider's idempotency key.
    pub number: u32,
    /// How much; never zero.
    pub amount: Money,
    /// Why.
    pub reason: RefundReason,
    /// For which pieces, if for certain ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Pieces>,
    /// When it was decided.
    pub requested_at: Timestamp,
    /// What became of it.
    pub progress: RefundProgress,
}
