//! Limits of what can be specified of a product.

use spotlet::domain::Locale;

/// "300 to 1500, in steps of 5".
#[must_use]
pub fn limits(min: i64, max: i64, step: i64, locale: Locale) -> String {
    match (step, locale) {
        (1, Locale::En) => format!("{min} to {max}"),
        (1, Locale::De) => format!("{min} bis {max}"),
        (_, Locale::En) => format!("{min} to {max}, in steps of {step}"),
        (_, Locale::De) => format!("{min} bis {max}, in Schritten von {step}"),
    }
}

/// "up to 12 characters".
#[must_use]
pub fn up_to(characters: u32, locale: Locale) -> String {
    match locale {
        Locale::En => format!("up to {characters} characters"),
        Locale::De => format!("bis {characters} Zeichen"),
    }
}
