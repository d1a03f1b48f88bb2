//! How many pieces of one variant stand in a line.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A number of pieces from 1 to [`Quantity::MAX`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Quantity(u8);

/// The number is not one a line can hold.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a quantity is a whole number from 1 to {max}", max = Quantity::MAX)]
pub struct QuantityError;

impl QuantityError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid_quantity"
    }
}

impl Quantity {
    /// A single piece.
    pub const ONE: Self = Self(1);
    /// The most pieces of one variant in a cart.
    pub const MAX: u8 = 99;

    /// Takes a number of pieces, whatever number a request may hold.
    pub fn new(pieces: i64) -> Result<Self, QuantityError> {
        match u8::try_from(pieces) {
            Ok(pieces @ 1..=Self::MAX) => Ok(Self(pieces)),
            _ => Err(QuantityError),
        }
    }

    /// The number of pieces.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0.into()
    }

    /// So many more pieces.
    pub fn plus(self, more: Self) -> Result<Self, QuantityError> {
        Self::new(i64::from(self) + i64::from(more))
    }

    /// What is left when so many are taken; nothing, if those were all.
    #[must_use]
    pub fn minus(self, taken: Self) -> Option<Self> {
        Self::new(i64::from(self) - i64::from(taken)).ok()
    }
}

impl TryFrom<i64> for Quantity {
    type Error = QuantityError;

    fn try_from(pieces: i64) -> Result<Self, QuantityError> {
        Self::new(pieces)
    }
}

impl From<Quantity> for i64 {
    fn from(quantity: Quantity) -> Self {
        quantity.0.into()
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn only_1_to_99_is_a_quantity(pieces in -300i64..300) {
            prop_assert_eq!(Quantity::new(pieces).is_ok(), (1..=99).contains(&pieces));
        }
    }

    #[test]
    fn a_line_cannot_grow_past_the_maximum() {
        assert_eq!(Quantity(98).plus(Quantity::ONE), Ok(Quantity(99)));
        assert_eq!(Quantity(99).plus(Quantity::ONE), Err(QuantityError));
        assert_eq!(Quantity::new(i64::MAX), Err(QuantityError));
    }
}
