//! Requests to the embed's own server.
//!
//! A reply can be lost after the server has acted; every attempt of one request carries the same `Idempotency-Key` (or the same form token),
//! so that asking again is safe.

use reqwasm::http::{Method, Request, RequestBuilder};
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use super::{json, page, time};

const ATTEMPTS: u32 = 3;
const FIRST_DELAY_MS: i32 = 400;
const TIMEOUT_MS: u32 = 12_000;
/// A payment may take its time.
const FORM_TIMEOUT_MS: u32 = 30_000;

/// What the server answered.
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// The body, `undefined` when it was no JSON.
    pub body: JsValue,
    /// The header `Spotlet-Visitor`, when a visitor was minted.
    pub visitor: Option<String>,
}

impl Reply {
    /// Whether the status tells of success.
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// What the server answered to a form.
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Where redirects have led.
    pub url: String,
    /// The body.
    pub text: String,
    visitor: Option<String>,
}

/// Nobody answered, however often we asked.
pub struct Unreachable;

/// Sends JSON, or nothing, and reads JSON.
pub async fn send(method: Method, url: &str, headers: &[(&str, &str)], body: Option<&JsValue>) -> Result<Reply, Unreachable> {
    let key = (method != Method::GET).then(page::new_uuid);
    let body = body.map(json::write);
    let answer = persist(|| {
        let mut request = request(method.clone(), url, TIMEOUT_MS);
        for (name, value) in headers {
            request = request.header(name, value);
        }
        if let Some(key) = &key {
            request = request.header("Idempotency-Key", key);
        }
        match &body {
            Some(body) => request.header("Content-Type", "application/json").body(body),
            None => request.build(),
        }
    })
    .await?;
    Ok(Reply { status: answer.status, body: json::parse(&answer.text), visitor: answer.visitor })
}

/// Posts a form's fields (`URLSearchParams`) and reads the page that comes back.
pub async fn post_form(url: &str, fields: &JsValue) -> Result<Answer, Unreachable> {
    persist(|| request(Method::POST, url, FORM_TIMEOUT_MS).header("Spotlet-Fragment", "1").body(fields.clone())).await
}

fn request(method: Method, url: &str, timeout_ms: u32) -> RequestBuilder {
    RequestBuilder::new(url).method(method).abort_signal(Some(&AbortSignal::timeout_with_u32(timeout_ms)))
}

/// Asks, and asks again when the network or a restarting server swallowed the answer.
async fn persist(build: impl Fn() -> Result<Request, reqwasm::Error>) -> Result<Answer, Unreachable> {
    let mut delay_ms = FIRST_DELAY_MS;
    for attempt in 1..=ATTEMPTS {
        let is_last = attempt == ATTEMPTS || !page::is_online();
        match attempt_once(build()).await {
            Ok(answer) if is_last || !matches!(answer.status, 429 | 502..=504) => return Ok(answer),
            Err(_) if is_last => break,
            _ => time::sleep(delay_ms).await,
        }
        delay_ms *= 3;
    }
    Err(Unreachable)
}

async fn attempt_once(request: Result<Request, reqwasm::Error>) -> Result<Answer, reqwasm::Error> {
    let reply = request?.send().await?;
    Ok(Answer {
        status: reply.status(),
        url: reply.url(),
        visitor: reply.headers().get("Spotlet-Visitor"),
        text: reply.text().await?,
    })
}
