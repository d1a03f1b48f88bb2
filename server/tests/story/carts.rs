//! Carts over UCP REST.

use serde_json::json;

use crate::support::App;
use crate::support::ucp::{CARTS, lines, new_cart};

pub async fn the_catalog_sets_the_price(app: App) {
    let forged = json!({ "line_items": [{
        "item": { "id": "lounge-chair-olive", "price": 1, "title": "Free chair" },
        "quantity": 2,
        "totals": [{ "type": "total", "amount": 1 }],
    }], "totals": [{ "type": "total", "amount": 1 }], "currency": "XXX" });
    let cart = app.post(CARTS).json(forged).send().await.expect(201);
    assert_eq!(cart.json["line_items"][0]["item"]["price"], 64_900);
    assert_eq!(
        cart.json["line_items"][0]["item"]["id"],
        "lounge-chair-olive"
    );
    assert_eq!(cart.json["currency"], "EUR");
    assert_eq!(cart.total("total"), 129_800);
}

pub async fn a_cart_is_read_replaced_and_canceled(app: App) {
    let cart = new_cart(&app, &[("coffee-mug-white", 1)])
        .await
        .expect(201)
        .id();
    let path = format!("{CARTS}/{cart}");
    let body = json!({ "id": cart, "line_items": lines(&[("coffee-mug-white", 3), ("lounge-chair-olive", 1)]) });
    app.put(&path).json(body).send().await.expect(200);

    let app = app.restarted().await;
    let read = app.get(&path).send().await.expect(200);
    assert_eq!(read.json["line_items"].as_array().unwrap().len(), 2);
    assert_eq!(read.total("total"), 3 * 1_900 + 64_900);

    let canceled = app.post(&format!("{path}/cancel")).send().await.expect(200);
    assert_eq!(
        canceled.json["id"], cart,
        "the last state is told once more"
    );
    let gone = app.get(&path).send().await.expect(200);
    assert!(gone.is_ucp_error());
    assert_eq!(gone.codes(), ["not_found"]);
    let gone = app.post(&format!("{path}/cancel")).send().await.expect(200);
    assert_eq!(gone.codes(), ["not_found"]);
}

pub async fn a_quantity_that_is_none_is_refused(app: App) {
    for quantity in [-1, 0, 100, i64::MIN, i64::MAX] {
        let reply = new_cart(&app, &[("coffee-mug-white", quantity)])
            .await
            .expect(200);
        assert!(reply.is_ucp_error(), "{quantity}: {}", reply.text);
        assert_eq!(reply.codes(), ["invalid_quantity"], "{quantity}");
    }
    let cart = new_cart(&app, &[("coffee-mug-white", 2)])
        .await
        .expect(201)
        .id();
    let body = json!({ "line_items": lines(&[("coffee-mug-white", -5)]) });
    let reply = app
        .put(&format!("{CARTS}/{cart}"))
        .json(body)
        .send()
        .await
        .expect(200);
    assert_eq!(reply.codes(), ["invalid_quantity"]);
    let kept = app.get(&format!("{CARTS}/{cart}")).send().await;
    assert_eq!(
        kept.json["line_items"][0]["quantity"], 2,
        "a refused change changes nothing"
    );
}

pub async fn what_the_shop_does_not_sell_is_refused(app: App) {
    for variant in [
        "no-such-variant",
        "lounge-chair",
        "'; DROP TABLE carts; --",
        "",
    ] {
        let reply = new_cart(&app, &[(variant, 1)]).await.expect(200);
        assert!(reply.is_ucp_error(), "{variant}");
        assert_eq!(reply.codes(), ["item_unavailable"], "{variant}");
    }
    let reply = new_cart(&app, &[("coffee-mug-white", 1), ("no-such-variant", 1)]).await;
    assert_eq!(reply.expect(200).codes(), ["item_unavailable"]);
}

pub async fn what_is_sold_out_is_told(app: App) {
    let reply = new_cart(&app, &[("desk-lamp-brass", 1)]).await.expect(200);
    assert!(reply.is_ucp_error(), "nothing in it can be bought");
    assert_eq!(reply.codes(), ["out_of_stock"]);

    let reply = new_cart(&app, &[("desk-lamp-brass", 1), ("lounge-chair-olive", 6)]).await;
    let reply = reply.expect(201);
    assert_eq!(reply.codes(), ["out_of_stock", "insufficient_stock"]);
    assert_eq!(reply.json["messages"][0]["path"], "$.line_items[0]");
}

pub async fn broken_json_is_refused(app: App) {
    for body in [
        "{",
        "[]",
        "null",
        "\"cart\"",
        "{\"line_items\": 5}",
        "{\"line_items\": [{}]}",
        "",
    ] {
        let reply = app.post(CARTS).text(body).send().await.expect(400);
        assert!(reply.is_ucp_error(), "{body}");
        assert_eq!(reply.codes(), ["invalid_json"], "{body}");
    }
    let long = format!("{{\"line_items\": [], \"x\": \"{}\"}}", "x".repeat(300_000));
    let reply = app.post(CARTS).text(&long).send().await.expect(413);
    assert_eq!(reply.codes(), ["body_too_large"]);
}

pub async fn changes_at_the_same_time_do_not_mix(app: App) {
    let cart = new_cart(&app, &[("coffee-mug-white", 1)])
        .await
        .expect(201)
        .id();
    let path = format!("{CARTS}/{cart}");
    let changes = (1..=8).map(|pieces| {
        app.put(&path)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", pieces)]) }))
    });
    for reply in crate::support::send_all(changes).await {
        let pieces = reply.expect(200);
        let line = &pieces.json["line_items"][0];
        assert_eq!(
            line["totals"][0]["amount"],
            1_900 * line["quantity"].as_i64().unwrap()
        );
    }
}
