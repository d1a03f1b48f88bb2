//! What the shop says in messages and totals, in every language, by stable code. One table, so that REST, the embedded
//! checkout and the page say the same.
//!
//! To add a sentence: a row in `SENTENCES`; to add a language: a column.

use crate::domain::fulfillment::{LocalMoment, ShipmentMethod};
use crate::domain::{Locale, Shipment, TotalKind};

/// Code, English, German.
const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "address_undeliverable",
        "We do not deliver to this address.",
        "An diese Adresse liefern wir nicht.",
    ),
    (
        "cart_not_found",
        "This bag does not exist any more.",
        "Diesen Warenkorb gibt es nicht mehr.",
    ),
    (
        "checkout_canceled",
        "This checkout was canceled.",
        "Dieser Kauf wurde abgebrochen.",
    ),
    (
        "checkout_completed",
        "This order is placed already.",
        "Diese Bestellung ist bereits aufgegeben.",
    ),
    (
        "checkout_expired",
        "This checkout has expired. Please start again.",
        "Die Zeit für diesen Kauf ist abgelaufen. Bitte beginnen Sie von vorn.",
    ),
    (
        "checkout_in_progress",
        "The payment is being processed.",
        "Die Zahlung wird gerade verarbeitet.",
    ),
    (
        "checkout_incomplete",
        "Some details are still missing.",
        "Es fehlen noch Angaben.",
    ),
    (
        "delivery_unavailable",
        "Not everything can be sent. Please choose pickup in a store.",
        "Nicht alles kann versandt werden. Bitte wählen Sie die Abholung in einem Geschäft.",
    ),
    (
        "details_withheld",
        "The buyer's details were entered on the shop's own page and are shown only there.",
        "Die Angaben wurden auf der Seite des Shops gemacht und sind nur dort zu sehen.",
    ),
    (
        "discount_code_already_applied",
        "This code is applied already.",
        "Dieser Code ist bereits eingelöst.",
    ),
    (
        "discount_code_combination_disallowed",
        "Only one code counts for an order.",
        "Je Bestellung gilt nur ein Code.",
    ),
    (
        "discount_code_expired",
        "This code is no longer valid.",
        "Dieser Code gilt nicht mehr.",
    ),
    (
        "discount_code_invalid",
        "We do not know this code.",
        "Diesen Code kennen wir nicht.",
    ),
    (
        "discount_code_minimum_not_met",
        "Your order does not reach the minimum value for this code.",
        "Ihre Bestellung erreicht den Mindestwert für diesen Code nicht.",
    ),
    (
        "discount_code_not_applicable",
        "This code is not for anything in your order.",
        "Dieser Code gilt für nichts in Ihrer Bestellung.",
    ),
    (
        "discount_code_user_ineligible",
        "This code was already used with this e-mail address.",
        "Dieser Code wurde mit dieser E-Mail-Adresse schon eingelöst.",
    ),
    (
        "field_invalid",
        "This cannot be right. Please check it.",
        "Das kann nicht stimmen. Bitte prüfen Sie es.",
    ),
    ("field_required", "This is needed.", "Diese Angabe fehlt."),
    ("field_too_long", "This is too long.", "Das ist zu lang."),
    (
        "fulfillment_option_required",
        "Please choose a way of delivery.",
        "Bitte wählen Sie eine Versandart.",
    ),
    (
        "fulfillment_option_unknown",
        "This way of delivery is not offered.",
        "Diese Versandart wird nicht angeboten.",
    ),
    (
        "insufficient_stock",
        "There are not that many left.",
        "So viele sind nicht mehr da.",
    ),
    (
        "invalid_quantity",
        "A quantity is a whole number from 1 to 99.",
        "Eine Menge ist eine ganze Zahl von 1 bis 99.",
    ),
    (
        "item_unavailable",
        "This item is not available.",
        "Dieser Artikel ist nicht erhältlich.",
    ),
    (
        "no_line_items",
        "There is nothing to buy.",
        "Es ist nichts ausgewählt.",
    ),
    ("not_found", "There is nothing here.", "Hier ist nichts."),
    (
        "out_of_stock",
        "This item is sold out.",
        "Dieser Artikel ist ausverkauft.",
    ),
    (
        "payment_abandoned",
        "The payment was not confirmed. Nothing was charged.",
        "Die Zahlung wurde nicht bestätigt. Es wurde nichts abgebucht.",
    ),
    (
        "payment_failed",
        "The payment was declined. Nothing was charged.",
        "Die Zahlung wurde abgelehnt. Es wurde nichts abgebucht.",
    ),
    (
        "payment_requires_action",
        "The payment must be confirmed on the shop's page.",
        "Die Zahlung muss auf der Seite des Shops bestätigt werden.",
    ),
    (
        "payment_token_invalid",
        "This payment cannot be used here.",
        "Diese Zahlung ist hier nicht möglich.",
    ),
    (
        "pickup_location_unknown",
        "Nothing can be picked up there.",
        "Dort kann nichts abgeholt werden.",
    ),
    (
        "pickup_unavailable",
        "Not everything is in stock at this store. Please choose another, or delivery.",
        "In diesem Geschäft ist nicht alles vorrätig. Bitte wählen Sie ein anderes oder den Versand.",
    ),
    (
        "prices_include_tax",
        "Prices include value added tax.",
        "Preise inklusive Mehrwertsteuer.",
    ),
    (
        "redacted",
        "This checkout is being filled in on the shop's own page. It can only be canceled here.",
        "Dieser Kauf wird auf der Seite des Shops fortgesetzt. Hier kann er nur abgebrochen werden.",
    ),
    (
        "too_many_lines",
        "There are too many different items.",
        "Es sind zu viele verschiedene Artikel.",
    ),
    (
        "total_changed",
        "The total has changed. Nothing was charged.",
        "Der Gesamtbetrag hat sich geändert. Es wurde nichts abgebucht.",
    ),
];

