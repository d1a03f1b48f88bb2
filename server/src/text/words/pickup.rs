//! What stores and shipments tell.

use spotlet::domain::Locale;

/// A store lacks something of the basket.
#[must_use]
pub fn not_in_this_store(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Not everything is in stock here",
        Locale::De => "Hier ist nicht alles vorrätig",
    }
}

/// When a store is open today; `spans` are empty on a day off.
#[must_use]
pub fn open_today(spans: &str, locale: Locale) -> String {
    match (spans, locale) {
        ("", Locale::En) => "Closed today".to_owned(),
        ("", Locale::De) => "Heute geschlossen".to_owned(),
        (_, Locale::En) => format!("Open today {spans}"),
        (_, Locale::De) => format!("Heute geöffnet {spans} Uhr"),
    }
}

/// "Mon–Fri"; Monday is 0.
#[must_use]
pub fn weekdays(first: usize, last: usize, locale: Locale) -> String {
    let names = match locale {
        Locale::En => ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Locale::De => ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
    };
    let name = |day: usize| names.get(day).copied().unwrap_or_default();
    match first == last {
        true => name(first).to_owned(),
        false => format!("{}–{}", name(first), name(last)),
    }
}

/// One shipment among several.
#[must_use]
pub fn shipment_of(n: usize, all: usize, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Shipment {n} of {all}"),
        Locale::De => format!("Sendung {n} von {all}"),
    }
}

/// How digital goods arrive.
#[must_use]
pub fn downloaded(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Download after payment",
        Locale::De => "Download nach der Zahlung",
    }
}

/// From which day on an order can be fetched.
#[must_use]
pub fn ready_on(day: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Ready from {day}"),
        Locale::De => format!("Bereit ab {day}"),
    }
}
