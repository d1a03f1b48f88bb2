//! Who calls, and what both sides can do.

use serde_json::{Value, json};
use spotlet_server::service::platform;

use crate::support::App;
use crate::support::agent::{Agent, knowing, profile};
use crate::support::ucp::{CARTS, CHECKOUTS, complete_details, lines};

const SEARCH: &str = "/ucp/v1/catalog/search";

fn capabilities(reply: &Value) -> Vec<&str> {
    let registry = reply["ucp"]["capabilities"].as_object().unwrap();
    let names = registry
        .keys()
        .map(|name| name.strip_prefix("dev.ucp.shopping.").unwrap_or(name));
    names.collect()
}

pub async fn every_request_names_a_profile(app: App) {
    let agent = Agent::serving(json!({
        "broken": "{ no json",
        "other": { "hello": "world" },
        "old": { "ucp": { "version": "2025-01-01", "capabilities": {} } },
    }))
    .await;
    let app = knowing(app, &agent).await;
    let query = json!({ "query": "chair" });
    for (header, status, code) in [
        (None, 400, "invalid_profile_url"),
        (Some("Mozilla/5.0".to_owned()), 400, "invalid_profile_url"),
        (
            Some(r#"profile="no address""#.to_owned()),
            400,
            "invalid_profile_url",
        ),
        (
            Some(r#"profile="http://agent.example/""#.to_owned()),
            400,
            "invalid_profile_url",
        ),
        (
            Some(r#"profile="https://169.254.169.254/""#.to_owned()),
            400,
            "invalid_profile_url",
        ),
        (
            Some(r#"profile="https://localhost/""#.to_owned()),
            400,
            "invalid_profile_url",
        ),
        (Some(agent.header("missing")), 424, "profile_unreachable"),
        (Some(agent.header("broken")), 422, "profile_malformed"),
        (Some(agent.header("other")), 422, "profile_malformed"),
        (Some(agent.header("old")), 422, "version_unsupported"),
    ] {
        let mut request = app.post(SEARCH).impolite().json(query.clone());
        if let Some(header) = &header {
            request = request.header("ucp-agent", header);
        }
        let refused = request.send().await.expect(status);
        assert_eq!(refused.codes(), [code], "{header:?}");
        assert_eq!(refused.json["continue_url"], "http://127.0.0.1:8080");
        assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
    }
}

pub async fn replies_declare_what_both_sides_can_do(app: App) {
    let agent = Agent::serving(json!({
        "all": profile(&["checkout", "fulfillment", "cart", "order", "catalog.search", "catalog.lookup"]),
        "bare": profile(&["checkout", "cart", "com.example.loyalty"]),
    }))
    .await;
    let app = knowing(app, &agent).await;
    let made = async |who: &str| {
        let body = complete_details(&[("coffee-mug-white", 1)]);
        let request = app.post(CHECKOUTS).header("ucp-agent", &agent.header(who));
        request.json(body).send().await.expect(201)
    };
    let full = made("all").await;
    assert_eq!(capabilities(&full.json), ["checkout", "fulfillment"]);
    assert_eq!(full.json["status"], "ready_for_complete");

    // Without the extension nothing of it is in the reply, and our page asks for what is missing.
    let bare = made("bare").await;
    assert_eq!(capabilities(&bare.json), ["checkout"]);
    assert_eq!(bare.json.get("fulfillment"), None);
    assert_eq!(bare.json["status"], "requires_escalation", "{}", bare.text);
    assert!(bare.json["continue_url"].is_string());
    let cart = app.post(CARTS).header("ucp-agent", &agent.header("bare"));
    let cart = cart.json(json!({ "line_items": lines(&[("coffee-mug-white", 1)]) }));
    assert_eq!(capabilities(&cart.send().await.expect(201).json), ["cart"]);
}

pub async fn what_is_not_shared_is_told(app: App) {
    let agent = Agent::serving(json!({
        "shopper": profile(&["cart"]),
        "orphan": profile(&["fulfillment"]),
        "nothing": profile(&[]),
    }))
    .await;
    let app = knowing(app, &agent).await;
    for who in ["shopper", "orphan", "nothing"] {
        let request = app.post(CHECKOUTS).header("ucp-agent", &agent.header(who));
        let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
        let refused = request.json(body).send().await.expect(200);
        assert!(refused.is_ucp_error());
        assert_eq!(refused.codes(), ["capabilities_incompatible"], "{who}");
        assert!(refused.json["continue_url"].is_string());
    }
}

pub async fn a_profile_is_fetched_once(app: App) {
    let agent = Agent::serving(json!({ "all": profile(&["catalog.search"]) })).await;
    let app = knowing(app, &agent).await;
    let search = |who: &str| {
        let request = app.post(SEARCH).header("ucp-agent", &agent.header(who));
        request.json(json!({ "query": "mug" }))
    };
    let many = crate::support::send_all((0..10).map(|_| search("all"))).await;
    assert!(many.iter().all(|reply| reply.status == 200));
    search("all").send().await.expect(200);
    assert_eq!(agent.fetched(), 1);
    // What is not there is not asked for again at once either.
    for _ in 0..3 {
        search("missing").send().await.expect(424);
    }
    assert_eq!(agent.fetched(), 2);
}

pub async fn a_key_may_be_bound_to_a_profile(app: App) {
    let agent = Agent::serving(json!({
        "one": profile(&["order"]),
        "two": profile(&["order"]),
    }))
    .await;
    let app = knowing(app, &agent).await;
    let url = format!("{}/one", agent.origin);
    let (_, key) = platform::add_bound(&app.state, "One", Some(&url))
        .await
        .unwrap();
    let ask = |who: &str| {
        let request = app.get("/ucp/v1/orders/unknown").header("x-api-key", &key);
        request.header("ucp-agent", &agent.header(who))
    };
    assert_eq!(ask("one").send().await.expect(200).codes(), ["not_found"]);
    let refused = ask("two").send().await.expect(403);
    assert_eq!(refused.codes(), ["profile_not_trusted"]);
}

pub async fn writes_carry_a_key(app: App) {
    let agent = r#"profile="http://127.0.0.1:8080/ucp/platform.json""#;
    for path in [CARTS, CHECKOUTS] {
        let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
        let request = app.post(path).impolite().header("ucp-agent", agent);
        let refused = request.json(body).send().await.expect(400);
        assert_eq!(refused.codes(), ["invalid_idempotency_key"], "{path}");
    }
}

pub async fn only_an_embeddable_checkout_says_so(app: App) {
    let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
    let delegate = |reply: &Value| {
        reply
            .pointer("/ucp/services/dev.ucp.shopping/0/config/delegate")
            .cloned()
    };
    let nobodys = app
        .post(CHECKOUTS)
        .json(body.clone())
        .send()
        .await
        .expect(201);
    assert_eq!(delegate(&nobodys.json), None);
    let page = app.post(CHECKOUTS).header("origin", "https://blog.example");
    let pages = page.json(body.clone()).send().await.expect(201);
    assert_eq!(delegate(&pages.json), Some(json!(["window.open"])));
}
