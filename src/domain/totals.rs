//! What something costs, entry by entry. Totals always add up: they cannot be built, or read back, in any other way.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Currency, Money, MoneyError, TaxRate};

/// What an entry of the totals stands for: UCP's well-known types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalKind {
    /// The lines together. Exactly one, first.
    Subtotal,
    /// A discount on single items. Negative.
    ItemsDiscount,
    /// A discount on the whole. Negative.
    Discount,
    /// Delivery.
    Fulfillment,
    /// A tax that comes on top; not one that prices include.
    Tax,
    /// Any other charge.
    Fee,
    /// What is to be paid. Exactly one, last.
    Total,
}

impl TotalKind {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Subtotal => "subtotal",
            Self::ItemsDiscount => "items_discount",
            Self::Discount => "discount",
            Self::Fulfillment => "fulfillment",
            Self::Tax => "tax",
            Self::Fee => "fee",
            Self::Total => "total",
        }
    }

    fn allows(self, amount_minor: i64) -> bool {
        match self {
            Self::ItemsDiscount | Self::Discount => amount_minor < 0,
            Self::Subtotal | Self::Fulfillment | Self::Tax | Self::Fee | Self::Total => {
                amount_minor >= 0
            }
        }
    }
}

/// One line of the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TotalEntry {
    /// What it stands for.
    pub kind: TotalKind,
    /// Its amount in the totals' currency, in minor units; discounts are negative.
    pub amount_minor: i64,
}

/// Totals that add up: the subtotal, whatever comes to it, and the total, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored")]
pub struct Totals {
    currency: Currency,
    entries: Vec<TotalEntry>,
    /// The tax that the total includes, in minor units. Told beside the total, never an entry, as it adds nothing.
    tax_included_minor: i64,
}

/// Totals as a store or a file holds them, before they are checked.
#[derive(Deserialize)]
struct Stored {
    currency: Currency,
    entries: Vec<TotalEntry>,
    tax_included_minor: i64,
}

/// These are no totals.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TotalsError {
    /// Amounts that cannot be calculated together.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// An amount has the wrong sign for what it stands for.
    #[error("{kind} cannot be {amount_minor}", kind = kind.as_str())]
    Sign {
        /// What the entry stands for.
        kind: TotalKind,
        /// Its amount in minor units.
        amount_minor: i64,
    },
    /// There is not exactly one subtotal at the head and one total at the end, or the total is not their sum.
    #[error("the entries do not add up to the total")]
    DoesNotAddUp,
}

impl TotalsError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Money(error) => error.code(),
            Self::Sign { .. } | Self::DoesNotAddUp => "invalid_amount",
        }
    }
}

impl Totals {
    /// The totals of lines and, when a way of delivery is chosen, its price. `tax` is the rate that all of these
    /// prices include; the tax is rounded line by line, so that the lines' taxes add up to the one that is told.
    pub fn of(
        currency: Currency,
        lines: impl IntoIterator<Item = Money>,
        fulfillment: Option<Money>,
        tax: Option<TaxRate>,
    ) -> Result<Self, TotalsError> {
        let mut subtotal = Money::zero(currency);
        let mut included = Money::zero(currency);
        let included_in = |amount| tax.map_or(Ok(Money::zero(currency)), |t| t.included_in(amount));
        for line in lines {
            subtotal = subtotal.checked_add(line)?;
            included = included.checked_add(included_in(line)?)?;
        }
        let mut parts = vec![TotalEntry {
            kind: TotalKind::Subtotal,
            amount_minor: subtotal.amount_minor,
        }];
        if let Some(price) = fulfillment {
            // Adding is also what refuses a price in another currency.
            subtotal.checked_add(price)?;
            included = included.checked_add(included_in(price)?)?;
            parts.push(TotalEntry {
                kind: TotalKind::Fulfillment,
                amount_minor: price.amount_minor,
            });
        }
        Self::new(currency, parts, included.amount_minor)
    }

    /// Totals of these parts, the subtotal first; the total is added at the end.
    pub fn new(
        currency: Currency,
        mut parts: Vec<TotalEntry>,
        tax_included_minor: i64,
    ) -> Result<Self, TotalsError> {
        let total = sum(&parts)?;
        parts.push(TotalEntry {
            kind: TotalKind::Total,
            amount_minor: total,
        });
        Stored {
            currency,
            entries: parts,
            tax_included_minor,
        }
        .try_into()
    }

    /// What all amounts are in.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Every entry in the order to show them: the subtotal first, the total last.
    #[must_use]
    pub fn entries(&self) -> &[TotalEntry] {
        &self.entries
    }

    /// What is to be paid.
    #[must_use]
    pub fn total(&self) -> Money {
        self.amount_of(TotalKind::Total)
            .unwrap_or(Money::zero(self.currency))
    }

    /// The lines together.
    #[must_use]
    pub fn subtotal(&self) -> Money {
        self.amount_of(TotalKind::Subtotal)
            .unwrap_or(Money::zero(self.currency))
    }

    /// What delivery costs, when that is known.
    #[must_use]
    pub fn fulfillment(&self) -> Option<Money> {
        self.amount_of(TotalKind::Fulfillment)
    }

    /// The tax that the total includes.
    #[must_use]
    pub fn tax_included(&self) -> Money {
        Money::new(self.tax_included_minor, self.currency)
    }

    fn amount_of(&self, kind: TotalKind) -> Option<Money> {
        let entry = self.entries.iter().find(|entry| entry.kind == kind)?;
        Some(Money::new(entry.amount_minor, self.currency))
    }
}

impl TryFrom<Stored> for Totals {
    type Error = TotalsError;

    fn try_from(stored: Stored) -> Result<Self, TotalsError> {
        let Stored {
            currency,
            entries,
            tax_included_minor,
        } = stored;
        if let Some(wrong) = entries
            .iter()
            .find(|entry| !entry.kind.allows(entry.amount_minor))
        {
            return Err(TotalsError::Sign {
                kind: wrong.kind,
                amount_minor: wrong.amount_minor,
            });
        }
        let [first, middle @ .., last] = entries.as_slice() else {
            return Err(TotalsError::DoesNotAddUp);
        };
        let is_end = |kind| matches!(kind, TotalKind::Subtotal | TotalKind::Total);
        if first.kind != TotalKind::Subtotal
            || last.kind != TotalKind::Total
            || middle.iter().any(|entry| is_end(entry.kind))
            || sum(middle)?.checked_add(first.amount_minor) != Some(last.amount_minor)
        {
            return Err(TotalsError::DoesNotAddUp);
        }
        Ok(Self {
            currency,
            entries,
            tax_included_minor,
        })
    }
}

fn sum(entries: &[TotalEntry]) -> Result<i64, MoneyError> {
    entries
        .iter()
        .try_fold(0i64, |sum, entry| sum.checked_add(entry.amount_minor))
        .ok_or(MoneyError::Overflow)
}

#[cfg(test)]
mod tests;
