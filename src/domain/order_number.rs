//! The number a shopper reads out on the telephone: `SP-1042-7K`. Made from a counter; its end tells a typing error.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Letters and digits that are not mistaken for one another (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// An order's label for people. Orders are looked up by id; the number is no secret and no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OrderNumber(u64);

/// The text is no order number, or a digit of it is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not an order number such as SP-1042-7K")]
pub struct OrderNumberError;

impl OrderNumber {
    /// The number of the shop's n-th order.
    #[must_use]
    pub const fn new(sequence: u64) -> Self {
        Self(sequence)
    }

    /// The counter it was made from.
    #[must_use]
    pub const fn sequence(self) -> u64 {
        self.0
    }

    /// Two characters that change with every single wrong digit and every swap of neighbours: the factor is odd, so
    /// two sequences share them only if they differ by a multiple of 1024.
    fn check(self) -> [char; 2] {
        let check = self.0.wrapping_mul(797).wrapping_add(271) % 1024;
        let letter = |index: u64| {
            let index = usize::try_from(index).unwrap_or_default();
            ALPHABET.get(index).map_or('0', |byte| char::from(*byte))
        };
        [letter(check / 32), letter(check % 32)]
    }
}

impl fmt::Display for OrderNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.check();
        write!(f, "SP-{}-{first}{second}", self.0)
    }
}

impl std::str::FromStr for OrderNumber {
    type Err = OrderNumberError;

    fn from_str(text: &str) -> Result<Self, OrderNumberError> {
        let sequence = text
            .split('-')
            .nth(1)
            .and_then(|digits| digits.parse().ok());
        let number = Self(sequence.ok_or(OrderNumberError)?);
        if number.to_string() == text {
            Ok(number)
        } else {
            Err(OrderNumberError)
        }
    }
}

impl TryFrom<String> for OrderNumber {
    type Error = OrderNumberError;

    fn try_from(text: String) -> Result<Self, OrderNumberError> {
        text.parse()
    }
}

impl From<OrderNumber> for String {
    fn from(number: OrderNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_looks_like_one() {
        let text = OrderNumber::new(1042).to_string();
        assert!(text.starts_with("SP-1042-") && text.len() == 10, "{text}");
        assert_eq!(text.parse(), Ok(OrderNumber::new(1042)));
        for wrong in ["", "SP", "SP-1042", "SP-1042-", "1042", "SP-x-00"] {
            assert_eq!(
                wrong.parse::<OrderNumber>(),
                Err(OrderNumberError),
                "{wrong}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_wrong_digit_is_noticed(sequence in 1u64..10_000_000, place in 0u32..7, digit in 0u64..10) {
            let unit = 10u64.pow(place);
            let wrong = sequence - (sequence / unit % 10) * unit + digit * unit;
            prop_assume!(wrong != sequence);
            prop_assert_ne!(OrderNumber::new(wrong).check(), OrderNumber::new(sequence).check());
        }
    }
}
