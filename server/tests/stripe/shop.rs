//! A shop that is paid through Stripe, or what stands for it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use spotlet::domain::currency::Currency;
use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::money::Money;
use spotlet::domain::product::Product;
use spotlet::domain::visibility::Reader;
use spotlet_server::clock::SystemClock;
use spotlet_server::config::{Config, Layer};
use spotlet_server::payment::stripe::StripeApi;
use spotlet_server::payment::{Capture, Source};
use spotlet_server::service::checkout::{self, Session};
use spotlet_server::state::AppState;
use spotlet_server::store::{self, Store};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use crate::double::Double;
use crate::proxy::Proxy;

const SECRET_KEY: &str = "sk_test_of_this_test";
const WEBHOOK_SECRET: &str = "whsec_of_this_test";
/// The shop's own widget, under its default origin.
const WIDGET: &str = r#"profile="http://127.0.0.1:8080/ucp/platform.json""#;
const PATIENCE: Duration = Duration::from_secs(30);

pub struct Shop {
    pub state: AppState,
    pub proxy: Proxy,
    double: Double,
    router: Router,
    http: reqwest::Client,
    _folder: TempDir,
}

/// A session in the words of these tests.
#[derive(Debug)]
pub struct Seen {
    pub status: String,
    pub failure: Option<String>,
    pub order: Option<OrderId>,
}

impl Shop {
    pub async fn open(capture: Capture) -> Self {
        let double = Double::start().await;
        let proxy = Proxy::start(&double.origin).await;
        let folder = tempfile::tempdir().unwrap();
        let demo = include_str!("../../../demo/spotlet.toml");
        let layer = Layer::parse(demo, Path::new("demo/spotlet.toml")).unwrap();
        let config = Config {
            data_dir: folder.path().to_owned(),
            test_payments: false,
            stripe: Some(StripeApi {
                origin: proxy.origin.clone(),
                secret_key: SECRET_KEY.to_owned(),
                publishable_key: "pk_test_of_this_test".to_owned(),
                webhook_secret: WEBHOOK_SECRET.to_owned(),
                capture,
            }),
            ..Config::from_layer(layer).unwrap()
        };
        let store = Store::open(folder.path(), None).await.unwrap();
        let state = AppState::new(store, Arc::new(config), Arc::new(SystemClock))
            .await
            .unwrap();
        fill(&state).await;
        Self {
            router: spotlet_server::router(state.clone()),
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            state,
            proxy,
            double,
            _folder: folder,
        }
    }

    pub fn eur(&self, minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    /// A session over 28.90 that only waits for its payment.
    pub async fn ready_checkout(&self) -> CheckoutId {
        let body = json!({
            "line_items": [{ "item": { "id": "mug" }, "quantity": 1 }],
            "buyer": { "email": "ada@example.com", "first_name": "Ada", "last_name": "Byron" },
            "fulfillment": { "methods": [{
                "type": "shipping", "selected_destination_id": "home",
                "destinations": [{ "id": "home", "first_name": "Ada", "last_name": "Byron", "street_address": "Torstraße 1",
                    "address_locality": "Berlin", "postal_code": "10119", "address_country": "DE" }],
                "groups": [{ "selected_option_id": "standard" }],
            }] },
        });
        let request = Request::post("/ucp/v1/checkout-sessions")
            .header("content-type", "application/json")
            .header("idempotency-key", uuid::Uuid::new_v4().to_string())
            .header("ucp-agent", WIDGET)
            .body(Body::from(body.to_string()))
            .unwrap();
        let reply = self.router.clone().oneshot(request).await.unwrap();
        let bytes = reply.into_body().collect().await.unwrap().to_bytes();
        let made: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(made["status"], "ready_for_complete", "{made}");
        made["id"].as_str().unwrap().parse().unwrap()
    }

    /// What Stripe's own fields make of a card.
    pub async fn card(&self, number: &str) -> String {
        let form = [
            ("type", "card"),
            ("card[number]", number),
            ("card[exp_month]", "12"),
            ("card[exp_year]", "2040"),
            ("card[cvc]", "123"),
        ];
        let made = self.ask("/v1/payment_methods", &form).await;
        made["id"]
            .as_str()
            .unwrap_or_else(|| panic!("{made}"))
            .to_owned()
    }

    pub async fn pay(&self, id: &CheckoutId, method: &str) -> Seen {
        let source = Source::Stripe(method.to_owned());
        let session = checkout::complete(&self.state, id, &Reader::ANONYMOUS, Ok(source)).await;
        seen(session.unwrap())
    }

    pub async fn read(&self, id: &CheckoutId) -> Seen {
        seen(checkout::get(&self.state, id).await.unwrap())
    }

    /// The shopper's answer to the bank, as Stripe's script passes it on.
    pub async fn authenticate(&self, id: &CheckoutId, approved: bool) {
        let intent = self.intents(id).await.pop().expect("an intent");
        let path = format!(
            "/v1/payment_intents/{}/_authenticate",
            intent["id"].as_str().unwrap()
        );
        let form = [
            ("client_secret", intent["client_secret"].as_str().unwrap()),
            ("success", if approved { "true" } else { "false" }),
        ];
        self.ask(&path, &form).await;
    }

    /// Status and amount of everything that Stripe holds for a session.
    pub async fn intents_of(&self, id: &CheckoutId) -> Vec<(String, i64)> {
        let intents = self.intents(id).await.into_iter();
        intents
            .map(|intent| {
                let status = intent["status"].as_str().unwrap().to_owned();
                (status, intent["amount"].as_i64().unwrap())
            })
            .collect()
    }

    pub async fn refunded(&self, id: &CheckoutId) -> i64 {
        let intent = self.intents(id).await.pop().expect("an intent");
        let path = format!(
            "/v1/refunds?payment_intent={}",
            intent["id"].as_str().unwrap()
        );
        let refunds = self.get(&path).await;
        let amounts = refunds["data"].as_array().unwrap().iter();
        amounts.map(|one| one["amount"].as_i64().unwrap()).sum()
    }

    /// Has the double call our webhook address from now on.
    pub async fn subscribe(&self) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/webhooks/stripe", listener.local_addr().unwrap());
        let router = self.router.clone();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let form = [("url", url.as_str()), ("secret", WEBHOOK_SECRET)];
        self.ask("/_config/webhooks/spotlet", &form).await;
    }

