//! What stands beside prices.

use spotlet::domain::Locale;
use spotlet::domain::tax::PriceMode;

/// What a price that is nothing is called.
#[must_use]
pub fn free(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Free",
        Locale::De => "Kostenlos",
    }
}

/// "From €16.00", for a product whose variants differ in price.
#[must_use]
pub fn from_price(price: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("From {price}"),
        Locale::De => format!("Ab {price}"),
    }
}

/// What European law wants beside a struck-through price (in Germany § 11 PAngV).
#[must_use]
pub fn lowest_price(price: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Lowest price of the last 30 days: {price}"),
        Locale::De => format!("Niedrigster Preis der letzten 30 Tage: {price}"),
    }
}

/// "€12.00/kg": the price per unit, which stands beside the price of goods that are sold by quantity.
#[must_use]
pub fn unit_price(price: &str, unit: &str) -> String {
    let unit = if unit == "m2" { "m²" } else { unit };
    format!("{price}/{unit}")
}

/// "was €799.00", where nothing can be struck through.
#[must_use]
pub fn price_before(price: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("Was {price}"),
        Locale::De => format!("Vorher {price}"),
    }
}

/// What European law wants beside every price (in Germany § 6 PAngV).
#[must_use]
pub fn price_note(taxes: Option<PriceMode>, locale: Locale) -> &'static str {
    match (taxes, locale) {
        (Some(PriceMode::Included), Locale::En) => "incl. VAT, plus delivery",
        (Some(PriceMode::Included), Locale::De) => "inkl. MwSt., zzgl. Versand",
        (Some(PriceMode::Added), Locale::En) => "plus tax and delivery",
        (Some(PriceMode::Added), Locale::De) => "zzgl. Steuern und Versand",
        (None, Locale::En) => "plus delivery",
        (None, Locale::De) => "zzgl. Versand",
    }
}

/// "incl. €31.93 VAT", below a total.
#[must_use]
pub fn tax_included(amount: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("incl. {amount} VAT"),
        Locale::De => format!("inkl. {amount} MwSt."),
    }
}

/// How much more makes delivery free.
#[must_use]
pub fn free_delivery_hint(missing: &str, locale: Locale) -> String {
    match locale {
        Locale::En => format!("{missing} more and delivery is free"),
        Locale::De => format!("Noch {missing} bis zum kostenlosen Versand"),
    }
}
