//! Checkout sessions over UCP REST.

use serde_json::{Value, json};

use crate::support::ucp::{
    CHECKOUTS, complete, complete_details, get_checkout, lines, new_cart, new_checkout, on_hand,
    pay_with, ready_checkout, set_price, set_stock,
};
use crate::support::{App, send_all};

pub async fn a_session_becomes_an_order(app: App) {
    let checkout = new_checkout(&app, &[("lounge-chair-olive", 1)])
        .await
        .expect(201);
    assert_eq!(checkout.json["status"], "incomplete");
    assert!(checkout.codes().contains(&"field_required"));
    let id = checkout.id();
    let continue_url = checkout.json["continue_url"].as_str().unwrap();
    assert!(continue_url.ends_with(&format!("/checkout/{id}")));

    let path = format!("{CHECKOUTS}/{id}");
    let ready = app
        .put(&path)
        .json(complete_details(&[("lounge-chair-olive", 1)]))
        .send()
        .await;
    assert_eq!(ready.expect(200).json["status"], "ready_for_complete");
    assert_eq!(on_hand(&app, "lounge-chair-olive").await, 5);

    let done = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(
        done.total("total"),
        64_900,
        "delivery is free from 100.00 on"
    );
    assert!(done.json["order"]["id"].is_string());
    assert!(done.json.get("continue_url").is_none());
    assert_eq!(on_hand(&app, "lounge-chair-olive").await, 4);

    let app = app.restarted().await;
    let later = get_checkout(&app, &id).await;
    assert_eq!(later.json["order"], done.json["order"]);
}

pub async fn a_second_complete_charges_nothing(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let pay = || {
        app.post(&format!("{CHECKOUTS}/{id}/complete"))
            .header("idempotency-key", "123e4567-e89b-42d3-a456-426614174000")
            .json(pay_with("tok_success"))
    };
    let replies = send_all((0..5).map(|_| pay())).await;
    for reply in &replies {
        assert_eq!(
            reply.text, replies[0].text,
            "the same request gets the same reply"
        );
        assert_eq!(reply.json["status"], "completed", "{}", reply.text);
    }
    for token in ["tok_success", "tok_decline", "no-token"] {
        let again = complete(&app, &id, token).await.expect(200);
        assert_eq!(
            again.codes().first(),
            Some(&"checkout_completed"),
            "{}",
            again.text
        );
        assert_eq!(again.json["order"], replies[0].json["order"]);
    }
    assert_eq!(app.charges(&id).await, [2 * 1_900 + 490]);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 18);
}

pub async fn many_completes_at_once_charge_once(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let path = format!("{CHECKOUTS}/{id}/complete");
    let replies = send_all((0..8).map(|_| app.post(&path).json(pay_with("tok_success")))).await;
    for reply in replies {
        let codes = reply.codes();
        let is_fine =
            reply.json["status"] == "completed" || codes.contains(&"checkout_in_progress");
        assert!(reply.status == 200 && is_fine, "{}", reply.text);
    }
    assert_eq!(app.charges(&id).await.len(), 1);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 19);
    assert_eq!(get_checkout(&app, &id).await.json["status"], "completed");
}

pub async fn the_last_piece_is_sold_once(app: App) {
    let mut ids = Vec::new();
    for _ in 0..6 {
        ids.push(ready_checkout(&app, &[("lounge-chair-rust", 1)]).await.id());
    }
    let pay = |id| {
        app.post(&format!("{CHECKOUTS}/{id}/complete"))
            .json(pay_with("tok_success"))
    };
    let replies = send_all(ids.iter().map(pay)).await;
    let sold = replies
        .iter()
        .filter(|reply| reply.json["status"] == "completed")
        .count();
    assert_eq!(sold, 1);
    for reply in replies
        .iter()
        .filter(|reply| reply.json["status"] != "completed")
    {
        assert_eq!(
            reply.codes().first(),
            Some(&"out_of_stock"),
            "{}",
            reply.text
        );
        assert_eq!(reply.json["status"], "incomplete");
        assert_eq!(app.charges(&reply.id()).await, [0_i64; 0]);
    }
    assert_eq!(on_hand(&app, "lounge-chair-rust").await, 0);
}

