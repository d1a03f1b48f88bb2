//! Numbers as people write them, by the engine's own CLDR data.
//!
//! Only values that were born in this page come here; what the server wrote is never formatted again.

use js_sys::{Array, Intl::NumberFormat, Object};
use wasm_bindgen::JsValue;

use super::{decimal::decimal, json};
use crate::domain::Currency;

/// "649,00 €" for 64900, `EUR`, `de`.
pub fn money(amount_minor: i64, currency: &str, locale: &str) -> String {
    let options = json::object([("style", "currency".into()), ("currency", currency.into())]);
    let exponent = currency.parse().map_or(2, |currency: Currency| currency.exponent());
    format(decimal(amount_minor, exponent), locale, options)
}

/// "1.204" for 1204, `de`.
pub fn count(number: i64, locale: &str) -> String {
    format(decimal(number, 0), locale, Object::new().into())
}

fn format(number: f64, locale: &str, options: JsValue) -> String {
    let format = NumberFormat::new(&Array::of1(&locale.into()), &options.into()).format();
    let text = format.call1(&JsValue::UNDEFINED, &number.into());
    text.ok().and_then(|text| text.as_string()).unwrap_or_default()
}
