//! Prices as they are typed into forms.

use spotlet::api::product::PriceJson;
use spotlet::domain::Money;

use crate::text::plain_amount;

/// As the product's document has it.
pub(super) fn to_json(price: Money) -> PriceJson {
    PriceJson {
        amount: price.amount_minor,
        currency: price.currency,
    }
}

/// A price as it is typed: `649.00 EUR`.
pub fn plain(price: Money) -> String {
    format!("{} {}", plain_amount(price), price.currency)
}
