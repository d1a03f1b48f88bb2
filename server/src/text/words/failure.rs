//! Headings and sentences of pages on which something went wrong: (heading, sentence).

use spotlet::domain::Locale;

/// There is no such page.
#[must_use]
pub fn not_found(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => ("Nothing here", "This page does not exist, or not any more."),
        Locale::De => (
            "Hier ist nichts",
            "Diese Seite gibt es nicht oder nicht mehr.",
        ),
    }
}

/// What was there and was taken off.
#[must_use]
pub fn gone(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => ("Taken off", "This post was here and is not shown any more."),
        Locale::De => (
            "Nicht mehr da",
            "Dieser Beitrag war hier und wird nicht mehr gezeigt.",
        ),
    }
}

/// The heading above a refusal.
#[must_use]
pub fn refused(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "That cannot be done",
        Locale::De => "Das geht so nicht",
    }
}

/// The server's fault.
#[must_use]
pub fn failed(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => (
            "That did not work",
            "Something failed on our side. Nothing was charged. Please try again in a moment.",
        ),
        Locale::De => (
            "Das hat nicht geklappt",
            "Auf unserer Seite ist etwas schiefgegangen. Es wurde nichts belastet. Bitte versuchen Sie es gleich noch einmal.",
        ),
    }
}

/// A form that was not sent from our own page.
#[must_use]
pub fn foreign_form(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => (
            "That form is not ours",
            "This form was sent by another page. Nothing was changed. Please use the page itself.",
        ),
        Locale::De => (
            "Dieses Formular ist nicht von uns",
            "Dieses Formular hat eine andere Seite gesendet. Es wurde nichts geändert. Bitte verwenden Sie die Seite selbst.",
        ),
    }
}

/// The order's page, opened without the signed link.
#[must_use]
pub fn order_needs_link(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => (
            "Your order",
            "An order shows a name and an address, so it opens only from the link on your confirmation.",
        ),
        Locale::De => (
            "Ihre Bestellung",
            "Eine Bestellung zeigt Namen und Adresse. Sie öffnet sich deshalb nur über den Link in Ihrer Bestätigung.",
        ),
    }
}

/// Heading and text where a download's link has ended.
#[must_use]
pub fn download_expired(locale: Locale) -> (&'static str, &'static str) {
    match locale {
        Locale::En => (
            "This link has ended",
            "Open your order from the link on your confirmation: it has a new one for every file.",
        ),
        Locale::De => (
            "Dieser Link ist abgelaufen",
            "Öffnen Sie Ihre Bestellung über den Link in Ihrer Bestätigung: Dort steht für jede Datei ein neuer.",
        ),
    }
}
