//! Links that are passed on: whom they credit, and what is believed of a claim.

use serde_json::json;
use spotlet::domain::attribution::{Attribution, CreatorLink};
use spotlet_server::service::creator_link;
use spotlet_server::store;

use crate::support::App;
use crate::support::ucp::{CARTS, lines};

pub async fn credit_is_given_only_where_it_is_proven(app: App) {
    let code = jonas(&app);
    let forged = code.replacen("jonas", "petra", 1);
    for (claim, creator, is_linked) in [
        (json!({}), None, false),
        (json!({ "creator": "mara" }), None, false),
        (
            json!({ "creator": "mara", "post": "not-a-post" }),
            None,
            false,
        ),
        (
            json!({ "creator": "mara", "post": "autumn-living-room" }),
            Some("mara"),
            false,
        ),
        (
            json!({ "creator": "jonas", "post": "autumn-living-room" }),
            Some("mara"),
            false,
        ),
        (json!({ "post": "autumn-living-room" }), Some("mara"), false),
        (
            json!({ "creator": forged, "post": "autumn-living-room" }),
            Some("mara"),
            false,
        ),
        (
            json!({ "creator": code, "post": "autumn-living-room" }),
            Some("jonas"),
            true,
        ),
        (json!({ "creator": code }), Some("jonas"), true),
    ] {
        let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]), "attribution": claim.clone() });
        let cart = app.post(CARTS).json(body).send().await.expect(201).id();
        let kept = attribution(&app, &cart).await;
        let credited = kept.creator.as_ref().map(|id| id.as_str());
        assert_eq!(
            (credited, kept.link.is_some()),
            (creator, is_linked),
            "{claim}"
        );
    }
}

pub async fn credit_goes_with_the_cart(app: App) {
    let from_link =
        json!({ "creator": jonas(&app), "post": "autumn-living-room", "hotspot": "mug" });
    let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]), "attribution": from_link });
    let cart = app.post(CARTS).json(body).send().await.expect(201).id();

    // A later visit knows of no link, and a request may say nothing at all.
    for later in [json!({ "utm_source": "x" }), json!({}), json!(null)] {
        let mut body = json!({ "id": cart, "line_items": lines(&[("coffee-mug-white", 2)]) });
        if !later.is_null() {
            body["attribution"] = later;
        }
        let path = format!("{CARTS}/{cart}");
        app.put(&path).json(body).send().await.expect(200);
        let kept = attribution(&app, &cart).await;
        assert_eq!(kept.creator.unwrap().as_str(), "jonas");
        assert_eq!(kept.link.unwrap().hotspot.unwrap().as_str(), "mug");
    }

    let session = app
        .post("/ucp/v1/checkout-sessions")
        .json(json!({ "cart_id": cart, "line_items": [] }))
        .send()
        .await
        .expect(201)
        .id();
    let mut conn = app.state.store.read().await.unwrap();
    let checkout = store::checkout::get(&mut conn, &session.parse().unwrap())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        checkout.value.attribution.creator.unwrap().as_str(),
        "jonas"
    );
    assert!(checkout.value.attribution.link.is_some());
}

/// The code of a link of a creator who did not make the post.
fn jonas(app: &App) -> String {
    let link = CreatorLink {
        creator: "jonas".parse().unwrap(),
        post: "autumn-living-room".parse().unwrap(),
        hotspot: Some("mug".parse().unwrap()),
        issued_day: creator_link::day(app.state.clock.now()),
    };
    creator_link::mint(&app.state.signer, &link)
}

async fn attribution(app: &App, cart: &str) -> Attribution {
    let mut conn = app.state.store.read().await.unwrap();
    let cart = store::cart::get(&mut conn, &cart.parse().unwrap())
        .await
        .unwrap();
    cart.unwrap().value.attribution
}
