//! What stands before the double and does what it leaves out: a request that comes again under its idempotency key gets the
//! first answer, another request under that key is refused, and an answer can be lost on its way.
//!
//! It also takes `return_url` and `use_stripe_sdk` out of a confirmation, which Stripe knows and the double refuses.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

/// A kept answer with the request it belongs to.
#[derive(Clone)]
struct Kept {
    request: String,
    status: u16,
    body: Vec<u8>,
}

#[derive(Clone)]
pub struct Proxy {
    pub origin: String,
    target: Arc<str>,
    http: reqwest::Client,
    kept: Arc<tokio::sync::Mutex<HashMap<String, Kept>>>,
    lose: Arc<Mutex<Option<&'static str>>>,
}

impl Proxy {
    pub async fn start(target: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            origin: format!("http://{}", listener.local_addr().unwrap()),
            target: target.into(),
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
            kept: Arc::default(),
            lose: Arc::default(),
        };
        let router = Router::new().fallback(pass).with_state(proxy.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        proxy
    }

    /// The next answer to a path that ends so never arrives in one piece.
    pub fn lose_next(&self, end: &'static str) {
        *self.lose.lock().unwrap() = Some(end);
    }
}

async fn pass(State(proxy): State<Proxy>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1024 * 1024).await.unwrap();
    let path = parts.uri.path_and_query().unwrap().to_string();
    let text = String::from_utf8(body.to_vec()).unwrap();
    let asked = format!("{} {path} {text}", parts.method);
    let header = |name: &str| Some(parts.headers.get(name)?.to_str().unwrap().to_owned());
    assert!(
        header("stripe-version").is_some(),
        "the API's version is pinned: {asked}"
    );
    // Whoever comes at the same time under the same key waits here.
    let mut kept = proxy.kept.lock().await;
    let key = header("idempotency-key");
    if let Some(known) = key.as_ref().and_then(|key| kept.get(key)) {
        return if known.request == asked {
            answer(known)
        } else {
            let error = r#"{"error":{"type":"idempotency_error"}}"#;
            (StatusCode::BAD_REQUEST, error).into_response()
        };
    }
    let sent = proxy
        .http
        .request(parts.method.clone(), format!("{}{path}", proxy.target))
        .header("authorization", header("authorization").unwrap_or_default())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(understood(&path, &text))
        .send()
        .await
        .unwrap();
    let reply = Kept {
        request: asked,
        status: sent.status().as_u16(),
        body: sent.bytes().await.unwrap().to_vec(),
    };
    if let Some(key) = key {
        kept.insert(key, reply.clone());
    }
    drop(kept);
    let mut lose = proxy.lose.lock().unwrap();
    if lose.is_some_and(|end| path.ends_with(end)) {
        *lose = None;
        return StatusCode::BAD_GATEWAY.into_response();
    }
    answer(&reply)
}

fn answer(kept: &Kept) -> Response {
    let status = StatusCode::from_u16(kept.status).unwrap();
    (status, kept.body.clone()).into_response()
}

fn understood(path: &str, form: &str) -> String {
    let fields = url::form_urlencoded::parse(form.as_bytes());
    let unknown = |name: &str| matches!(name, "return_url" | "use_stripe_sdk");
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields.filter(|(name, _)| !path.ends_with("/confirm") || !unknown(name)) {
        out.append_pair(&name, &value);
    }
    out.finish()
}
