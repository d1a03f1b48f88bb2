//! A platform shows a checkout that it began inside a page of its own.

use serde_json::{Value, json};
use spotlet_server::service::platform;

use crate::support::ucp::{CHECKOUTS, lines};
use crate::support::{App, Reply};

const ORIGIN: &str = "https://agent.example";
const EVERYTHING: [&str; 4] = [
    "payment.instruments_change",
    "payment.credential",
    "fulfillment.address_change",
    "window.open",
];

async fn key(app: &App) -> String {
    platform::add(&app.state, "Agent").await.unwrap().1
}

async fn begin(app: &App, key: Option<&str>) -> Reply {
    let request = app.post(CHECKOUTS);
    let request = match key {
        Some(key) => request.header("x-api-key", key),
        None => request.header("origin", "https://blog.example"),
    };
    let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
    request.json(body).send().await.expect(201)
}

async fn ask(app: &App, id: &str, key: &str, origin: &str) -> Reply {
    app.post(&format!("/api/checkout-sessions/{id}/embed-token"))
        .header("x-api-key", key)
        .json(json!({ "origin": origin }))
        .send()
        .await
}

async fn token(app: &App, id: &str, key: &str) -> String {
    let reply = ask(app, id, key, ORIGIN).await.expect(200);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    reply.json["token"].as_str().unwrap().to_owned()
}

async fn open(app: &App, id: &str, token: &str) -> Reply {
    let path = format!("/checkout/{id}?ec_version=2026-04-08&ec_auth={token}");
    app.get(&path).send().await.expect(200)
}

fn delegations(checkout: &Value) -> Option<Vec<&str>> {
    let config = &checkout["ucp"]["services"]["dev.ucp.shopping"][0]["config"];
    let list = config["delegate"].as_array()?;
    Some(list.iter().filter_map(Value::as_str).collect())
}

/// What the page in the frame tells its host.
fn told(page: &Reply) -> Value {
    let json = page.text.split("id=\"ec-checkout\">").nth(1).unwrap();
    serde_json::from_str(json.split("</script>").next().unwrap()).unwrap()
}

#[track_caller]
fn assert_framed_by(page: &Reply, who: &str) {
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.ends_with(&format!("frame-ancestors {who}")),
        "{policy}"
    );
}