pub async fn a_forged_price_changes_nothing(app: App) {
    let mut body = complete_details(&[("lounge-chair-olive", 1)]);
    body["line_items"][0]["item"]["price"] = json!(1);
    body["line_items"][0]["totals"] = json!([{ "type": "total", "amount": 1 }]);
    body["totals"] = json!([{ "type": "total", "amount": 1 }]);
    body["status"] = json!("completed");
    body["order"] = json!({ "id": "mine" });
    let checkout = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert_eq!(
        (checkout.total("total"), &checkout.json["order"]),
        (64_900, &Value::Null)
    );
    let mut pay = pay_with("tok_success");
    pay["totals"] = json!([{ "type": "total", "amount": 1 }]);
    let path = format!("{CHECKOUTS}/{}/complete", checkout.id());
    app.post(&path).json(pay).send().await.expect(200);
    assert_eq!(app.charges(&checkout.id()).await, [64_900]);
}

pub async fn what_cannot_be_bought_makes_no_session(app: App) {
    for (items, code) in [
        (&[("no-such-variant", 1)][..], "item_unavailable"),
        (&[("desk-lamp-brass", 1)], "out_of_stock"),
        (&[("coffee-mug-white", -1)], "invalid_quantity"),
        (&[("coffee-mug-white", 0)], "invalid_quantity"),
        (&[], "no_line_items"),
    ] {
        let reply = new_checkout(&app, items).await.expect(200);
        assert!(reply.is_ucp_error(), "{}", reply.text);
        assert_eq!(reply.codes(), [code]);
    }
    for body in ["{", "[1]", "7", "{\"line_items\": [{\"quantity\": 1}]}"] {
        let reply = app.post(CHECKOUTS).text(body).send().await.expect(400);
        assert_eq!(reply.codes(), ["invalid_json"], "{body}");
    }
    let reply = app
        .post(CHECKOUTS)
        .json(json!({ "cart_id": "nothing" }))
        .send()
        .await
        .expect(200);
    assert_eq!(reply.codes(), ["not_found"]);
    for id in ["nothing", "not%20an%20id"] {
        let reply = app
            .get(&format!("{CHECKOUTS}/{id}"))
            .send()
            .await
            .expect(200);
        assert_eq!(reply.codes(), ["not_found"]);
        assert_eq!(
            complete(&app, id, "tok_success").await.codes(),
            ["not_found"]
        );
    }
}

pub async fn a_refused_change_changes_nothing(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let before = get_checkout(&app, &id).await;
    for (items, code) in [
        (&[("coffee-mug-white", -1)][..], "invalid_quantity"),
        (&[("no-such-variant", 1)], "item_unavailable"),
        (&[], "no_line_items"),
    ] {
        let body = json!({ "line_items": lines(items) });
        let reply = app
            .put(&format!("{CHECKOUTS}/{id}"))
            .json(body)
            .send()
            .await
            .expect(200);
        assert_eq!(reply.codes().first(), Some(&code), "{}", reply.text);
        assert_eq!(get_checkout(&app, &id).await.json, before.json);
    }
    let mut body = complete_details(&[("coffee-mug-white", 2)]);
    body["fulfillment"]["methods"][0]["groups"][0]["selected_option_id"] = json!("teleport");
    let reply = app
        .put(&format!("{CHECKOUTS}/{id}"))
        .json(body)
        .send()
        .await
        .expect(200);
    assert_eq!(reply.codes().first(), Some(&"fulfillment_option_unknown"));
}

pub async fn a_changed_total_is_shown_before_it_is_charged(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    set_price(&app, "coffee-mug", 2_500).await;
    let refused = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(
        refused.codes().first(),
        Some(&"total_changed"),
        "{}",
        refused.text
    );
    assert_eq!(refused.total("total"), 2_500 + 490);
    assert!(app.charges(&id).await.is_empty());
    let done = complete(&app, &id, "tok_success").await;
    assert_eq!(
        done.json["status"], "completed",
        "the new total was shown: {}",
        done.text
    );
    assert_eq!(app.charges(&id).await, [2_990]);
}

pub async fn what_sells_out_meanwhile_is_told(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    set_stock(&app, "coffee-mug-white", 1).await;
    let told = get_checkout(&app, &id).await;
    assert_eq!(
        (told.codes()[0], &told.json["status"]),
        ("insufficient_stock", &json!("incomplete"))
    );
    let refused = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(refused.codes().first(), Some(&"insufficient_stock"));
    assert!(app.charges(&id).await.is_empty());
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 1);
}

