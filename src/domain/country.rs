//! A country by its ISO 3166-1 alpha-2 code.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A country: two upper-case letters as in ISO 3166-1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Country([u8; 2]);

/// The text is not two letters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("a country is two letters as in ISO 3166-1, such as DE")]
pub struct CountryError;

/// The member states of the European Union.
const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl Country {
    /// Germany, the demo shop's own market.
    pub const DE: Self = Self(*b"DE");

    /// The code, such as `DE`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // Only ASCII letters are ever stored; `ZZ` is ISO 3166's "unknown".
        std::str::from_utf8(&self.0).unwrap_or("ZZ")
    }

    /// Whether the country is a member of the European Union.
    #[must_use]
    pub fn is_in_european_union(&self) -> bool {
        EUROPEAN_UNION.contains(&self.as_str())
    }

    /// The region a BCP 47 tag names, if it names one: `DE` for `de-DE`, nothing for `de`.
    #[must_use]
    pub fn of_language_tag(tag: &str) -> Option<Self> {
        tag.split(['-', '_'])
            .skip(1)
            // A single letter opens an extension; what follows is no region any more.
            .take_while(|part| part.len() > 1)
            .find_map(|part| part.parse().ok())
    }
}

impl FromStr for Country {
    type Err = CountryError;

    /// Lower-case letters are raised, as people type both.
    fn from_str(code: &str) -> Result<Self, CountryError> {
        match <[u8; 2]>::try_from(code.as_bytes()) {
            Ok(bytes) if bytes.iter().all(u8::is_ascii_alphabetic) => {
                Ok(Self(bytes.map(|b| b.to_ascii_uppercase())))
            }
            _ => Err(CountryError),
        }
    }
}

impl TryFrom<String> for Country {
    type Error = CountryError;

    fn try_from(code: String) -> Result<Self, CountryError> {
        code.parse()
    }
}

impl From<Country> for String {
    fn from(country: Country) -> Self {
        country.as_str().to_owned()
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_language_tag_may_name_a_region() {
        for (tag, country) in [
            ("de-DE", Some("DE")),
            ("de_AT", Some("AT")),
            ("zh-Hans-CN", Some("CN")),
            ("en-u-ca-gregory", None),
            ("de", None),
            ("", None),
        ] {
            let found = Country::of_language_tag(tag);
            assert_eq!(found.as_ref().map(Country::as_str), country, "{tag}");
        }
    }

    #[test]
    fn letters_are_raised_and_all_else_refused() {
        assert_eq!("de".parse::<Country>().unwrap(), Country::DE);
        for text in ["D", "DEU", "D1", "ß"] {
            assert!(text.parse::<Country>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_union_ends_at_its_border() {
        assert!(Country::DE.is_in_european_union());
        assert!(!"CH".parse::<Country>().unwrap().is_in_european_union());
    }
}
