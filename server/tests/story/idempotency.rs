//! Repeated requests.

use serde_json::json;
use spotlet::domain::clock::Timestamp;
use spotlet_server::store::idempotency::{self, RequestKey, Seen};
use spotlet_server::store::{self};

use crate::support::ucp::{CARTS, lines, new_cart};
use crate::support::{App, send_all};

const HOUR_MS: i64 = 60 * 60 * 1000;
const KEY: &str = "123e4567-e89b-42d3-a456-426614174000";

pub async fn the_same_request_gets_the_same_reply(app: App) {
    let ask = |app: &App| {
        app.post(CARTS)
            .header("idempotency-key", KEY)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", 1)]) }))
    };
    let first = ask(&app).send().await.expect(201);
    let second = ask(&app).send().await.expect(201);
    assert_eq!(first.text, second.text);
    let app = app.restarted().await;
    let third = ask(&app).send().await.expect(201);
    assert_eq!(first.text, third.text, "replies outlive a restart");
}

pub async fn many_at_once_are_answered_once(app: App) {
    let ask = || {
        app.post(CARTS)
            .header("idempotency-key", KEY)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", 1)]) }))
    };
    let replies = send_all((0..10).map(|_| ask())).await;
    for reply in &replies {
        assert_eq!((reply.status, &reply.text), (201, &replies[0].text));
    }
}

pub async fn another_body_under_the_same_key_is_a_conflict(app: App) {
    let ask = |pieces: i64| {
        app.post(CARTS)
            .header("idempotency-key", KEY)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", pieces)]) }))
    };
    ask(1).send().await.expect(201);
    let reply = ask(2).send().await.expect(409);
    assert!(reply.is_ucp_error());
    assert_eq!(reply.codes(), ["idempotency_conflict"]);
}

pub async fn a_key_counts_for_one_route_and_caller(app: App) {
    let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
    let first = new_cart(&app, &[("coffee-mug-white", 1)]).await.id();
    let cart = app
        .post(CARTS)
        .header("idempotency-key", KEY)
        .json(body.clone())
        .send()
        .await;
    let cart = cart.expect(201).id();
    assert_ne!(first, cart);
    let path = format!("{CARTS}/{cart}");
    app.put(&path)
        .header("idempotency-key", KEY)
        .json(body.clone())
        .send()
        .await
        .expect(200);
    let other = app
        .post(CARTS)
        .header("idempotency-key", KEY)
        .header("x-api-key", "someone");
    let other = other.json(body).send().await;
    assert_ne!(other.text, cart);
}

pub async fn a_key_is_forgotten_after_a_day(app: App) {
    let ask = || {
        app.post(CARTS)
            .header("idempotency-key", KEY)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", 1)]) }))
    };
    let first = ask().send().await.expect(201).id();
    app.wait_ms(23 * HOUR_MS);
    app.state.idempotency.forget_old().await.unwrap();
    assert_eq!(ask().send().await.expect(201).id(), first);
    app.wait_ms(2 * HOUR_MS);
    assert_ne!(ask().send().await.expect(201).id(), first);
}

pub async fn a_key_must_be_a_uuid(app: App) {
    for key in [
        "1",
        "not-a-uuid",
        "123e4567-e89b-42d3-a456-42661417400",
        "'; --",
    ] {
        let reply = app
            .post(CARTS)
            .header("idempotency-key", key)
            .text("{}")
            .send()
            .await;
        assert_eq!(
            reply.expect(400).codes(),
            ["invalid_idempotency_key"],
            "{key}"
        );
        let like = app
            .put("/api/posts/autumn-living-room/like")
            .header("idempotency-key", key);
        let reply = like.send().await.expect(400);
        assert_eq!(reply.json["code"], "invalid_idempotency_key");
    }
}

pub async fn two_servers_take_over_what_nobody_answers_once(app: App) {
    let key = RequestKey {
        caller: "somebody".to_owned(),
        route: "POST /carts".to_owned(),
        key: KEY.to_owned(),
    };
    let begun = app.state.clock.now();
    let claim = |at: Timestamp| {
        let (state, key) = (app.state.clone(), key.clone());
        async move {
            let mut tx = state.store.write().await.unwrap();
            let claimed = idempotency::claim(&mut tx, &key, "hash", at).await.unwrap();
            store::commit(tx).await.unwrap();
            claimed
        }
    };
    let release = |seen: Seen| {
        let (state, key) = (app.state.clone(), key.clone());
        async move {
            let mut tx = state.store.write().await.unwrap();
            idempotency::release_of(&mut tx, &key, seen.since)
                .await
                .unwrap();
            store::commit(tx).await.unwrap();
        }
    };
    assert!(claim(begun).await);
    // The server dies. Two others look at the same time, and find the same.
    let mut conn = app.state.store.read().await.unwrap();
    let seen = idempotency::find(&mut conn, &key).await.unwrap().unwrap();
    drop(conn);
    release(seen.clone()).await;
    assert!(claim(begun.plus_ms(HOUR_MS)).await, "the first one has it");
    release(seen).await;
    assert!(!claim(begun.plus_ms(HOUR_MS)).await, "and keeps it");
}
