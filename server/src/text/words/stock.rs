//! What is left of something.

use spotlet::domain::{Availability, Locale};

/// "In stock", "Only 2 left", "Sold out".
#[must_use]
pub fn availability(availability: Availability, locale: Locale) -> String {
    match (availability, locale) {
        (Availability::InStock, Locale::En) => "In stock".to_owned(),
        (Availability::InStock, Locale::De) => "Auf Lager".to_owned(),
        (Availability::LowStock(left), Locale::En) => format!("Only {left} left"),
        (Availability::LowStock(left), Locale::De) => format!("Nur noch {left} da"),
        (Availability::OutOfStock, Locale::En) => "Sold out".to_owned(),
        (Availability::OutOfStock, Locale::De) => "Ausverkauft".to_owned(),
    }
}
