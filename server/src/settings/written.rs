//! Settings as documents: in the keys and the words of the configuration file.

use serde_json::{Map, Value, json};
use spotlet::domain::discount::{Benefit, Discount};
use spotlet::domain::fulfillment::{ShippingRate, ShippingTable, Zone};
use spotlet::domain::{Money, Timestamp};

use crate::text::plain_amount;

/// An amount: `10.00 EUR`.
#[must_use]
pub fn price(money: Money) -> String {
    format!("{} {}", plain_amount(money), money.currency)
}

/// A percentage: `12.5`.
#[must_use]
pub fn percent(basis_points: u32) -> String {
    let (whole, rest) = (basis_points / 100, basis_points % 100);
    match rest {
        0 => whole.to_string(),
        rest => format!("{whole}.{rest:02}")
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// A moment, in UTC.
#[must_use]
pub fn moment(at: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(at.as_unix_ms())
        .map_or_else(|_| String::new(), |moment| moment.to_string())
}

/// One `[[discount]]` table.
#[must_use]
pub fn discount(discount: &Discount) -> Value {
    let mut table = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            table.insert(key.to_owned(), value);
        }
    };
    let text = |text: String| Some(Value::String(text));
    set("id", text(discount.id.to_string()));
    set("title", Some(json!(discount.title)));
    set(
        "code",
        discount.code.as_ref().map(|code| json!(code.as_str())),
    );
    match discount.benefit {
        Benefit::Percent(share) => set("percent", text(percent(share))),
        Benefit::Amount(amount) => set("amount", text(price(amount))),
        Benefit::FreeShipping => set("free_shipping", Some(json!(true))),
    }
    set(
        "min_subtotal",
        discount.min_subtotal.map(|least| json!(price(least))),
    );
    set("products", Some(json!(discount.products)));
    set("tags", Some(json!(discount.tags)));
    set(
        "valid_from",
        discount.valid_from.map(|at| json!(moment(at))),
    );
    set(
        "valid_until",
        discount.valid_until.map(|at| json!(moment(at))),
    );
    set("limit", discount.limit.map(|limit| json!(limit)));
    set(
        "limit_per_buyer",
        discount.limit_per_buyer.map(|limit| json!(limit)),
    );
    Value::Object(table)
}

/// The document of all discounts.
#[must_use]
pub fn discounts(discounts: &[Discount]) -> Value {
    json!({ "discount": discounts.iter().map(discount).collect::<Vec<_>>() })
}

/// The document of the shipping table.
#[must_use]
pub fn shipping(table: &ShippingTable) -> Value {
    let zones = table.zones.iter().map(|zone| {
        let countries: Vec<String> = match &zone.countries {
            Zone::EuropeanUnion => vec!["EU".to_owned()],
            Zone::Countries(countries) => countries.iter().map(ToString::to_string).collect(),
        };
        json!({ "countries": countries, "service": zone.rates.iter().map(service).collect::<Vec<_>>() })
    });
    json!({ "shipping": zones.collect::<Vec<_>>() })
}

fn service(rate: &ShippingRate) -> Value {
    let weights = rate.by_weight.iter();
    let weights =
        weights.map(|step| json!({ "up_to_grams": step.up_to_grams, "price": price(step.price) }));
    let values = rate.by_value.iter();
    let values = values.map(|step| json!({ "from": price(step.from), "price": price(step.price) }));
    json!({
        "id": rate.id,
        "title": rate.title,
        "price": price(rate.price),
        "free_from": rate.free_from.map(price),
        "days": [rate.earliest_days, rate.latest_days],
        "by_weight": weights.collect::<Vec<_>>(),
        "by_value": values.collect::<Vec<_>>(),
    })
}
