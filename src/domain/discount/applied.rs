//! What became of the discounts of one cart, checkout or order. An order keeps it for good.

use serde::{Deserialize, Serialize};

use super::DiscountCode;
use crate::domain::{DiscountId, LineItemId, Localized, Money, MoneyError};

/// The codes that were asked for, and what was taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Discounts {
    /// Every code as it was typed, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<DiscountCode>,
    /// What was taken off, in the order in which it was.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applied: Vec<AppliedDiscount>,
    /// The codes that took nothing off, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejected: Vec<RejectedCode>,
}

/// A discount that was taken off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppliedDiscount {
    /// Which one.
    pub discount: DiscountId,
    /// The code that asked for it, as typed; nothing if it applied by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<DiscountCode>,
    /// What shoppers read.
    pub title: Localized,
    /// What it takes off, zero or more: the sum of `lines` and `delivery`.
    pub amount: Money,
    /// What it takes off each line.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Allocation>,
    /// What it takes off the delivery; nothing for a discount of goods. Zero as long as there is no delivery to pay.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Money>,
}

/// A discount's part of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Allocation {
    /// The line.
    pub line: LineItemId,
    /// What is taken off it, more than zero.
    pub amount: Money,
}

/// A code that takes nothing off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RejectedCode {
    /// Its place among the codes.
    pub index: usize,
    /// Why.
    pub reason: Rejection,
}

/// Why a code takes nothing off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// There is no such code, or not yet.
    Unknown,
    /// Its time is over, or it was used as often as it may be.
    Expired,
    /// It stands there twice.
    AlreadyApplied,
    /// Another code counts already.
    CombinationDisallowed,
    /// This buyer used it as often as one may.
    BuyerIneligible,
    /// The goods come to too little.
    MinimumNotMet,
    /// Nothing here is what it applies to.
    NotApplicable,
}

impl Rejection {
    /// The stable code; the first five are UCP's.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "discount_code_invalid",
            Self::Expired => "discount_code_expired",
            Self::AlreadyApplied => "discount_code_already_applied",
            Self::CombinationDisallowed => "discount_code_combination_disallowed",
            Self::BuyerIneligible => "discount_code_user_ineligible",
            Self::MinimumNotMet => "discount_code_minimum_not_met",
            Self::NotApplicable => "discount_code_not_applicable",
        }
    }
}

impl Discounts {
    /// What is taken off a line, zero or more.
    pub fn off_line(&self, line: &LineItemId, zero: Money) -> Result<Money, MoneyError> {
        self.applied
            .iter()
            .flat_map(|applied| &applied.lines)
            .filter(|part| part.line == *line)
            .try_fold(zero, |sum, part| sum.checked_add(part.amount))
    }

    /// What is taken off the goods, zero or more.
    pub fn off_goods(&self, zero: Money) -> Result<Money, MoneyError> {
        self.applied
            .iter()
            .flat_map(|applied| &applied.lines)
            .try_fold(zero, |sum, part| sum.checked_add(part.amount))
    }

    /// What is taken off the delivery, zero or more.
    pub fn off_delivery(&self, zero: Money) -> Result<Money, MoneyError> {
        self.applied
            .iter()
            .filter_map(|applied| applied.delivery)
            .try_fold(zero, Money::checked_add)
    }
}
