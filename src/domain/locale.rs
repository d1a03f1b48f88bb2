//! The languages this shop speaks. A locale is chosen once, at the door, from whatever tag the page or platform sent.
//!
//! To add a language: a variant, its tag in `language`, a row in each text table that matches on `Locale`
//! (the compiler lists them).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A language the shop's own texts exist in.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum Locale {
    /// English, which everything falls back to.
    #[default]
    En,
    /// German.
    De,
}

/// The tag's language is none that the shop speaks.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("the language is not one of those the shop speaks: en, de")]
pub struct LocaleError;

impl Locale {
    /// Every locale, the fallback first.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// The BCP 47 language subtag, such as `de`.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The first of the tags that the shop speaks: `negotiate(["fr", "de-AT"])` is German.
    pub fn negotiate<'a>(tags: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        tags.into_iter().find_map(|tag| tag.parse().ok())
    }
}

impl FromStr for Locale {
    type Err = LocaleError;

    /// Reads a BCP 47 tag by its language alone: `de`, `de-AT` and `DE_de` are all German.
    fn from_str(tag: &str) -> Result<Self, LocaleError> {
        let language = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|locale| locale.language().eq_ignore_ascii_case(language))
            .ok_or(LocaleError)
    }
}

impl TryFrom<String> for Locale {
    type Error = LocaleError;

    fn try_from(tag: String) -> Result<Self, LocaleError> {
        tag.parse()
    }
}

impl From<Locale> for String {
    fn from(locale: Locale) -> Self {
        locale.language().to_owned()
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.language())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_read_by_its_language() {
        for (tag, locale) in [
            ("de", Some(Locale::De)),
            ("de-AT", Some(Locale::De)),
            ("EN_us", Some(Locale::En)),
            ("fr", None),
            ("den", None),
            ("", None),
        ] {
            assert_eq!(tag.parse().ok(), locale, "{tag}");
        }
    }

    #[test]
    fn the_first_spoken_language_wins() {
        assert_eq!(
            Locale::negotiate(["fr-FR", "de-AT", "en"]),
            Some(Locale::De)
        );
        assert_eq!(Locale::negotiate(["fr"]), None);
    }
}
