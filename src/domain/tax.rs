//! Value added tax as it sits inside a price. Prices are gross: the tax is a share that is told, never one that is added.

use serde::{Deserialize, Serialize};

use super::{Country, Money, MoneyError};

/// A tax rate in basis points: 1900 is 19 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TaxRate(u32);

/// The standard rates of the European Union's members in basis points, as of January 2026.
/// Source: the Union's "Your Europe", VAT rules and rates.
const STANDARD_RATES: [(&str, u32); 27] = [
    ("AT", 2000),
    ("BE", 2100),
    ("BG", 2000),
    ("CY", 1900),
    ("CZ", 2100),
    ("DE", 1900),
    ("DK", 2500),
    ("EE", 2400),
    ("ES", 2100),
    ("FI", 2550),
    ("FR", 2000),
    ("GR", 2400),
    ("HR", 2500),
    ("HU", 2700),
    ("IE", 2300),
    ("IT", 2200),
    ("LT", 2100),
    ("LU", 1700),
    ("LV", 2100),
    ("MT", 1800),
    ("NL", 2100),
    ("PL", 2300),
    ("PT", 2300),
    ("RO", 2100),
    ("SE", 2500),
    ("SI", 2200),
    ("SK", 2300),
];

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

    /// The standard rate for goods that go to a country; nothing where prices carry no tax that we know of.
    #[must_use]
    pub fn standard(country: Country) -> Option<Self> {
        STANDARD_RATES
            .iter()
            .find(|(code, _)| *code == country.as_str())
            .map(|(_, basis_points)| Self(*basis_points))
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

    use super::super::Currency;
    use super::*;

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
    fn the_table_is_the_union() {
        for (code, _) in STANDARD_RATES {
            assert!(
                code.parse::<Country>().unwrap().is_in_european_union(),
                "{code}"
            );
        }
        assert_eq!(
            TaxRate::standard(Country::DE).map(TaxRate::basis_points),
            Some(1900)
        );
        assert_eq!(TaxRate::standard("CH".parse().unwrap()), None);
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
