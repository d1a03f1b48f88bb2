//! What a checkout and an order tell.

use spotlet::domain::checkout::{CancelReason, Requirement};
use spotlet::domain::payment::PaymentFailure;
use spotlet::domain::pricing::LineProblemKind;
use spotlet::domain::Locale;

use super::field_error;

/// Why the last payment came to nothing.
#[must_use]
pub fn decline(reason: PaymentFailure, locale: Locale) -> &'static str {
    match (reason, locale) {
        (PaymentFailure::Declined, Locale::En) => {
            "Your card was declined. Nothing was charged. Try another card."
        }
        (PaymentFailure::Declined, Locale::De) => {
            "Ihre Karte wurde abgelehnt. Es wurde nichts belastet. Versuchen Sie eine andere Karte."
        }
        (PaymentFailure::Abandoned, Locale::En) => {
            "The payment was not confirmed. Nothing was charged."
        }
        (PaymentFailure::Abandoned, Locale::De) => {
            "Die Zahlung wurde nicht bestätigt. Es wurde nichts belastet."
        }
    }
}

/// The total is another than the shopper saw.
#[must_use]
pub fn total_changed(now: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("The total has changed to {now}. Nothing was charged. Please check and pay again."),
        Locale::De => format!(
            "Die Gesamtsumme beträgt jetzt {now}. Es wurde nichts belastet. Bitte prüfen Sie und zahlen Sie erneut."
        ),
    }
}

/// What stands against selling a line.
#[must_use]
pub fn line_problem(title: &str, problem: LineProblemKind, locale: Locale) -> String {
    match (problem, locale) {
        (LineProblemKind::Unavailable, Locale::En) => format!("{title} is no longer sold."),
        (LineProblemKind::Unavailable, Locale::De) => format!("{title} wird nicht mehr verkauft."),
        (LineProblemKind::OutOfStock, Locale::En) => format!("{title} is sold out."),
        (LineProblemKind::OutOfStock, Locale::De) => format!("{title} ist ausverkauft."),
        (LineProblemKind::NotEnough { left }, Locale::En) => format!("Only {left} left of {title}."),
        (LineProblemKind::NotEnough { left }, Locale::De) => format!("Von {title} sind nur noch {left} da."),
    }
}

/// What a checkout still needs.
#[must_use]
pub fn requirement(requirement: Requirement, locale: Locale) -> &'static str {
    match (requirement, locale) {
        (Requirement::Field { problem, .. }, locale) => field_error(problem.field, problem.flaw, locale),
        (Requirement::DeliverableDestination, Locale::En) => "We do not deliver to this country yet.",
        (Requirement::DeliverableDestination, Locale::De) => "In dieses Land liefern wir noch nicht.",
        (Requirement::FulfillmentOption, Locale::En) => "Choose a way of delivery.",
        (Requirement::FulfillmentOption, Locale::De) => "Bitte wählen Sie eine Versandart.",
    }
}

/// Why a checkout is over without an order.
#[must_use]
pub fn ended(reason: CancelReason, locale: Locale) -> &'static str {
    match (reason, locale) {
        (CancelReason::Requested, Locale::En) => "It was canceled. Nothing was charged.",
        (CancelReason::Requested, Locale::De) => "Sie wurde abgebrochen. Es wurde nichts belastet.",
        (CancelReason::Expired, Locale::En) => "It was open for too long. Nothing was charged.",
        (CancelReason::Expired, Locale::De) => "Sie war zu lange offen. Es wurde nichts belastet.",
    }
}

/// What happens after an order.
#[must_use]
pub fn order_next(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "We are packing your order. You get a message with the tracking number once it leaves.",
        Locale::De => "Wir packen Ihre Bestellung. Sobald sie unterwegs ist, bekommen Sie die Sendungsnummer.",
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
