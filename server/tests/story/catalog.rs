//! The catalog over UCP REST.

use serde_json::json;

use crate::support::App;

pub async fn products_are_found_by_words_and_filters(app: App) {
    let search = |body| app.post("/ucp/v1/catalog/search").json(body);
    let found = search(json!({ "query": "lounge" }))
        .send()
        .await
        .expect(200);
    assert_eq!(found.json["products"][0]["id"], "lounge-chair");
    assert_eq!(
        found.json["products"][0]["price_range"]["min"]["amount"],
        64_900
    );
    let found = search(json!({ "query": "Kaffee", "context": { "language": "de" } }))
        .send()
        .await;
    assert_eq!(found.json["products"][0]["title"], "Kaffeebecher");
    let found = search(json!({ "filters": { "price": { "max": 2_000 } } }))
        .send()
        .await;
    assert_eq!(found.json["pagination"]["total_count"], 1);

    let first = search(json!({ "filters": {}, "pagination": { "limit": 3 } }))
        .send()
        .await
        .expect(200);
    assert_eq!(first.json["products"].as_array().unwrap().len(), 3);
    let cursor = &first.json["pagination"]["cursor"];
    let rest = search(json!({ "filters": {}, "pagination": { "limit": 3, "cursor": cursor } }));
    let rest = rest.send().await.expect(200);
    assert_eq!(rest.json["products"].as_array().unwrap().len(), 3);
    assert_eq!(rest.json["pagination"]["has_next_page"], false);

    let nothing = search(json!({})).send().await.expect(400);
    assert_eq!(nothing.codes(), ["invalid_request"]);
    let cursor = search(json!({ "query": "x", "pagination": { "cursor": "!" } }))
        .send()
        .await;
    assert_eq!(cursor.expect(400).codes(), ["invalid_request"]);
}

pub async fn ids_are_looked_up(app: App) {
    let lookup = |body| app.post("/ucp/v1/catalog/lookup").json(body);
    let body =
        json!({ "ids": ["lounge-chair", "lounge-chair-rust", "coffee-mug-white", "nothing"] });
    let found = lookup(body).send().await.expect(200);
    assert_eq!(found.json["products"].as_array().unwrap().len(), 2);
    assert_eq!(found.json["messages"][0]["content"], "nothing");
    let many: Vec<String> = (0..51).map(|n| format!("id-{n}")).collect();
    assert_eq!(
        lookup(json!({ "ids": many }))
            .send()
            .await
            .expect(400)
            .codes(),
        ["request_too_large"]
    );
    assert_eq!(
        lookup(json!({ "ids": [] }))
            .send()
            .await
            .expect(400)
            .codes(),
        ["invalid_request"]
    );
}

pub async fn a_product_is_shown_with_its_choices(app: App) {
    let show = |body| app.post("/ucp/v1/catalog/product").json(body);
    let chair = show(json!({ "id": "lounge-chair-rust" }))
        .send()
        .await
        .expect(200);
    assert_eq!(
        chair.json["product"]["variants"][0]["id"],
        "lounge-chair-rust"
    );
    assert_eq!(chair.json["product"]["selected"][0]["label"], "Rust");
    let lamp = show(json!({ "id": "desk-lamp" })).send().await.expect(200);
    assert_eq!(
        lamp.json["product"]["variants"][0]["availability"]["available"],
        false
    );
    let nothing = show(json!({ "id": "nothing" })).send().await.expect(200);
    assert_eq!(nothing.codes(), ["not_found"]);
}

pub async fn the_profile_names_what_is_spoken(app: App) {
    let profile = app.get("/.well-known/ucp").send().await.expect(200);
    assert_eq!(profile.json["ucp"]["version"], "2026-04-08");
    let service = &profile.json["ucp"]["services"]["dev.ucp.shopping"][0];
    assert_eq!(service["endpoint"], "http://127.0.0.1:8080/ucp/v1");
}
