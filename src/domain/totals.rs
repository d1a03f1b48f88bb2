//! What something costs, entry by entry. Totals always add up: they cannot be built, or read back, in any other way.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Currency, Money, MoneyError, TaxLine};

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
    /// Every tax by its rate, included or added.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    taxes: Vec<TaxLine>,
}

/// Totals as a store or a file holds them, before they are checked.
#[derive(Deserialize)]
struct Stored {
    currency: Currency,
    entries: Vec<TotalEntry>,
    tax_included_minor: i64,
    /// Absent in totals that were written before taxes were told by rate.
    #[serde(default)]
    taxes: Vec<TaxLine>,
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
    /// The taxes by rate are not those that the entries add, or that the total includes.
    #[error("the taxes do not add up")]
    TaxesDoNotAddUp,
}

impl TotalsError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Money(error) => error.code(),
            Self::Sign { .. } | Self::DoesNotAddUp | Self::TaxesDoNotAddUp => "invalid_amount",
        }
    }
}

impl Totals {
    /// Totals of these parts, the subtotal first; the total is added at the end. `taxes` are all of them: those that are
    /// added must be among the parts.
    pub fn new(
        currency: Currency,
        mut parts: Vec<TotalEntry>,
        taxes: Vec<TaxLine>,
    ) -> Result<Self, TotalsError> {
        let total = sum(parts.iter().map(|part| part.amount_minor))?;
        parts.push(TotalEntry {
            kind: TotalKind::Total,
            amount_minor: total,
        });
        Stored {
            currency,
            entries: parts,
            tax_included_minor: sum_of_taxes(&taxes, true)?,
            taxes,
        }
        .try_into()
    }

    /// The totals of nothing at all.
    pub fn nothing() -> Result<Self, TotalsError> {
        let subtotal = TotalEntry {
            kind: TotalKind::Subtotal,
            amount_minor: 0,
        };
        Self::new(Currency::EUR, vec![subtotal], Vec::new())
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

    /// What the goods cost after the discounts on them, without delivery and without tax that is added.
    #[must_use]
    pub fn goods(&self) -> Money {
        let off = self.amount_of(TotalKind::ItemsDiscount);
        let subtotal = self.subtotal();
        off.and_then(|off| subtotal.checked_add(off).ok())
            .unwrap_or(subtotal)
    }

    /// Every tax by its rate, included or added, the highest rate first. Empty where no tax is known.
    #[must_use]
    pub fn taxes(&self) -> &[TaxLine] {
        &self.taxes
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
            taxes,
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
            || sum(middle.iter().map(|entry| entry.amount_minor))?.checked_add(first.amount_minor)
                != Some(last.amount_minor)
        {
            return Err(TotalsError::DoesNotAddUp);
        }
        let added = middle.iter().filter(|entry| entry.kind == TotalKind::Tax);
        if !taxes.is_empty()
            && (sum_of_taxes(&taxes, true)? != tax_included_minor
                || sum_of_taxes(&taxes, false)? != sum(added.map(|entry| entry.amount_minor))?)
        {
            return Err(TotalsError::TaxesDoNotAddUp);
        }
        Ok(Self {
            currency,
            entries,
            tax_included_minor,
            taxes,
        })
    }
}

fn sum(amounts: impl IntoIterator<Item = i64>) -> Result<i64, MoneyError> {
    amounts
        .into_iter()
        .try_fold(0i64, i64::checked_add)
        .ok_or(MoneyError::Overflow)
}

fn sum_of_taxes(taxes: &[TaxLine], included: bool) -> Result<i64, MoneyError> {
    sum(taxes
        .iter()
        .filter(|tax| tax.is_included == included)
        .map(|tax| tax.tax_minor))
}

#[cfg(test)]
mod tests;
