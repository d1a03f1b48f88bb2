//! What stands beside prices.

use spotlet::domain::{Locale, TotalKind};

/// The label of a row of the totals.
#[must_use]
pub fn total_label(kind: TotalKind, locale: Locale) -> &'static str {
    match (kind, locale) {
        (TotalKind::Subtotal, Locale::En) => "Subtotal",
        (TotalKind::Subtotal, Locale::De) => "Zwischensumme",
        (TotalKind::ItemsDiscount | TotalKind::Discount, Locale::En) => "Discount",
        (TotalKind::ItemsDiscount | TotalKind::Discount, Locale::De) => "Rabatt",
        (TotalKind::Fulfillment, Locale::En) => "Delivery",
        (TotalKind::Fulfillment, Locale::De) => "Versand",
        (TotalKind::Tax, Locale::En) => "VAT",
        (TotalKind::Tax, Locale::De) => "MwSt.",
        (TotalKind::Fee, Locale::En) => "Fee",
        (TotalKind::Fee, Locale::De) => "Gebühr",
        (TotalKind::Total, Locale::En) => "Total",
        (TotalKind::Total, Locale::De) => "Gesamtsumme",
    }
}

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

/// What European law wants beside every price (in Germany § 6 PAngV).
#[must_use]
pub fn price_note(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "incl. VAT, plus delivery",
        Locale::De => "inkl. MwSt., zzgl. Versand",
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
