//! UCP requests as a platform would write them.

use serde_json::{Value, json};
use spotlet::domain::Variant;
use spotlet::domain::fulfillment::Stock;
use spotlet_server::store::{self, product, stock};

use super::{App, Reply};

pub const CARTS: &str = "/ucp/v1/carts";
pub const CHECKOUTS: &str = "/ucp/v1/checkout-sessions";

/// `line_items` of these variants and quantities.
pub fn lines(items: &[(&str, i64)]) -> Value {
    items
        .iter()
        .map(|(variant, quantity)| json!({ "item": { "id": variant }, "quantity": quantity }))
        .collect()
}

pub async fn new_cart(app: &App, items: &[(&str, i64)]) -> Reply {
    app.post(CARTS)
        .json(json!({ "line_items": lines(items) }))
        .send()
        .await
}

pub async fn new_checkout(app: &App, items: &[(&str, i64)]) -> Reply {
    app.post(CHECKOUTS)
        .json(json!({ "line_items": lines(items) }))
        .send()
        .await
}

/// A session with everything in it but the payment.
pub fn complete_details(items: &[(&str, i64)]) -> Value {
    json!({
        "line_items": lines(items),
        "buyer": { "email": "ada@example.com", "first_name": "Ada", "last_name": "Byron" },
        "fulfillment": { "methods": [{
            "type": "shipping",
            "selected_destination_id": "home",
            "destinations": [{
                "id": "home",
                "first_name": "Ada",
                "last_name": "Byron",
                "street_address": "Torstraße 1",
                "address_locality": "Berlin",
                "postal_code": "10119",
                "address_country": "DE",
            }],
            "groups": [{ "selected_option_id": "standard" }],
        }] },
    })
}

/// A session that only waits for its payment.
pub async fn ready_checkout(app: &App, items: &[(&str, i64)]) -> Reply {
    let reply = app
        .post(CHECKOUTS)
        .json(complete_details(items))
        .send()
        .await
        .expect(201);
    assert_eq!(reply.json["status"], "ready_for_complete", "{}", reply.text);
    reply
}

/// The body of `complete`, paid with one of the test tokens.
pub fn pay_with(token: &str) -> Value {
    json!({ "payment": { "instruments": [{
        "id": "card",
        "handler_id": "test",
        "type": "card",
        "selected": true,
        "credential": { "type": "token", "token": token },
    }] } })
}

pub async fn complete(app: &App, checkout: &str, token: &str) -> Reply {
    app.post(&format!("{CHECKOUTS}/{checkout}/complete"))
        .json(pay_with(token))
        .send()
        .await
}

pub async fn get_checkout(app: &App, checkout: &str) -> Reply {
    app.get(&format!("{CHECKOUTS}/{checkout}"))
        .send()
        .await
        .expect(200)
}

/// How many pieces of a variant are there.
pub async fn on_hand(app: &App, variant: &str) -> u32 {
    let mut conn = app.state.store.read().await.unwrap();
    stock::on_hand(&mut conn, &variant.parse().unwrap())
        .await
        .unwrap()
}

pub async fn set_stock(app: &App, variant: &str, pieces: u32) {
    let mut tx = app.state.store.write().await.unwrap();
    stock::set(&mut tx, &variant.parse().unwrap(), &Stock::main(pieces))
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
}

/// Changes the price of every variant of a product.
pub async fn set_price(app: &App, product: &str, amount_minor: i64) {
    let mut tx = app.state.store.write().await.unwrap();
    let id = product.parse().unwrap();
    let mut changed = product::get(&mut tx, &id).await.unwrap().unwrap();
    for variant in &mut changed.variants {
        variant.price.amount_minor = amount_minor;
    }
    product::put(&mut tx, &changed, app.state.clock.now())
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
}

/// Puts the pieces of a variant where they are, and nowhere else.
pub async fn place_stock(app: &App, variant: &str, pieces: &Stock) {
    let mut tx = app.state.store.write().await.unwrap();
    stock::set(&mut tx, &variant.parse().unwrap(), pieces)
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
}

/// Where the pieces of a variant are.
pub async fn stock_of(app: &App, variant: &str) -> Stock {
    let mut conn = app.state.store.read().await.unwrap();
    let mut all = stock::all(&mut conn).await.unwrap();
    all.remove(&variant.parse().unwrap()).unwrap()
}

/// Changes every variant of a product.
pub async fn set_variant(app: &App, product: &str, change: impl Fn(&mut Variant)) {
    let mut tx = app.state.store.write().await.unwrap();
    let id = product.parse().unwrap();
    let mut changed = product::get(&mut tx, &id).await.unwrap().unwrap();
    changed.variants.iter_mut().for_each(change);
    product::put(&mut tx, &changed, app.state.clock.now())
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
}
