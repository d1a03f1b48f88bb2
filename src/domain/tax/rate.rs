//! A tax rate: the tax inside a gross amount, and the tax on top of a net one.

use serde::{Deserialize, Serialize};

use crate::domain::{Money, MoneyError};

/// A tax rate in basis points: 1900 is 19 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaxRate(u32);

impl TaxRate {
    /// A rate in basis points: hundredths of a percent.
    #[must_use]
    pub const fn from_basis_points(basis_points: u32) -> Self {
        Self(basis_points)
    }

    /// The rate in hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> u32 {
        self.0
    }

    /// The tax that comes on top of a net amount, rounded half up to the minor unit.
    pub fn on_top_of(self, net: Money) -> Result<Money, MoneyError> {
        let tax = (i128::from(net.amount_minor) * i128::from(self.0) + 5_000).div_euclid(10_000);
        let tax = i64::try_from(tax).map_err(|_| MoneyError::Overflow)?;
        Ok(Money::new(tax, net.currency))
    }

    /// The tax inside a gross amount, rounded half up to the minor unit: `gross * rate / (1 + rate)`.
    pub fn included_in(self, gross: Money) -> Result<Money, MoneyError> {
        let rate = i128::from(self.0);
        let divisor = 10_000 + rate;
        // Adding half the divisor before the flooring division rounds half up.
        let tax = (2 * i128::from(gross.amount_minor) * rate + divisor).div_euclid(2 * divisor);
        let tax = i64::try_from(tax).map_err(|_| MoneyError::Overflow)?;
        Ok(Money::new(tax, gross.currency))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::domain::Currency;

    fn included(gross: i64, basis_points: u32) -> i64 {
        let gross = Money::new(gross, Currency::EUR);
        TaxRate::from_basis_points(basis_points)
            .included_in(gross)
            .unwrap()
            .amount_minor
    }

    #[test]
    fn the_tax_inside_a_price_is_rounded_half_up() {
        for (gross, basis_points, tax) in [
            (11_900, 1900, 1900),
            (64_900, 1900, 10_362), // 10362.18…
            (490, 1900, 78),        // 78.2…
            (3, 10_000, 2),         // 1.5 exactly
            (100, 0, 0),
            (0, 1900, 0),
        ] {
            assert_eq!(
                included(gross, basis_points),
                tax,
                "{gross} at {basis_points}"
            );
        }
    }

    #[test]
    fn the_tax_on_top_of_a_price_is_rounded_half_up() {
        for (net, basis_points, tax) in [
            (10_000, 1900, 1900),
            (50, 100, 1),
            (49, 100, 0),
            (5, 810, 0),
        ] {
            let net = Money::new(net, Currency::EUR);
            let rate = TaxRate::from_basis_points(basis_points);
            assert_eq!(rate.on_top_of(net).unwrap().amount_minor, tax);
        }
    }

    proptest! {
        #[test]
        fn net_and_tax_make_the_rate(gross in 0i64..1_000_000_000, basis_points in 0u32..10_000) {
            let tax = included(gross, basis_points);
            prop_assert!((0..=gross).contains(&tax));
            // The tax on the net amount differs from the tax told by no more than its rounding.
            let net = gross - tax;
            let again = (net * i64::from(basis_points) + 5_000) / 10_000;
            prop_assert!((again - tax).abs() <= 1, "{} or {}", again, tax);
        }
    }
}
