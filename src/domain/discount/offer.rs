//! A discount as the shop offers it.

use std::collections::BTreeSet;

use thiserror::Error;

use super::DiscountCode;
use crate::domain::{DiscountId, Localized, Money, PricedLine, ProductId, TaxRate, Timestamp};

/// Something a shop takes off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discount {
    /// Names it in the configuration and where its uses are counted; never give an old name to a new discount.
    pub id: DiscountId,
    /// What shoppers read: "10 % off your first order".
    pub title: Localized,
    /// The code that asks for it; without one it applies by itself.
    pub code: Option<DiscountCode>,
    /// What it takes off.
    pub benefit: Benefit,
    /// What all lines must come to before any discount.
    pub min_subtotal: Option<Money>,
    /// The products it applies to; with no product and no tag, to all.
    pub products: Vec<ProductId>,
    /// Products with one of these tags are among them.
    pub tags: Vec<String>,
    /// From when on it holds.
    pub valid_from: Option<Timestamp>,
    /// The first moment at which it no longer holds.
    pub valid_until: Option<Timestamp>,
    /// How many orders may use it.
    pub limit: Option<u32>,
    /// How many orders of one e-mail address may use it.
    pub limit_per_buyer: Option<u32>,
}

/// What a discount takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Benefit {
    /// A share of the goods it applies to, in basis points from 1 to 10,000, rounded half up once for all of them.
    Percent(u32),
    /// An amount off the goods it applies to, at most what they cost.
    Amount(Money),
    /// The delivery, as far as the cheapest way on offer: who wants it faster pays the difference.
    FreeShipping,
}

/// A discount that contradicts itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum DiscountError {
    /// A percentage of nothing, or of more than all.
    #[error("a percentage is more than 0 and at most 100")]
    Percent,
    /// An amount that takes nothing off.
    #[error("an amount is more than zero")]
    Amount,
    /// It ends before it begins.
    #[error("valid_until is not after valid_from")]
    Period,
    /// It may never be used.
    #[error("a limit is at least 1")]
    Limit,
    /// There is nothing to call it.
    #[error("the title is empty")]
    NoTitle,
}

/// What a shop offers at one moment.
#[derive(Clone, Debug, Default)]
pub struct Offers<'a> {
    /// Every discount of the shop, in the order in which automatic ones apply.
    pub discounts: &'a [Discount],
    /// Those that have been used as often as they may be.
    pub used_up: BTreeSet<DiscountId>,
}

impl Discount {
    /// The discount, if it holds together.
    pub fn checked(self) -> Result<Self, DiscountError> {
        match self.benefit {
            Benefit::Percent(share) if !(1..=10_000).contains(&share) => {
                return Err(DiscountError::Percent);
            }
            Benefit::Amount(amount) if amount.amount_minor <= 0 => {
                return Err(DiscountError::Amount);
            }
            _ => {}
        }
        if let (Some(from), Some(until)) = (self.valid_from, self.valid_until)
            && until <= from
        {
            return Err(DiscountError::Period);
        }
        if self.limit == Some(0) || self.limit_per_buyer == Some(0) {
            return Err(DiscountError::Limit);
        }
        if self.title.is_empty() {
            return Err(DiscountError::NoTitle);
        }
        Ok(self)
    }

    /// Whether it applies by itself.
    #[must_use]
    pub fn is_automatic(&self) -> bool {
        self.code.is_none()
    }

    /// Whether it applies to a line.
    #[must_use]
    pub fn covers(&self, line: &PricedLine) -> bool {
        let names_none = self.products.is_empty() && self.tags.is_empty();
        names_none
            || self.products.contains(&line.product)
            || line.tags.iter().any(|tag| self.tags.contains(tag))
    }

    /// What a share of an amount comes to, rounded half up.
    pub(super) fn share(percent: u32, of: Money) -> Result<Money, crate::domain::MoneyError> {
        TaxRate::from_basis_points(percent).on_top_of(of)
    }
}
