//! Good replies, spoilt. Each row names one thing that a careless server could do.

use serde_json::{Value, json};

use crate::ucp_schema::Payload;

/// What is done to a good reply. Places are JSON pointers.
pub enum Spoil {
    Remove(&'static str),
    Set(&'static str, Value),
    Push(&'static str, Value),
    Both(Box<Spoil>, Box<Spoil>),
}

use Payload::{Cart, Checkout, Error, Lookup, Order, Product, Profile, Search};
use Spoil::{Both, Push, Remove, Set};

pub fn mutations() -> Vec<(&'static str, Payload, Spoil)> {
    vec![
        (
            "a profile without services",
            Profile,
            Remove("/ucp/services"),
        ),
        (
            "a service that nobody can call",
            Profile,
            Remove("/ucp/services/dev.ucp.shopping/0/endpoint"),
        ),
        (
            "a version that is no date",
            Profile,
            Set("/ucp/version", json!("1.0")),
        ),
        (
            "a capability without a version",
            Profile,
            Remove("/ucp/capabilities/dev.ucp.shopping.checkout/0/version"),
        ),
        (
            "a currency in words",
            Search,
            Set("/products/0/variants/0/price/currency", json!("Euro")),
        ),
        (
            "a product without variants",
            Search,
            Set("/products/0/variants", json!([])),
        ),
        (
            "more pages and no way to them",
            Search,
            Set("/pagination", json!({ "has_next_page": true })),
        ),
        (
            "a found variant that does not say for what",
            Lookup,
            Remove("/products/0/variants/0/inputs"),
        ),
        (
            "a negative price",
            Product,
            Set("/product/variants/0/price/amount", json!(-1)),
        ),
        (
            "a product at no address",
            Product,
            Set("/product/url", json!("chair page")),
        ),
        ("a cart without an id", Cart, Remove("/id")),
        (
            "a quantity of none",
            Cart,
            Set("/line_items/0/quantity", json!(0)),
        ),
        (
            "a quantity in words",
            Cart,
            Set("/line_items/0/quantity", json!("1")),
        ),
        (
            "a price in euros and cents",
            Cart,
            Set("/line_items/0/item/price", json!(649.5)),
        ),
        (
            "a currency in small letters",
            Cart,
            Set("/currency", json!("eur")),
        ),
        (
            "two totals",
            Cart,
            Push("/totals", json!({ "type": "total", "amount": 0 })),
        ),
        ("no subtotal", Cart, Remove("/totals/0")),
        (
            "a total that does not add up",
            Checkout,
            Push("/totals", json!({ "type": "fee", "amount": 1 })),
        ),
        (
            "a negative fee",
            Checkout,
            Push("/totals", json!({ "type": "fee", "amount": -1 })),
        ),
        (
            "a private kind of total without words",
            Checkout,
            Push("/totals", json!({ "type": "wrapping", "amount": 0 })),
        ),
        (
            "a status of our own",
            Checkout,
            Set("/status", json!("paid")),
        ),
        ("no legal links", Checkout, Remove("/links")),
        (
            "no payment handlers",
            Checkout,
            Remove("/ucp/payment_handlers"),
        ),
        ("no capabilities", Checkout, Remove("/ucp/capabilities")),
        (
            "another version than was negotiated",
            Checkout,
            Set("/ucp/version", json!("2026-01-23")),
        ),
        (
            "an address that is none",
            Checkout,
            Set("/continue_url", json!("checkout page")),
        ),
        (
            "an end in words",
            Checkout,
            Set("/expires_at", json!("tomorrow")),
        ),
        (
            "escalation without a way on",
            Checkout,
            Both(
                Box::new(Set("/status", json!("requires_escalation"))),
                Box::new(Remove("/continue_url")),
            ),
        ),
        (
            "completed without an order",
            Checkout,
            Set("/status", json!("completed")),
        ),
        (
            "an error without severity",
            Checkout,
            Push(
                "/messages",
                json!({ "type": "error", "code": "x", "content": "x" }),
            ),
        ),
        (
            "delivery by a method of our own",
            Checkout,
            Set("/fulfillment/methods/0/type", json!("drone")),
        ),
        (
            "fields of a capability that is not active",
            Checkout,
            Remove("/ucp/capabilities/dev.ucp.shopping.fulfillment"),
        ),
        (
            "discounts that were not negotiated",
            Checkout,
            Remove("/ucp/capabilities/dev.ucp.shopping.discount"),
        ),
        (
            "a discount that gives money",
            Checkout,
            Set("/discounts/applied/0/amount", json!(-100)),
        ),
        (
            "an answer without its field",
            Cart,
            Remove("/line_items/1/personalization/0/id"),
        ),
        (
            "a discount without a name",
            Cart,
            Remove("/discounts/applied/0/title"),
        ),
        (
            "a capability that nobody knows",
            Checkout,
            Set(
                "/ucp/capabilities/dev.spotlet.magic",
                json!([{ "version": "2026-04-08" }]),
            ),
        ),
        (
            "the platform's credential, told back",
            Checkout,
            Set(
                "/payment",
                json!({ "instruments": [{
                    "id": "card", "handler_id": "test", "type": "card",
                    "credential": { "type": "token", "token": "tok_success" },
                }] }),
            ),
        ),
        (
            "an order that lost its checkout",
            Order,
            Remove("/checkout_id"),
        ),
        (
            "an order at no address",
            Order,
            Set("/permalink_url", json!("order page")),
        ),
        (
            "a count where an order counts twice",
            Order,
            Set("/line_items/0/quantity", json!(1)),
        ),
        (
            "a line in a state of our own",
            Order,
            Set("/line_items/0/status", json!("packed")),
        ),
        (
            "a failure that succeeded",
            Error,
            Set("/ucp/status", json!("success")),
        ),
        (
            "a failure without a reason",
            Error,
            Set("/messages", json!([])),
        ),
        (
            "a failure with a resource",
            Error,
            Set("/id", json!("cart")),
        ),
    ]
}

/// Panics when the place does not exist: a row that spoils nothing would prove nothing.
pub fn spoil(reply: &Value, how: Spoil) -> Value {
    let mut reply = reply.clone();
    match how {
        Remove(place) => {
            let (parent, key) = place.rsplit_once('/').unwrap();
            let removed = match reply
                .pointer_mut(parent)
                .unwrap_or_else(|| panic!("no {parent}"))
            {
                Value::Array(items) => Some(items.remove(key.parse().unwrap())),
                Value::Object(fields) => fields.remove(key),
                _ => None,
            };
            assert!(removed.is_some(), "nothing at {place}");
        }
        Set(place, value) => {
            let (parent, key) = place.rsplit_once('/').unwrap();
            match reply
                .pointer_mut(parent)
                .unwrap_or_else(|| panic!("no {parent}"))
            {
                Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
                Value::Object(fields) => drop(fields.insert(key.to_owned(), value)),
                _ => panic!("{parent} holds nothing"),
            }
        }
        Push(place, value) => {
            let list = reply
                .pointer_mut(place)
                .unwrap_or_else(|| panic!("no {place}"));
            list.as_array_mut().unwrap().push(value);
        }
        Both(one, other) => reply = spoil(&spoil(&reply, *one), *other),
    }
    reply
}