pub async fn a_cart_has_one_open_session(app: App) {
    let cart = new_cart(&app, &[("coffee-mug-white", 1)]).await.id();
    let begin = || app.post(CHECKOUTS).json(json!({ "cart_id": cart }));
    let replies = send_all((0..6).map(|_| begin())).await;
    let ids: std::collections::BTreeSet<String> = replies.iter().map(|reply| reply.id()).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(
        replies.iter().filter(|reply| reply.status == 201).count(),
        1
    );

    let body = json!({ "line_items": lines(&[("coffee-mug-white", 4)]) });
    app.put(&format!("/ucp/v1/carts/{cart}"))
        .json(body)
        .send()
        .await
        .expect(200);
    let renewed = begin().send().await.expect(200);
    assert_eq!(renewed.json["line_items"][0]["quantity"], 4);

    let id = renewed.id();
    app.post(&format!("{CHECKOUTS}/{id}/cancel"))
        .send()
        .await
        .expect(200);
    let fresh = begin().send().await.expect(201).id();
    assert_ne!(fresh, id);
    let path = format!("{CHECKOUTS}/{fresh}");
    app.put(&path)
        .json(complete_details(&[("coffee-mug-white", 4)]))
        .send()
        .await
        .expect(200);
    complete(&app, &fresh, "tok_success").await.expect(200);
    let bought = app.get(&format!("/ucp/v1/carts/{cart}")).send().await;
    assert_eq!(
        bought.codes(),
        ["not_found"],
        "what is bought is no longer in the bag"
    );
}

pub async fn what_came_into_the_cart_meanwhile_is_still_in_it(app: App) {
    let cart = new_cart(&app, &[("coffee-mug-white", 1)]).await.id();
    let begun = app.post(CHECKOUTS).json(json!({ "cart_id": cart }));
    let id = begun.send().await.expect(201).id();
    app.put(&format!("{CHECKOUTS}/{id}"))
        .json(complete_details(&[("coffee-mug-white", 1)]))
        .send()
        .await
        .expect(200);
    // In another tab.
    let wanted = lines(&[("coffee-mug-white", 3), ("lounge-chair-olive", 1)]);
    app.put(&format!("/ucp/v1/carts/{cart}"))
        .json(json!({ "line_items": wanted }))
        .send()
        .await
        .expect(200);
    let done = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);

    let left = app.get(&format!("/ucp/v1/carts/{cart}")).send().await;
    let left = &left.expect(200).json["line_items"];
    let pieces = |n: usize| (left[n]["item"]["id"].clone(), left[n]["quantity"].clone());
    assert_eq!(pieces(0), (json!("coffee-mug-white"), json!(2)));
    assert_eq!(pieces(1), (json!("lounge-chair-olive"), json!(1)));
    let next = app.post(CHECKOUTS).json(json!({ "cart_id": cart }));
    assert_ne!(next.send().await.expect(201).id(), id);
}

pub async fn a_canceled_session_is_over(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let canceled = app
        .post(&format!("{CHECKOUTS}/{id}/cancel"))
        .text("{}")
        .send()
        .await
        .expect(200);
    assert_eq!(canceled.json["status"], "canceled");
    let again = app
        .post(&format!("{CHECKOUTS}/{id}/cancel"))
        .send()
        .await
        .expect(200);
    assert_eq!(again.codes().first(), Some(&"checkout_canceled"));
    let refused = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(refused.codes().first(), Some(&"checkout_canceled"));
    assert!(app.charges(&id).await.is_empty());
}

pub async fn where_nobody_delivers_nothing_is_sold(app: App) {
    let mut body = complete_details(&[("coffee-mug-white", 1)]);
    body["fulfillment"]["methods"][0]["destinations"][0]["address_country"] = json!("BR");
    body["fulfillment"]["methods"][0]["destinations"][0]["postal_code"] = json!("01310-100");
    let reply = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert!(
        reply.codes().contains(&"address_undeliverable"),
        "{}",
        reply.text
    );
    let refused = complete(&app, &reply.id(), "tok_success").await;
    assert_eq!(refused.codes().first(), Some(&"checkout_incomplete"));
}
