//! Everything that happened to an order since it was placed. It only ever grows.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Parcel, Pieces, Refund};
use crate::domain::{LineItemId, Money, Timestamp};

/// Who called an order off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelledBy {
    /// The shopper, on the order's page.
    Shopper,
    /// The merchant.
    Merchant,
}

/// The order was called off before anything left.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cancellation {
    /// By whom.
    pub by: CancelledBy,
    /// When.
    pub at: Timestamp,
}

/// Goods that came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// Counts the returns of an order from 1.
    pub number: u32,
    /// What came back.
    pub pieces: Vec<Pieces>,
    /// When.
    pub at: Timestamp,
}

/// The shopper's statement that they withdraw from the contract (Directive 2011/83/EU, article 11a).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Their name, as they wrote it.
    pub name: String,
    /// Where the acknowledgement goes.
    pub email: String,
    /// From which pieces.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Pieces>,
    /// When the statement was confirmed.
    pub at: Timestamp,
}

/// What happened since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLife {
    /// Whether and by whom it was called off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancelled: Option<Cancellation>,
    /// What was handed over.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parcels: Vec<Parcel>,
    /// What came back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub returns: Vec<Return>,
    /// Money that went back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refunds: Vec<Refund>,
    /// Whether the shopper withdrew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawal: Option<Withdrawal>,
    /// Since when the shopper has agreed that downloads begin at once and end their right to withdraw from them
    /// (Directive 2011/83/EU, article 16 m).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub download_agreed_at: Option<Timestamp>,
}

impl OrderLife {
    /// Pieces of a line in parcels.
    #[must_use]
    pub fn handed_over(&self, line: &LineItemId) -> u32 {
        count(self.parcels.iter().flat_map(|parcel| &parcel.pieces), line)
    }

    /// Pieces of a line that came back.
    #[must_use]
    pub fn returned(&self, line: &LineItemId) -> u32 {
        count(self.returns.iter().flat_map(|back| &back.pieces), line)
    }

    /// Everything that goes back to the shopper, what the provider refused left out.
    #[must_use]
    pub fn refunded_minor(&self) -> i64 {
        let counts = |refund: &&Refund| refund.progress != super::RefundProgress::Failed;
        let amounts = self.refunds.iter().filter(counts);
        amounts.fold(0, |sum, refund| {
            sum.saturating_add(refund.amount.amount_minor)
        })
    }
}

fn count<'a>(pieces: impl Iterator<Item = &'a Pieces>, line: &LineItemId) -> u32 {
    pieces
        .filter(|some| some.line == *line)
        .fold(0, |sum, some| sum.saturating_add(some.quantity))
}

/// Where an order stands as a whole. Derived, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStatus {
    /// Bought; nothing left yet.
    Placed,
    /// Called off.
    Cancelled,
    /// Some of it is on its way or ready.
    PartlyHandedOver,
    /// All of it is on its way or ready.
    HandedOver,
    /// The shopper has all of it.
    Received,
    /// All of it came back.
    Returned,
}

impl OrderStatus {
    /// The word for programs and operators.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Placed => "placed",
            Self::Cancelled => "cancelled",
            Self::PartlyHandedOver => "partly_handed_over",
            Self::HandedOver => "handed_over",
            Self::Received => "received",
            Self::Returned => "returned",
        }
    }
}

/// A step that this order cannot take.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LifeError {
    /// It was called off.
    #[error("the order was cancelled")]
    Cancelled,
    /// Something of it has left.
    #[error("some of the order has left already; it can be returned")]
    HandedOver,
    /// The shopper withdrew from it.
    #[error("the shopper has withdrawn from the contract")]
    Withdrawn,
    /// The time to withdraw is over.
    #[error("the time to withdraw is over")]
    WithdrawalOver,
    /// No such line.
    #[error("the order has no line `{0}`")]
    UnknownLine(LineItemId),
    /// More pieces than there are for this.
    #[error("of line `{line}` there are {left} pieces left for this")]
    TooMany {
        /// Which line.
        line: LineItemId,
        /// How many there are.
        left: u32,
    },
    /// Nothing is left for this.
    #[error("nothing of the order is left for this")]
    NothingLeft,
    /// No such parcel.
    #[error("the order has no parcel {0}")]
    UnknownParcel(u32),
    /// The parcel arrived before.
    #[error("parcel {0} was received already")]
    Received(u32),
    /// Somebody must still be reached: goods or money are on their way.
    #[error("goods or money of the order are still on their way")]
    UnderWay,
    /// More money than was paid and not given back.
    #[error("at most {} {} can be refunded", left.amount_minor, left.currency.as_str())]
    TooMuch {
        /// What is left, in minor units.
        left: Money,
    },
    /// An amount of another currency, or none.
    #[error("the amount is not one of this order's currency above zero")]
    NoAmount,
    /// No such refund, or it has come to its end.
    #[error("the order has no open refund {0}")]
    UnknownRefund(u32),
}

impl LifeError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Cancelled => "order_cancelled",
            Self::HandedOver | Self::UnderWay => "order_handed_over",
            Self::Withdrawn => "order_withdrawn",
            Self::WithdrawalOver => "withdrawal_over",
            Self::UnknownLine(_) | Self::UnknownParcel(_) | Self::UnknownRefund(_) => "not_found",
            Self::TooMany { .. } | Self::NothingLeft | Self::Received(_) => "order_nothing_left",
            Self::TooMuch { .. } | Self::NoAmount => "refund_too_much",
        }
    }
}