    /// Waits for the order of a session, looking into our database only.
    pub async fn until_ordered(&self, id: &CheckoutId) {
        let ordered = async {
            loop {
                let mut conn = self.state.store.read().await.unwrap();
                let order = store::order::of_checkout(&mut conn, id).await.unwrap();
                if order.is_some() {
                    return;
                }
                drop(conn);
                sleep(Duration::from_millis(50)).await;
            }
        };
        timeout(PATIENCE, ordered).await.expect("an order");
    }

    /// What the double holds for a session, past our proxy.
    async fn intents(&self, id: &CheckoutId) -> Vec<Value> {
        let list = self.get("/v1/payment_intents?limit=100").await;
        let mut own: Vec<Value> = list["data"].as_array().unwrap().clone();
        own.retain(|intent| {
            let key = intent["metadata"]["spotlet"].as_str();
            key.is_some_and(|key| key.starts_with(id.as_str()))
        });
        own
    }

    async fn get(&self, path: &str) -> Value {
        let url = format!("{}{path}", self.double.origin);
        let reply = self.http.get(url).bearer_auth(SECRET_KEY).send();
        serde_json::from_str(&reply.await.unwrap().text().await.unwrap()).unwrap()
    }

    async fn ask(&self, path: &str, form: &[(&str, &str)]) -> Value {
        let body = url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let reply = self
            .http
            .post(format!("{}{path}", self.double.origin))
            .bearer_auth(SECRET_KEY)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send();
        let text = reply.await.unwrap().text().await.unwrap();
        serde_json::from_str(&text).unwrap_or(Value::String(text))
    }
}

fn seen(session: Session) -> Seen {
    Seen {
        status: session.checkout.status.as_str().to_owned(),
        failure: session
            .checkout
            .last_failure
            .map(|failure| failure.code().to_owned()),
        order: session.order.map(|order| order.id),
    }
}

async fn fill(state: &AppState) {
    let product = json!({ "id": "mug", "title": "Mug",
        "variants": [{ "id": "mug", "title": "Mug", "price": { "amount_minor": 2_400, "currency": "EUR" } }] });
    let product: Product = serde_json::from_value(product).unwrap();
    let mut tx = state.store.write().await.unwrap();
    let now = state.clock.now();
    store::product::put(&mut tx, &product.checked().unwrap(), now)
        .await
        .unwrap();
    let variant = "mug".parse().unwrap();
    store::stock::set(
        &mut tx,
        &variant,
        &spotlet::domain::fulfillment::Stock::main(20),
    )
    .await
    .unwrap();
    store::commit(tx).await.unwrap();
}
