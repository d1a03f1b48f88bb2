//! What a checkout and an order tell, where `spotlet::ucp::map::text` has no sentence or a less exact one.

use spotlet::domain::Locale;
use spotlet::domain::pricing::{LineProblem, LineProblemKind};
use spotlet::ucp::map::personalization_problem;

/// The total is another than the shopper saw.
#[must_use]
pub fn total_changed(now: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!(
            "The total has changed to {now}. Nothing was charged. Please check and pay again."
        ),
        Locale::De => format!(
            "Die Gesamtsumme beträgt jetzt {now}. Es wurde nichts belastet. Bitte prüfen Sie und zahlen Sie erneut."
        ),
    }
}

/// What stands against selling a line.
#[must_use]
pub fn line_problem(title: &str, problem: &LineProblem, locale: Locale) -> String {
    match (problem.kind, locale) {
        (LineProblemKind::Unmakeable, _) => {
            let answers = problem.answers.iter();
            let sentences: Vec<_> = answers
                .map(|answer| personalization_problem(answer, locale))
                .collect();
            format!("{title}: {}", sentences.join(" "))
        }
        (LineProblemKind::Unavailable, Locale::En) => format!("{title} is no longer sold."),
        (LineProblemKind::Unavailable, Locale::De) => format!("{title} wird nicht mehr verkauft."),
        (LineProblemKind::OutOfStock, Locale::En) => format!("{title} is sold out."),
        (LineProblemKind::OutOfStock, Locale::De) => format!("{title} ist ausverkauft."),
        (LineProblemKind::NotEnough { left }, Locale::En) => {
            format!("Only {left} left of {title}.")
        }
        (LineProblemKind::NotEnough { left }, Locale::De) => {
            format!("Von {title} sind nur noch {left} da.")
        }
    }
}

/// How a test order was paid.
#[must_use]
pub fn test_payment_made(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Test payment, no money moved",
        Locale::De => "Testzahlung, es ist kein Geld geflossen",
    }
}

/// The form was rendered too long ago, or elsewhere.
#[must_use]
pub fn stale_form(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "This page was open for long. Please check everything and send it again.",
        Locale::De => {
            "Diese Seite war lange offen. Bitte prüfen Sie alles und senden Sie es noch einmal."
        }
    }
}
