//! Platforms hear of the orders that they began.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use p256::ecdsa::signature::Verifier as _;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::{EncodedPoint, FieldBytes};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use spotlet_server::config::Config;
use spotlet_server::outbox;
use spotlet_server::service::platform;

use crate::support::agent::{Agent, profile};
use crate::support::receiver::Received;
use crate::support::ucp::{CHECKOUTS, complete_details, pay_with};
use crate::support::{App, Receiver};
use crate::ucp_schema::{Payload, complaints};

const MINUTE_MS: i64 = 60_000;

/// An agent whose profile wants its orders told to the receiver, and a shop that may call both.
async fn listening(app: App, receiver: &Receiver) -> (App, Agent) {
    let mut told = profile(&["checkout", "fulfillment", "order"]);
    told["ucp"]["capabilities"]["dev.ucp.shopping.order"][0]["config"] =
        json!({ "webhook_url": receiver.url });
    let agent = Agent::serving(json!({ "all": told })).await;
    let receiver = receiver.url.trim_end_matches("/hook").to_owned();
    let origins = vec![agent.origin.clone(), receiver];
    let app = app.reconfigured(|config| Config {
        outbound_allow: origins,
        ..config
    });
    (app.await, agent)
}

async fn buy(app: &App, agent: &Agent, key: Option<&str>) -> String {
    let post = |path: &str, body: Value| {
        let request = app.post(path).header("ucp-agent", &agent.header("all"));
        let request = match key {
            Some(key) => request.header("x-api-key", key),
            None => request,
        };
        request.json(body).send()
    };
    let made = post(CHECKOUTS, complete_details(&[("coffee-mug-white", 1)])).await;
    let path = format!("{CHECKOUTS}/{}/complete", made.expect(201).id());
    let done = post(&path, pay_with("tok_success")).await.expect(200);
    done.json["order"]["id"].as_str().unwrap().to_owned()
}

pub async fn a_platform_hears_of_its_order_until_it_takes_it(app: App) {
    let receiver = Receiver::start().await;
    let (app, agent) = listening(app, &receiver).await;
    let (_, key) = platform::add(&app.state, "Agent").await.unwrap();
    let order = buy(&app, &agent, Some(&key)).await;

    receiver.answer(503);
    outbox::work_off(&app.state).await.unwrap();
    app.wait_ms(MINUTE_MS);
    receiver.answer(200);
    outbox::work_off(&app.state).await.unwrap();
    app.wait_ms(60 * MINUTE_MS);
    outbox::work_off(&app.state).await.unwrap();

    let received = receiver.received();
    assert_eq!(received.len(), 2, "refused once, taken once");
    assert_eq!(
        received[0].header("webhook-id"),
        received[1].header("webhook-id")
    );
    let told = received[1].json();
    assert_eq!(told["id"], order);
    assert_eq!(complaints(Payload::Order, &told), Vec::<String>::new());
    assert!(
        told.to_string().contains("Torstra"),
        "it typed the address itself: {told:#}"
    );
    let profile = app.get("/.well-known/ucp").send().await.json;
    for one in &received {
        verify(one, &receiver.url, &profile);
    }
}

pub async fn who_shows_no_key_is_told_nothing(app: App) {
    let receiver = Receiver::start().await;
    let (app, agent) = listening(app, &receiver).await;
    buy(&app, &agent, None).await;
    outbox::work_off(&app.state).await.unwrap();
    assert!(receiver.received().is_empty());
}

/// As a platform would: by the key in the shop's profile, over what `Signature-Input` lists (RFC 9421).
fn verify(told: &Received, url: &str, profile: &Value) {
    let digest = STANDARD.encode(Sha256::digest(&told.body));
    assert_eq!(told.header("content-digest"), format!("sha-256=:{digest}:"));
    let agent = told.header("ucp-agent");
    assert_eq!(agent, r#"profile="http://127.0.0.1:8080/.well-known/ucp""#);

    let input = told
        .header("signature-input")
        .strip_prefix("sig1=")
        .unwrap();
    let (list, keyid) = input.split_once(";keyid=").unwrap();
    let names: Vec<_> = list
        .trim_matches(['(', ')'])
        .split(' ')
        .map(|name| name.trim_matches('"'))
        .collect();
    for needed in [
        "@method",
        "@authority",
        "@path",
        "ucp-agent",
        "idempotency-key",
        "content-digest",
        "content-type",
        "webhook-id",
        "webhook-timestamp",
    ] {
        assert!(names.contains(&needed), "{needed} is not signed: {input}");
    }
    let rest = url.strip_prefix("http://").unwrap();
    let (authority, path) = rest.split_at(rest.find('/').unwrap());
    let mut base = String::new();
    for name in names {
        let value = match name {
            "@method" => "POST",
            "@authority" => authority,
            "@path" => path,
            header => told.header(header),
        };
        base += &format!("\"{name}\": {value}\n");
    }
    base += &format!("\"@signature-params\": {input}");

    let keys = profile["signing_keys"].as_array().unwrap();
    let key = keys
        .iter()
        .find(|key| key["kid"] == keyid.trim_matches('"'))
        .unwrap();
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    let (x, y) = (bytes("x"), bytes("y"));
    let point = EncodedPoint::from_affine_coordinates(
        FieldBytes::from_slice(&x),
        FieldBytes::from_slice(&y),
        false,
    );
    let key = VerifyingKey::from_encoded_point(&point).unwrap();
    let signature = told
        .header("signature")
        .strip_prefix("sig1=:")
        .unwrap()
        .trim_end_matches(':');
    let signature = Signature::from_slice(&STANDARD.decode(signature).unwrap()).unwrap();
    key.verify(base.as_bytes(), &signature).unwrap();
    assert!(
        key.verify(base.replace("POST", "PUT").as_bytes(), &signature)
            .is_err()
    );
}