/// What to say for a code; nothing for a code that is not told to shoppers.
#[must_use]
pub fn sentence(code: &str, locale: Locale) -> Option<&'static str> {
    SENTENCES
        .iter()
        .find(|(known, ..)| *known == code)
        .map(|(_, en, de)| match locale {
            Locale::En => *en,
            Locale::De => *de,
        })
}

/// What an entry of the totals is called.
#[must_use]
pub fn total(kind: TotalKind, shipments: &[Shipment], locale: Locale) -> &'static str {
    let is_delivered = |one: &Shipment| matches!(one.method, ShipmentMethod::Shipping);
    let is_fetched = |one: &Shipment| matches!(one.method, ShipmentMethod::Pickup { .. });
    match (kind, locale) {
        (TotalKind::Fulfillment, locale) if !shipments.iter().any(is_delivered) => {
            match (
                shipments.iter().any(is_fetched),
                shipments.is_empty(),
                locale,
            ) {
                (true, _, Locale::En) => "Pickup",
                (true, _, Locale::De) => "Abholung",
                (false, true, Locale::En) => "Delivery",
                (false, true, Locale::De) => "Versand",
                (false, false, _) => "Download",
            }
        }
        (TotalKind::Subtotal, Locale::En) => "Subtotal",
        (TotalKind::Subtotal, Locale::De) => "Zwischensumme",
        (TotalKind::ItemsDiscount | TotalKind::Discount, Locale::En) => "Discount",
        (TotalKind::ItemsDiscount | TotalKind::Discount, Locale::De) => "Rabatt",
        (TotalKind::Fulfillment, Locale::En) => "Delivery",
        (TotalKind::Fulfillment, Locale::De) => "Versand",
        (TotalKind::Tax, Locale::En) => "Tax",
        (TotalKind::Tax, Locale::De) => "Steuer",
        (TotalKind::Fee, Locale::En) => "Fee",
        (TotalKind::Fee, Locale::De) => "Gebühr",
        (TotalKind::Total, Locale::En) => "Total",
        (TotalKind::Total, Locale::De) => "Gesamtbetrag",
    }
}

