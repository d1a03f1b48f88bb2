//! A discount code as a shopper types it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most codes that one cart or checkout is asked about. Only one can count; the rest is told apart to be polite.
pub const MAX_CODES: usize = 10;

/// The longest code, in characters.
const MAX_LEN: usize = 64;

/// A code. It is kept as typed, and compared without regard to case.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DiscountCode(String);

/// A text that can be no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a discount code has 1 to 64 characters, none of them a control character")]
pub struct CodeError;

impl DiscountCode {
    /// Takes a text as a code, without the blanks around it.
    pub fn new(text: &str) -> Result<Self, CodeError> {
        let text = text.trim();
        let is_code = !text.is_empty()
            && text.chars().count() <= MAX_LEN
            && !text.chars().any(char::is_control);
        is_code.then(|| Self(text.to_owned())).ok_or(CodeError)
    }

    /// The code as it was typed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl PartialEq for DiscountCode {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_lowercase() == other.0.to_lowercase()
    }
}

impl Eq for DiscountCode {}

impl TryFrom<String> for DiscountCode {
    type Error = CodeError;

    fn try_from(text: String) -> Result<Self, CodeError> {
        Self::new(&text)
    }
}

impl From<DiscountCode> for String {
    fn from(code: DiscountCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn case_and_blanks_do_not_matter() {
        let typed = DiscountCode::new("  Welcome10 ").unwrap();
        assert_eq!(typed, DiscountCode::new("WELCOME10").unwrap());
        assert_eq!(typed.as_str(), "Welcome10");
        for text in ["", "   ", "a\u{0}b", &"x".repeat(65)] {
            assert_eq!(DiscountCode::new(text), Err(CodeError), "{text}");
        }
    }
}