pub async fn a_platform_may_stand_around_its_checkout(app: App) {
    let key = key(&app).await;
    let made = begin(&app, Some(&key)).await;
    let id = made.id();
    assert_eq!(delegations(&made.json), Some(EVERYTHING.to_vec()));
    let token = token(&app, &id, &key).await;

    let page = open(&app, &id, &token).await;
    assert_framed_by(&page, ORIGIN);
    assert!(
        page.text
            .contains("data-host-origin=\"https://agent.example\"")
    );
    assert_eq!(delegations(&told(&page)), Some(EVERYTHING.to_vec()));

    // The token goes on through the forms.
    assert!(
        page.text
            .contains(&format!("name=\"ec_auth\" value=\"{token}\""))
    );
    let form = |body: String| {
        app.post(&format!("/checkout/{id}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .raw(&body)
    };
    let again = form(format!("step=refresh&embedded=1&ec_auth={token}"))
        .send()
        .await;
    assert_framed_by(&again, ORIGIN);
    assert_eq!(delegations(&told(&again)), Some(EVERYTHING.to_vec()));

    // Without `ec_version` it is a page like any other.
    let alone = app.get(&format!("/checkout/{id}?ec_auth={token}"));
    assert_framed_by(&alone.send().await, "'none'");
}

pub async fn who_did_not_begin_it_gets_no_token(app: App) {
    let (ours, theirs) = (key(&app).await, key(&app).await);
    let id = begin(&app, Some(&ours)).await.id();
    let unkeyed = begin(&app, None).await;
    assert_eq!(delegations(&unkeyed.json), Some(vec!["window.open"]));

    ask(&app, &id, "spk_guess", ORIGIN).await.expect(401);
    let path = format!("/api/checkout-sessions/{id}/embed-token");
    let keyless = app.post(&path).json(json!({ "origin": ORIGIN }));
    keyless.send().await.expect(401);
    ask(&app, &id, &theirs, ORIGIN).await.expect(404);
    ask(&app, &unkeyed.id(), &ours, ORIGIN).await.expect(404);
    ask(&app, "nothing", &ours, ORIGIN).await.expect(404);
    for origin in [
        "",
        "*",
        "null",
        "https://agent.example/page",
        "http://agent.example",
    ] {
        ask(&app, &id, &ours, origin).await.expect(400);
    }
    ask(&app, &id, &ours, "http://127.0.0.1:8081")
        .await
        .expect(200);

    // Nor is it told what it could be handed.
    let read = app
        .get(&format!("{CHECKOUTS}/{id}"))
        .header("x-api-key", &theirs);
    assert_eq!(delegations(&read.send().await.json), None);
}

pub async fn a_token_is_for_one_checkout_origin_and_time(app: App) {
    let key = key(&app).await;
    let (id, other) = (
        begin(&app, Some(&key)).await.id(),
        begin(&app, Some(&key)).await.id(),
    );
    let good = token(&app, &id, &key).await;
    assert_framed_by(&open(&app, &id, &good).await, ORIGIN);
    assert_framed_by(&open(&app, &other, &good).await, "'none'");

    let (payload, signature) = good.split_once('.').unwrap();
    let elsewhere = ask(&app, &id, &key, "https://evil.example")
        .await
        .expect(200);
    let elsewhere = elsewhere.json["token"].as_str().unwrap().to_owned();
    let (foreign, _) = elsewhere.split_once('.').unwrap();
    for forged in [
        String::new(),
        "none".to_owned(),
        payload.to_owned(),
        format!("{payload}."),
        format!("{foreign}.{signature}"),
        format!("{payload}.{}", signature.to_uppercase()),
    ] {
        let page = open(&app, &id, &forged).await;
        assert_framed_by(&page, "'none'");
        assert!(!page.text.contains("name=\"ec_auth\""), "{forged}");
        assert_eq!(delegations(&told(&page)), None, "{forged}");
    }

    app.wait_ms(31 * 60 * 1_000);
    assert_framed_by(&open(&app, &id, &good).await, "'none'");
}

pub async fn a_bad_token_leaves_the_page_that_began_it(app: App) {
    let key = key(&app).await;
    let id = begin(&app, None).await.id();
    let own = begin(&app, Some(&key)).await.id();
    let foreign = token(&app, &own, &key).await;
    let page = open(&app, &id, &foreign).await;
    assert_framed_by(&page, "https://blog.example");
    assert_eq!(delegations(&told(&page)), Some(vec!["window.open"]));
}

pub async fn only_allowed_origins_get_a_token(app: App) {
    let app = app
        .reconfigured(|config| spotlet_server::config::Config {
            allowed_hosts: vec![ORIGIN.to_owned()],
            ..config
        })
        .await;
    let key = key(&app).await;
    let id = begin(&app, Some(&key)).await.id();
    ask(&app, &id, &key, "https://evil.example")
        .await
        .expect(400);
    let good = token(&app, &id, &key).await;
    let app = app
        .reconfigured(|config| spotlet_server::config::Config {
            allowed_hosts: vec!["https://blog.example".to_owned()],
            ..config
        })
        .await;
    assert_framed_by(&open(&app, &id, &good).await, "'none'");
}

pub async fn a_host_pays_with_a_token_of_its_own(app: App) {
    let key = key(&app).await;
    let id = begin(&app, Some(&key)).await.id();
    let auth = token(&app, &id, &key).await;
    let page = open(&app, &id, &auth).await;
    let field = |name: &str| {
        let at = page
            .text
            .split(&format!("name=\"{name}\" value=\""))
            .nth(1)
            .unwrap();
        at.split('"').next().unwrap().to_owned()
    };
    let pay = async |token: &str| {
        let instrument = json!({ "id": "card", "handler_id": "test", "type": "card",
            "credential": { "type": "token", "token": token } });
        let instrument: String =
            url::form_urlencoded::byte_serialize(instrument.to_string().as_bytes()).collect();
        let body = format!(
            "form_token={}&expected_total={}&embedded=1&ec_auth={auth}&step=pay&country=DE&first_name=Ada&last_name=Byron\
             &street_address=Weg+1&postal_code=10119&address_locality=Berlin&email=ada%40example.com&delivery=standard\
             &payment_instrument={instrument}",
            field("form_token"),
            field("expected_total"),
        );
        app.post(&format!("/checkout/{id}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .raw(&body)
            .send()
            .await
    };
    let refused = pay("tok_nonsense").await;
    assert!(!refused.text.contains("data-order-number"));
    assert!(refused.text.contains("role=\"alert\""), "{}", refused.text);
    let done = pay("tok_success").await;
    assert!(done.text.contains("data-order-number"), "{}", done.text);
    assert_framed_by(&done, ORIGIN);
    assert!(!told(&done).to_string().contains("Byron"));
}
