//! A currency by its ISO 4217 code. It knows how many minor digits a currency has and nothing about how money is shown.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// An ISO 4217 currency: three upper-case letters.
///
/// Any three letters are accepted, because a merchant's catalog may hold a code that is newer than this build; the
/// exponent of an unlisted one is 2, as ISO 4217 has for nearly all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

/// The text is not three upper-case letters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a currency is three upper-case letters as in ISO 4217, such as EUR")]
pub struct CurrencyError;

impl Currency {
    /// The euro, in which the demo shop sells.
    pub const EUR: Self = Self(*b"EUR");

    /// The code, such as `EUR`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII letters are ever stored; `XXX` is ISO 4217's own "no currency".
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimal digits the minor unit has: 2 for EUR, 0 for JPY, 3 for KWD.
    #[must_use]
    pub fn exponent(&self) -> u32 {
        match self.as_str() {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF"
            | "UGX" | "UYI" | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(code: &str) -> Result<Self, CurrencyError> {
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_uppercase) => Ok(Self(bytes)),
            _ => Err(CurrencyError),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = CurrencyError;

    fn try_from(code: String) -> Result<Self, CurrencyError> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_upper_case_letters_are_a_currency() {
        for (text, valid) in [
            ("EUR", true),
            ("JPY", true),
            ("eur", false),
            ("EU", false),
            ("EURO", false),
            ("E1R", false),
            ("", false),
            ("€", false),
        ] {
            assert_eq!(text.parse::<Currency>().is_ok(), valid, "{text}");
        }
    }

    #[test]
    fn exponents_are_those_of_iso_4217() {
        for (code, exponent) in [("EUR", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("USD", 2)] {
            assert_eq!(code.parse::<Currency>().map(|c| c.exponent()), Ok(exponent));
        }
    }
}
