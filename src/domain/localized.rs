//! A text in one or more languages, as merchants write it: a plain string, or a map from language to string.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Locale;

/// BCP 47's tag for "no language stated"; the key of a text that was given as a plain string.
const UNDETERMINED: &str = "und";

/// A text by language. Read from `"Chair"` or from `{"en": "Chair", "de": "Sessel"}`, and written back the same way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Localized(BTreeMap<String, String>);

/// The two ways a localized text is written.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Plain(String),
    ByLanguage(BTreeMap<String, String>),
}

impl Localized {
    /// A text whose language nobody stated.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(UNDETERMINED.to_owned(), text.into())]))
    }

    /// A text in the given languages: `[("en", "Chair"), ("de", "Sessel")]`.
    #[must_use]
    pub fn of<const N: usize>(texts: [(&str, &str); N]) -> Self {
        Self(
            texts
                .map(|(tag, text)| (tag.to_owned(), text.to_owned()))
                .into(),
        )
    }

    /// The texts that say something, by language.
    #[must_use]
    pub fn by_language<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let texts = texts
            .into_iter()
            .map(|(tag, text)| (tag.to_owned(), text.trim().to_owned()));
        Self(texts.filter(|(_, text)| !text.is_empty()).collect())
    }

    /// The text of exactly this language; one whose language nobody stated counts as English.
    #[must_use]
    pub fn exactly(&self, locale: Locale) -> &str {
        let own = self.0.get(locale.language());
        let stated = || match locale {
            Locale::En => self.0.get(UNDETERMINED),
            Locale::De => None,
        };
        own.or_else(stated).map_or("", String::as_str)
    }

    /// The text for a locale: in its language, else of no stated language, else English, else whichever there is,
    /// else empty.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        [locale.language(), UNDETERMINED, Locale::En.language()]
            .into_iter()
            .find_map(|tag| self.0.get(tag))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether there is nothing to show in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }

    /// States the language of a plain text, where the document around it says so (a post's `locale`).
    #[must_use]
    pub fn in_language(mut self, locale: Locale) -> Self {
        if let Some(text) = self.0.remove(UNDETERMINED) {
            self.0.entry(locale.language().to_owned()).or_insert(text);
        }
        self
    }

    /// The same with this text in the language of a locale; an empty one takes that language away.
    #[must_use]
    pub fn with(self, locale: Locale, text: &str) -> Self {
        let mut texts = self.in_language(locale).0;
        match text.trim() {
            "" => texts.remove(locale.language()),
            _ => texts.insert(locale.language().to_owned(), text.to_owned()),
        };
        Self(texts)
    }

    /// Every language tag with its text, in order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(tag, text)| (tag.as_str(), text.as_str()))
    }
}

impl From<&str> for Localized {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}

impl From<Written> for Localized {
    fn from(written: Written) -> Self {
        match written {
            Written::Plain(text) => Self::plain(text),
            Written::ByLanguage(texts) => Self(texts),
        }
    }
}

impl From<Localized> for Written {
    fn from(mut text: Localized) -> Self {
        if text.0.len() == 1
            && let Some(plain) = text.0.remove(UNDETERMINED)
        {
            return Self::Plain(plain);
        }
        Self::ByLanguage(text.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_missing_language_falls_back() {
        let both = Localized::of([("en", "Chair"), ("de", "Sessel")]);
        assert_eq!(both.get(Locale::De), "Sessel");
        assert_eq!(Localized::of([("en", "Chair")]).get(Locale::De), "Chair");
        assert_eq!(Localized::of([("fr", "Chaise")]).get(Locale::De), "Chaise");
        assert_eq!(Localized::plain("Sessel").get(Locale::En), "Sessel");
        assert_eq!(Localized::default().get(Locale::En), "");
    }

    #[test]
    fn what_says_nothing_is_left_out() {
        let text = Localized::by_language([("en", " Chair "), ("de", " ")]);
        assert_eq!(text, Localized::of([("en", "Chair")]));
        assert_eq!(text.exactly(Locale::En), "Chair");
        assert_eq!(text.exactly(Locale::De), "");
        assert_eq!(Localized::plain("Chair").exactly(Locale::En), "Chair");
        assert_eq!(Localized::plain("Chair").exactly(Locale::De), "");
    }

    #[test]
    fn it_is_written_as_it_was_read() {
        for json in [
            r#""Chair""#,
            r#"{"de":"Sessel","en":"Chair"}"#,
            r#"{"en":"Chair"}"#,
        ] {
            let text: Localized = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&text).unwrap(), json);
        }
    }

    #[test]
    fn a_plain_text_takes_the_language_of_its_document() {
        let text = Localized::plain("Sessel").in_language(Locale::De);
        assert_eq!(text, Localized::of([("de", "Sessel")]));
        let stated = Localized::of([("en", "Chair")]);
        assert_eq!(stated.clone().in_language(Locale::De), stated);
    }
}
