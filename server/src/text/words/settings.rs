//! What is wrong with settings, for who typed them. The configuration's own sentences are for operators, in English.

use spotlet::domain::Locale;
use spotlet::domain::discount::DiscountError;

use crate::config::ConfigError;

/// What would do for a value, in the reader's language.
#[must_use]
pub fn expected(would_do: &'static str, locale: Locale) -> &'static str {
    if locale == Locale::En {
        return would_do;
    }
    match would_do {
        "an origin such as https://shop.example" => "ein Ursprung wie https://shop.example",
        "an address such as https://brand.example/terms" => {
            "eine Adresse wie https://brand.example/agb"
        }
        "an ISO 3166 code such as DE" => "ein Ländercode wie DE",
        "an ISO 3166 code such as CH" => "ein Ländercode wie CH",
        "in one [[tax]] table only" => "nur einmal genannt",
        "a percentage from 0 to 100 such as 19 or \"8.1\"" => {
            "ein Prozentsatz von 0 bis 100 wie 19 oder 8.1"
        }
        "ISO 3166 codes such as DE, or EU alone" => "Ländercodes wie DE, oder EU allein",
        "lower-case words joined by hyphens" => "kleine Wörter mit Bindestrichen",
        "another id for each service of a zone" => "eine eigene Kennung je Versandart einer Zone",
        "one currency for all amounts of a service" => {
            "eine Währung für alle Beträge einer Versandart"
        }
        "a service whose steps ascend" => "eine Versandart, deren Stufen aufsteigen",
        "the earliest day first" => "der früheste Tag zuerst",
        "a zone of the IANA database such as Europe/Berlin" => "eine Zeitzone wie Europe/Berlin",
        "a number of days, at least 1" => "eine Zahl von Tagen, mindestens 1",
        "a price such as 10.00 EUR" => "ein Preis wie 10.00 EUR",
        "1 to 64 characters, all of them visible" => "1 bis 64 sichtbare Zeichen",
        "the code of one discount only" => "der Code nur eines Rabatts",
        "in one [[discount]] table only" => "nur einmal vergeben",
        other => other,
    }
}

/// The whole sentence of a refusal that belongs to no field.
#[must_use]
pub fn refusal(error: &ConfigError, locale: Locale) -> String {
    match (error, locale) {
        (ConfigError::Discount { source, .. }, locale) => {
            discount_error(*source, locale).to_owned()
        }
        (
            ConfigError::Invalid {
                value,
                expected: would_do,
                ..
            },
            Locale::De,
        ) => {
            format!("„{value}“ muss sein: {}.", expected(would_do, locale))
        }
        (
            ConfigError::Invalid {
                value,
                expected: would_do,
                ..
            },
            Locale::En,
        ) => {
            format!("`{value}` must be {would_do}.")
        }
        (error, _) => format!("{error}."),
    }
}

/// What is wrong with a discount.
#[must_use]
pub fn discount_error(error: DiscountError, locale: Locale) -> &'static str {
    let (en, de) = match error {
        DiscountError::Percent => (
            "A percentage is more than 0 and at most 100.",
            "Ein Prozentsatz ist mehr als 0 und höchstens 100.",
        ),
        DiscountError::Amount => (
            "An amount is more than zero.",
            "Ein Betrag ist mehr als null.",
        ),
        DiscountError::Period => ("It ends before it begins.", "Er endet, bevor er beginnt."),
        DiscountError::Limit => ("A limit is at least 1.", "Eine Grenze ist mindestens 1."),
        DiscountError::NoTitle => ("The title is empty.", "Der Titel ist leer."),
    };
    match locale {
        Locale::En => en,
        Locale::De => de,
    }
}
