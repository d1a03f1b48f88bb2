//! How many like it, how many said something.

use spotlet::domain::Locale;

/// What thousands are called in short where CLDR has no short form.
#[must_use]
pub fn thousands(locale: Locale) -> Option<&'static str> {
    match locale {
        Locale::En => None,
        Locale::De => Some("Tsd."),
    }
}

/// "1,234 likes"; `exact` is the number as it is written.
#[must_use]
pub fn likes(count: u64, exact: &str, locale: Locale) -> String {
    match (locale, count) {
        (Locale::En, 1) => format!("{exact} like"),
        (Locale::En, _) => format!("{exact} likes"),
        (Locale::De, _) => format!("Gefällt {exact} Mal"),
    }
}

/// "12 comments"; `exact` is the number as it is written.
#[must_use]
pub fn comments(count: u64, exact: &str, locale: Locale) -> String {
    match (locale, count) {
        (Locale::En, 1) => format!("{exact} comment"),
        (Locale::En, _) => format!("{exact} comments"),
        (Locale::De, 1) => format!("{exact} Kommentar"),
        (Locale::De, _) => format!("{exact} Kommentare"),
    }
}
