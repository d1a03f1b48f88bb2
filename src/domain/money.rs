//! Money: integer minor units with a currency. No floats, no rounding except where a rule says so, no cent lost.
//! How an amount is shown is not known here.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Currency;

/// An amount in a currency's minor unit: 649 euros are `amount_minor: 64900`. May be negative (a discount).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in minor units (cents for EUR, yen for JPY).
    pub amount_minor: i64,
    /// What the amount is in.
    pub currency: Currency,
}

/// Two amounts could not be calculated together.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// The amounts are in different currencies; nothing here converts.
    #[error("{left} and {right} cannot be calculated together")]
    CurrencyMismatch {
        /// Currency of the first amount.
        left: Currency,
        /// Currency of the second amount.
        right: Currency,
    },
    /// The result does not fit into 64 bits of minor units.
    #[error("the amount is too large")]
    Overflow,
    /// An amount was to be split among no one: no weights, or all of them zero.
    #[error("an amount cannot be split among no parts")]
    NoParts,
}

impl MoneyError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::CurrencyMismatch { .. } => "currency_mismatch",
            Self::Overflow | Self::NoParts => "invalid_amount",
        }
    }
}

impl Money {
    /// An amount in minor units.
    #[must_use]
    pub const fn new(amount_minor: i64, currency: Currency) -> Self {
        Self {
            amount_minor,
            currency,
        }
    }

    /// Nothing, in a currency.
    #[must_use]
    pub const fn zero(currency: Currency) -> Self {
        Self::new(0, currency)
    }

    /// The sum of two amounts of the same currency.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.with(self.amount_minor.checked_add(other.amount_minor))
    }

    /// The difference of two amounts of the same currency.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        self.with(self.amount_minor.checked_sub(other.amount_minor))
    }

    /// The amount `factor` times, as in unit price times quantity.
    pub fn checked_mul(self, factor: i64) -> Result<Self, MoneyError> {
        self.with(self.amount_minor.checked_mul(factor))
    }

    /// Splits the amount in proportion to `weights`. The parts always add up to the whole: what rounding leaves over
    /// goes, one minor unit each, to the parts with the largest remainders, earlier parts first.
    pub fn allocate(self, weights: &[u64]) -> Result<Vec<Self>, MoneyError> {
        let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
        if total == 0 {
            return Err(MoneyError::NoParts);
        }
        let amount = i128::from(self.amount_minor);
        // (index, floor of the exact share, remainder of the division)
        let mut shares: Vec<(usize, i128, i128)> = weights
            .iter()
            .map(|weight| amount * i128::from(*weight))
            .map(|exact| (exact.div_euclid(total), exact.rem_euclid(total)))
            .enumerate()
            .map(|(index, (floor, remainder))| (index, floor, remainder))
            .collect();
        let mut left = amount - shares.iter().map(|(_, floor, _)| floor).sum::<i128>();
        // A stable sort keeps earlier parts first among equal remainders.
        shares.sort_by_key(|(_, _, remainder)| std::cmp::Reverse(*remainder));
        for (_, share, _) in &mut shares {
            if left > 0 {
                *share += 1;
                left -= 1;
            }
        }
        shares.sort_by_key(|(index, ..)| *index);
        shares
            .into_iter()
            .map(|(_, share, _)| self.with(i64::try_from(share).ok()))
            .collect()
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch {
                left: self.currency,
                right: other.currency,
            })
        }
    }

    fn with(self, amount_minor: Option<i64>) -> Result<Self, MoneyError> {
        amount_minor
            .map(|amount| Self::new(amount, self.currency))
            .ok_or(MoneyError::Overflow)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn eur(amount_minor: i64) -> Money {
        Money::new(amount_minor, Currency::EUR)
    }

    #[test]
    fn currencies_do_not_mix() {
        let yen = Money::new(1, "JPY".parse().unwrap());
        let error = eur(1).checked_add(yen).unwrap_err();
        assert_eq!(error.code(), "currency_mismatch");
    }

    #[test]
    fn overflow_is_an_error() {
        assert_eq!(eur(i64::MAX).checked_add(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MIN).checked_sub(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MAX).checked_mul(2), Err(MoneyError::Overflow));
    }

    #[test]
    fn what_is_left_over_goes_to_the_largest_remainders() {
        for (amount, weights, parts) in [
            (100, &[1, 1, 1][..], &[34, 33, 33][..]),
            (100, &[1, 2], &[33, 67]),
            (-100, &[1, 1, 1], &[-33, -33, -34]),
            (5, &[0, 1], &[0, 5]),
            (0, &[3, 4], &[0, 0]),
        ] {
            let split: Vec<i64> = eur(amount)
                .allocate(weights)
                .unwrap()
                .iter()
                .map(|m| m.amount_minor)
                .collect();
            assert_eq!(split, parts, "{amount} by {weights:?}");
        }
        assert_eq!(eur(1).allocate(&[]), Err(MoneyError::NoParts));
        assert_eq!(eur(1).allocate(&[0, 0]), Err(MoneyError::NoParts));
    }

    proptest! {
        #[test]
        fn a_split_loses_no_cent(amount in any::<i64>(), weights in prop::collection::vec(0u64..10_000, 1..20)) {
            prop_assume!(weights.iter().any(|w| *w > 0));
            let parts = eur(amount).allocate(&weights).unwrap();
            prop_assert_eq!(parts.len(), weights.len());
            let sum: i128 = parts.iter().map(|p| i128::from(p.amount_minor)).sum();
            prop_assert_eq!(sum, i128::from(amount));
        }

        #[test]
        fn what_is_added_can_be_taken_away(a in any::<i32>(), b in any::<i32>()) {
            let (a, b) = (eur(a.into()), eur(b.into()));
            prop_assert_eq!(a.checked_add(b).unwrap().checked_sub(b).unwrap(), a);
        }
    }
}
