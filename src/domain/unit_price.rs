//! What goods cost per kilogram, litre, metre or square metre, so that packages of different sizes can be compared (Directive
//! 98/6/EC, article 3; in Germany § 4 PAngV).
//!
//! To add a kind of quantity: a variant of [`Dimension`] with its units, the smallest first.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Money;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// By weight; told per kilogram.
    Mass,
    /// By volume; told per litre.
    Volume,
    /// By length; told per metre.
    Length,
    /// By area; told per square metre.
    Area,
}

impl Dimension {
    const ALL: [Self; 4] = [Self::Mass, Self::Volume, Self::Length, Self::Area];

    /// The units a quantity may be written in, with how many of the first each is; prices are told per the last.
    const fn units(self) -> &'static [(&'static str, u32)] {
        match self {
            Self::Mass => &[("g", 1), ("kg", 1_000)],
            Self::Volume => &[("ml", 1), ("cl", 10), ("l", 1_000)],
            Self::Length => &[("mm", 1), ("cm", 10), ("m", 1_000)],
            Self::Area => &[("cm2", 1), ("m2", 10_000)],
        }
    }

    fn smallest(self) -> &'static str {
        self.units().first().map_or("", |(name, _)| name)
    }

    fn reference(self) -> (&'static str, u32) {
        self.units().last().copied().unwrap_or(("", 1))
    }

    /// The unit that prices are told per, as a code: `kg`, `l`, `m`, `m2`.
    #[must_use]
    pub fn unit(self) -> &'static str {
        self.reference().0
    }
}

/// How much is in one piece. Written like `750 g` or `0.75 l`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Contents {
    amount: u32,
    dimension: Dimension,
}

impl Contents {
    /// How many of [`Contents::unit`].
    #[must_use]
    pub fn amount(self) -> u32 {
        self.amount
    }

    /// The unit of the amount: `g`, `ml`, `mm` or `cm2`.
    #[must_use]
    pub fn unit(self) -> &'static str {
        self.dimension.smallest()
    }

    /// What goods of this price and these contents cost per unit, rounded to the nearest minor unit.
    #[must_use]
    pub fn price(self, price: Money) -> UnitPrice {
        let (_, per) = self.dimension.reference();
        let amount = i128::from(self.amount.max(1));
        // Half up, in integers.
        let minor = (i128::from(price.amount_minor) * i128::from(per) * 2 + amount) / (amount * 2);
        UnitPrice {
            price: Money::new(i64::try_from(minor).unwrap_or(i64::MAX), price.currency),
            per: self.dimension,
        }
    }
}

/// A price per kilogram, litre, metre or square metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitPrice {
    /// What one unit costs.
    pub price: Money,
    /// Of what.
    pub per: Dimension,
}

/// This is no quantity such as `750 g`.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("`{0}` is no quantity such as `750 g`, `0.75 l`, `2.5 m` or `1.2 m2`")]
pub struct ContentsError(String);

impl FromStr for Contents {
    type Err = ContentsError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        read(text).ok_or_else(|| ContentsError(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Contents> {
    let text = text
        .trim()
        .to_lowercase()
        .replace(['²'], "2")
        .replace("sqm", "m2");
    // The unit begins with the first letter; `m2` ends in a digit.
    let (number, unit) = text.split_at_checked(text.find(|c: char| c.is_ascii_alphabetic())?)?;
    let (dimension, scale) = Dimension::ALL.into_iter().find_map(|dimension| {
        let found = dimension.units().iter().find(|(name, _)| *name == unit);
        found.map(|(_, scale)| (dimension, *scale))
    })?;
    let number = number.trim();
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = u32::try_from(fraction.len())
        .ok()
        .filter(|count| *count <= 4)?;
    let all = format!("{whole}{fraction}");
    if whole.is_empty() || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let scaled = all.parse::<u64>().ok()?.checked_mul(scale.into())?;
    let divisor = 10_u64.pow(digits);
    let amount = u32::try_from(scaled / divisor)
        .ok()
        .filter(|amount| *amount > 0)?;
    scaled
        .is_multiple_of(divisor)
        .then_some(Contents { amount, dimension })
}

impl TryFrom<String> for Contents {
    type Error = ContentsError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Contents> for String {
    fn from(contents: Contents) -> Self {
        contents.to_string()
    }
}

impl fmt::Display for Contents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Currency;

    #[test]
    fn quantities_are_read_as_merchants_write_them() {
        for (text, read) in [
            ("750 g", Some("750 g")),
            ("750g", Some("750 g")),
            ("0.75 kg", Some("750 g")),
            ("75 cl", Some("750 ml")),
            ("1 l", Some("1000 ml")),
            ("2.5 m", Some("2500 mm")),
            ("1.2 m²", Some("12000 cm2")),
            ("0.5 sqm", Some("5000 cm2")),
            ("0 g", None),
            ("0.0005 kg", None),
            ("1,5 kg", None),
            ("-1 kg", None),
            ("3 pieces", None),
            ("kg", None),
            ("", None),
        ] {
            let told = text.parse::<Contents>().ok().map(|one| one.to_string());
            assert_eq!(told.as_deref(), read, "{text}");
        }
    }

    #[test]
    fn a_price_per_unit_is_rounded_to_the_nearest_cent() {
        for (contents, price, per_unit, unit) in [
            ("250 g", 690, 2_760, "kg"),
            ("0.75 l", 999, 1_332, "l"),
            ("300 ml", 100, 333, "l"),
            ("3 m", 200, 67, "m"),
            ("2 m2", 4_999, 2_500, "m2"),
        ] {
            let price = Money::new(price, Currency::EUR);
            let told = contents.parse::<Contents>().unwrap().price(price);
            assert_eq!(
                (told.price.amount_minor, told.per.unit()),
                (per_unit, unit),
                "{contents}"
            );
        }
    }
}