/// When something arrives, in working days.
#[must_use]
pub fn arrival(earliest_days: u32, latest_days: u32, locale: Locale) -> String {
    match (earliest_days == latest_days, latest_days, locale) {
        (true, 1, Locale::En) => "Arrives on the next working day".to_owned(),
        (true, 1, Locale::De) => "Kommt am nächsten Werktag an".to_owned(),
        (true, days, Locale::En) => format!("Arrives in {days} working days"),
        (true, days, Locale::De) => format!("Kommt in {days} Werktagen an"),
        (false, _, Locale::En) => {
            format!("Arrives in {earliest_days} to {latest_days} working days")
        }
        (false, _, Locale::De) => {
            format!("Kommt in {earliest_days} bis {latest_days} Werktagen an")
        }
    }
}

/// From when on something can be fetched, as clocks at that place show it.
#[must_use]
pub fn ready(now: LocalMoment, ready: LocalMoment, locale: Locale) -> String {
    const DAYS: [(&str, &str); 7] = [
        ("Monday", "Montag"),
        ("Tuesday", "Dienstag"),
        ("Wednesday", "Mittwoch"),
        ("Thursday", "Donnerstag"),
        ("Friday", "Freitag"),
        ("Saturday", "Samstag"),
        ("Sunday", "Sonntag"),
    ];
    // The full quarter of an hour is promised; nobody trusts 16:07.
    let minute = ready.minute.div_ceil(15) * 15;
    let time = format!("{:02}:{:02}", minute / 60, minute % 60);
    let (en, de) = DAYS.get(ready.weekday()).copied().unwrap_or_default();
    let ahead = ready.day - now.day;
    match (ahead, locale) {
        (0, Locale::En) => format!("Ready today from {time}"),
        (0, Locale::De) => format!("Heute ab {time} Uhr bereit"),
        (1, Locale::En) => format!("Ready tomorrow from {time}"),
        (1, Locale::De) => format!("Morgen ab {time} Uhr bereit"),
        (2..=6, Locale::En) => format!("Ready on {en} from {time}"),
        (2..=6, Locale::De) => format!("Am {de} ab {time} Uhr bereit"),
        (_, Locale::En) => format!("Ready in {ahead} days, {en}, from {time}"),
        (_, Locale::De) => format!("In {ahead} Tagen, {de}, ab {time} Uhr bereit"),
    }
}

/// That something can be fetched somewhere, as a sentence of its own.
#[must_use]
pub fn available_at(titles: &str, store: &str, ready: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{titles}: pickup at {store}. {ready}."),
        Locale::De => format!("{titles}: Abholung bei {store}. {ready}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        assert!(SENTENCES.is_sorted_by(|a, b| a.0 < b.0));
        for (code, en, de) in SENTENCES {
            assert!(en.ends_with('.') && de.ends_with('.') && en != de, "{code}");
        }
    }

    #[test]
    fn readiness_reads_well() {
        // A Monday.
        let at = |day: i64, hour: u32, minute: u32| LocalMoment {
            day: 20_780 + day,
            minute: hour * 60 + minute,
        };
        for (moment, en, de) in [
            (
                at(0, 16, 0),
                "Ready today from 16:00",
                "Heute ab 16:00 Uhr bereit",
            ),
            (
                at(1, 9, 59),
                "Ready tomorrow from 10:00",
                "Morgen ab 10:00 Uhr bereit",
            ),
            (
                at(2, 11, 1),
                "Ready on Wednesday from 11:15",
                "Am Mittwoch ab 11:15 Uhr bereit",
            ),
            (
                at(9, 10, 0),
                "Ready in 9 days, Wednesday, from 10:00",
                "In 9 Tagen, Mittwoch, ab 10:00 Uhr bereit",
            ),
        ] {
            assert_eq!(ready(at(0, 12, 0), moment, Locale::En), en);
            assert_eq!(ready(at(0, 12, 0), moment, Locale::De), de);
        }
    }

    #[test]
    fn arrival_reads_well() {
        assert_eq!(arrival(1, 1, Locale::En), "Arrives on the next working day");
        assert_eq!(arrival(2, 4, Locale::De), "Kommt in 2 bis 4 Werktagen an");
        assert_eq!(arrival(3, 3, Locale::En), "Arrives in 3 working days");
    }
}
