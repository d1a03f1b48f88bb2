//! A payment card as typed into the checkout page, read only as far as the built-in test provider needs.
//!
//! Real cards never come here: a real provider's own fields take them, and we see a token.

use std::fmt;

use thiserror::Error;

use super::payment::TestToken;

/// The well-known test numbers and what they stand for.
const TEST_CARDS: [(&str, TestToken); 3] = [
    ("4242424242424242", TestToken::Success),
    ("4000000000000002", TestToken::Decline),
    ("4000002760003184", TestToken::Challenge),
];

/// What was typed. Its debug form hides the number, so that no log can hold one.
#[derive(Clone, PartialEq, Eq)]
pub struct CardInput {
    /// The card number, with or without blanks.
    pub number: String,
    /// The expiry date as printed: `12/30` or `12/2030`; or without the stroke, which the number pads of telephones do not have.
    pub expiry: String,
    /// The check code.
    pub cvc: String,
}

/// A month of the calendar, for expiry dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearMonth {
    /// Four-digit year.
    pub year: u16,
    /// Month from 1 to 12.
    pub month: u8,
}

/// A card the test provider does not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CardError {
    /// The number's check digit is wrong, or it is no number.
    #[error("this is not a card number")]
    InvalidNumber,
    /// It may be somebody's real card. It must not be used here.
    #[error("only the test card numbers are accepted here")]
    NotATestCard,
    /// The date cannot be read.
    #[error("the expiry date is a month and a year, such as 12/30")]
    InvalidExpiry,
    /// The date has passed.
    #[error("the card has expired")]
    Expired,
    /// The check code is not three or four digits.
    #[error("the security code has three or four digits")]
    InvalidCvc,
}

impl CardError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::InvalidNumber => "card_number_invalid",
            Self::NotATestCard => "card_not_a_test_card",
            Self::InvalidExpiry => "card_expiry_invalid",
            Self::Expired => "card_expired",
            Self::InvalidCvc => "card_cvc_invalid",
        }
    }
}

impl CardInput {
    /// What the test provider is to do with this card, `now` being the present month.
    pub fn test_token(&self, now: YearMonth) -> Result<TestToken, CardError> {
        let digits = digits(&self.number).ok_or(CardError::InvalidNumber)?;
        if !has_valid_check_digit(&digits) {
            return Err(CardError::InvalidNumber);
        }
        let known = TEST_CARDS.iter().find(|(number, _)| *number == digits);
        let (_, token) = known.ok_or(CardError::NotATestCard)?;
        // A card is good through the last day of its month.
        if read_expiry(&self.expiry).ok_or(CardError::InvalidExpiry)? < now {
            return Err(CardError::Expired);
        }
        let cvc = self.cvc.trim();
        if !matches!(cvc.len(), 3 | 4) || !cvc.bytes().all(|b| b.is_ascii_digit()) {
            return Err(CardError::InvalidCvc);
        }
        Ok(*token)
    }
}

impl fmt::Debug for CardInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardInput(hidden)")
    }
}

/// The digits of a card number; nothing if there is anything but digits, blanks and hyphens, or an odd length.
fn digits(number: &str) -> Option<String> {
    let digits: String = number
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | '\u{a0}'))
        .collect();
    let plausible = (12..=19).contains(&digits.len());
    (plausible && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// The Luhn check of ISO/IEC 7812-1: from the right, every second digit counts double, its own digits added up.
fn has_valid_check_digit(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .map(|b| u32::from(b.wrapping_sub(b'0')))
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn read_expiry(text: &str) -> Option<YearMonth> {
    let text = text.trim();
    let (month, year) = match text.split_once('/') {
        Some(parts) => parts,
        None => text.split_at_checked(2)?,
    };
    let (month, year) = (month.trim(), year.trim());
    let month: u8 = month
        .parse()
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let digits = year.len();
    let year: u16 = year.parse().ok()?;
    match digits {
        2 => Some(YearMonth {
            year: 2000 + year,
            month,
        }),
        4 => Some(YearMonth { year, month }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: YearMonth = YearMonth {
        year: 2026,
        month: 7,
    };

    fn read(number: &str, expiry: &str, cvc: &str) -> Result<TestToken, CardError> {
        let card = CardInput {
            number: number.into(),
            expiry: expiry.into(),
            cvc: cvc.into(),
        };
        card.test_token(NOW)
    }

    #[test]
    fn only_the_three_test_cards_are_taken() {
        for (number, outcome) in [
            ("4242 4242 4242 4242", Ok(TestToken::Success)),
            ("4242424242424242", Ok(TestToken::Success)),
            ("4000 0000 0000 0002", Ok(TestToken::Decline)),
            ("4000-0027-6000-3184", Ok(TestToken::Challenge)),
            ("5555 5555 5555 4444", Err(CardError::NotATestCard)),
            ("4242 4242 4242 4241", Err(CardError::InvalidNumber)),
            ("4242", Err(CardError::InvalidNumber)),
            ("4242 4242 4242 424x", Err(CardError::InvalidNumber)),
            ("", Err(CardError::InvalidNumber)),
        ] {
            assert_eq!(read(number, "12/30", "123"), outcome, "{number}");
        }
    }

    #[test]
    fn a_card_is_good_through_its_last_month() {
        for (expiry, outcome) in [
            ("07/26", Ok(TestToken::Success)),
            ("7 / 2026", Ok(TestToken::Success)),
            ("0726", Ok(TestToken::Success)),
            ("072026", Ok(TestToken::Success)),
            ("06/26", Err(CardError::Expired)),
            ("0626", Err(CardError::Expired)),
            ("12/25", Err(CardError::Expired)),
            ("13/30", Err(CardError::InvalidExpiry)),
            ("00/30", Err(CardError::InvalidExpiry)),
            ("12/3", Err(CardError::InvalidExpiry)),
            ("1330", Err(CardError::InvalidExpiry)),
            ("123", Err(CardError::InvalidExpiry)),
            ("1", Err(CardError::InvalidExpiry)),
            ("1ü30", Err(CardError::InvalidExpiry)),
        ] {
            assert_eq!(read("4242424242424242", expiry, "123"), outcome, "{expiry}");
        }
    }

    #[test]
    fn the_security_code_is_three_or_four_digits() {
        for (cvc, valid) in [("123", true), ("1234", true), ("12", false), ("12a", false)] {
            assert_eq!(
                read("4242424242424242", "12/30", cvc).is_ok(),
                valid,
                "{cvc}"
            );
        }
    }

    #[test]
    fn a_log_never_holds_a_number() {
        let card = CardInput {
            number: "4242".into(),
            expiry: String::new(),
            cvc: "123".into(),
        };
        let shown = format!("{card:?}");
        assert!(!shown.contains("4242") && !shown.contains("123"), "{shown}");
    }

    proptest! {
        #[test]
        fn no_input_breaks_the_reading(number in any::<String>(), expiry in any::<String>(), cvc in any::<String>()) {
            let _ = read(&number, &expiry, &cvc);
        }

        #[test]
        fn one_wrong_digit_is_noticed(place in 0usize..16, other in 0u8..10) {
            let mut number = b"4242424242424242".to_vec();
            if let Some(digit) = number.get_mut(place) {
                prop_assume!(*digit != b'0' + other);
                *digit = b'0' + other;
            }
            prop_assert!(!has_valid_check_digit(&String::from_utf8_lossy(&number)));
        }
    }
}
