//! One real reply of each kind, from a server that is asked as a platform would ask it. What is sent conforms too.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use spotlet_server::service::platform;

use crate::support::App;
use crate::ucp_schema::{Direction, Payload, request_complaints};

/// What this shop and any platform have in common.
const ACTIVE: &[&str] = &[
    "dev.ucp.shopping.cart",
    "dev.ucp.shopping.checkout",
    "dev.ucp.shopping.discount",
    "dev.ucp.shopping.fulfillment",
    "dev.spotlet.personalization",
];

pub async fn one_of_each(app: &App) -> BTreeMap<Payload, Value> {
    let (_, key) = platform::add(&app.state, "judge").await.unwrap();
    let ask = async |payload: Payload, operation: &'static str, path: &str, body: Value| {
        let wrong = request_complaints(payload, Direction::Request(operation), ACTIVE, &body);
        assert_eq!(wrong, Vec::<String>::new(), "{path} {body:#}");
        let request = if operation == "update" {
            app.put(path)
        } else {
            app.post(path)
        };
        request
            .header("x-api-key", &key)
            .json(body)
            .send()
            .await
            .json
    };

    let profile = app.get("/.well-known/ucp").send().await.json;
    let search = ask(
        Payload::SearchRequest,
        "search",
        "/ucp/v1/catalog/search",
        json!({ "query": "chair" }),
    )
    .await;
    let lookup = ask(
        Payload::LookupRequest,
        "lookup",
        "/ucp/v1/catalog/lookup",
        json!({ "ids": ["lounge-chair-olive"] }),
    )
    .await;
    let product = ask(
        Payload::ProductRequest,
        "product",
        "/ucp/v1/catalog/product",
        json!({ "id": "lounge-chair" }),
    )
    .await;
    let lines = json!([{ "item": { "id": "lounge-chair-olive" }, "quantity": 1 }]);
    let engraved = json!({ "item": { "id": "garden-shears" }, "quantity": 1,
        "personalization": [{ "id": "engraving", "value": "Ada" }] });
    let cart = ask(
        Payload::Cart,
        "create",
        "/ucp/v1/carts",
        json!({ "line_items": [lines[0], engraved], "discounts": { "codes": ["welcome", "unknown"] } }),
    )
    .await;

    let body = json!({ "cart_id": cart["id"], "line_items": lines });
    let incomplete = ask(
        Payload::Checkout,
        "create",
        "/ucp/v1/checkout-sessions",
        body,
    )
    .await;
    let session = format!(
        "/ucp/v1/checkout-sessions/{}",
        incomplete["id"].as_str().unwrap()
    );
    let ready = ask(
        Payload::Checkout,
        "update",
        &session,
        filled_in(&incomplete),
    )
    .await;
    let body = json!({ "payment": { "instruments": [{
        "id": "card", "handler_id": "test", "type": "card", "selected": true,
        "credential": { "type": "token", "token": "tok_success" },
    }] } });
    let completed = ask(
        Payload::Checkout,
        "complete",
        &format!("{session}/complete"),
        body,
    )
    .await;
    let order = format!(
        "/ucp/v1/orders/{}",
        completed["order"]["id"].as_str().unwrap()
    );
    let order = app.get(&order).header("x-api-key", &key).send().await.json;
    let error = app.get("/ucp/v1/carts/nobody-has-this").send().await.json;

    let applied = &ready["discounts"]["applied"];
    assert_eq!(applied.as_array().map(Vec::len), Some(2), "{ready:#}");
    assert_eq!(ready["status"], "ready_for_complete", "{ready:#}");
    BTreeMap::from([
        (Payload::Profile, profile),
        (Payload::Search, search),
        (Payload::Lookup, lookup),
        (Payload::Product, product),
        (Payload::Cart, cart),
        (Payload::Checkout, ready),
        (Payload::Order, order),
        (Payload::Error, error),
    ])
}

/// An update that says all that is needed to pay.
fn filled_in(checkout: &Value) -> Value {
    json!({
        "line_items": [{ "item": { "id": "lounge-chair-olive" }, "quantity": 1 }],
        "buyer": { "email": "ada@example.com", "first_name": "Ada", "last_name": "Lovelace" },
        "fulfillment": { "methods": [{
            "type": "shipping",
            "line_item_ids": [checkout["line_items"][0]["id"]],
            "destinations": [{
                "id": "home", "first_name": "Ada", "last_name": "Lovelace",
                "street_address": "Lange Reihe 1", "postal_code": "20099",
                "address_locality": "Hamburg", "address_country": "DE",
            }],
            "selected_destination_id": "home",
            "groups": [{
                "id": checkout["fulfillment"]["methods"][0]["groups"][0]["id"],
                "selected_option_id": "standard",
            }],
        }] },
    })
}
