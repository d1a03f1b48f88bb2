//! Which language and market a visitor wants.

use serde::Deserialize;
use spotlet::domain::{Country, Locale};

use crate::text::Audience;

/// What a request says about language and market: the query of an embed's address.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Wish {
    /// A BCP 47 tag.
    pub locale: Option<String>,
    /// An ISO 3166 code.
    pub country: Option<String>,
}

impl Wish {
    /// The language asked for, if we speak it.
    #[must_use]
    pub fn language(&self) -> Option<Locale> {
        self.locale.as_deref()?.parse().ok()
    }

    /// The audience that is meant. What cannot be read counts as not said: an embed must never break over it.
    /// Without a country the tag's region is the market, as `docs/EMBEDDING.md` promises.
    #[must_use]
    pub fn audience(&self, locale: Locale, country: Country) -> Audience {
        let region = || Country::of_language_tag(self.locale.as_deref()?);
        Audience {
            locale: self.language().unwrap_or(locale),
            country: self
                .country
                .as_deref()
                .and_then(|code| code.parse().ok())
                .or_else(region)
                .unwrap_or(country),
        }
    }
}

/// The first language of an `Accept-Language` header that we speak, by weight.
#[must_use]
pub fn preferred(header: &str) -> Option<Locale> {
    let mut wanted: Vec<(&str, f32)> = header
        .split(',')
        .map(|part| {
            let (tag, parameter) = part.split_once(';').unwrap_or((part, ""));
            let weight = parameter
                .trim()
                .strip_prefix("q=")
                .and_then(|q| q.parse().ok());
            (tag, weight.unwrap_or(1.0))
        })
        .filter(|(_, weight)| *weight > 0.0)
        .collect();
    // A stable sort: between equals the order of the header decides.
    wanted.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    Locale::negotiate(wanted.into_iter().map(|(tag, _)| tag))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn browsers_are_read_by_weight() {
        for (header, expected) in [
            ("de-DE,de;q=0.9,en;q=0.8", Some(Locale::De)),
            ("fr;q=1, en;q=0.4, de;q=0.5", Some(Locale::De)),
            ("de;q=0, en;q=0.1", Some(Locale::En)),
            ("fr, es", None),
            ("", None),
            (";;,,q=", None),
        ] {
            assert_eq!(preferred(header), expected, "{header}");
        }
    }

    #[test]
    fn the_tags_region_is_the_market_unless_one_is_named() {
        let at = "AT".parse().unwrap();
        for (locale, country, expected) in [
            (None, None, (Locale::En, Country::DE)),
            (Some("de-AT"), None, (Locale::De, at)),
            (Some("de-AT"), Some("DE"), (Locale::De, Country::DE)),
            (Some("fr"), Some("AT"), (Locale::En, at)),
            (Some("%%"), Some("Österreich"), (Locale::En, Country::DE)),
        ] {
            let wish = Wish {
                locale: locale.map(Into::into),
                country: country.map(Into::into),
            };
            let audience = wish.audience(Locale::En, Country::DE);
            assert_eq!(
                (audience.locale, audience.country),
                expected,
                "{locale:?} {country:?}"
            );
        }
    }
}
