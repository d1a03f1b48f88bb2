//! Requests to the embed's own server.
//!
//! A reply can be lost after the server has acted; every attempt of one request carries the same `Idempotency-Key`, so that asking again is safe.

use reqwasm::http::{Method, RequestBuilder};
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

use super::{json, page, time};

const ATTEMPTS: u32 = 3;
const TIMEOUT_MS: u32 = 12_000;
const FIRST_DELAY_MS: i32 = 400;

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

/// Nobody answered, however often we asked.
pub struct Unreachable;

/// Asks, and asks again when the network or a restarting server swallowed the answer.
pub async fn send(method: Method, url: &str, headers: &[(&str, &str)], body: Option<&JsValue>) -> Result<Reply, Unreachable> {
    let key = (method != Method::GET).then(page::new_uuid);
    let body = body.map(json::write);
    let mut delay_ms = FIRST_DELAY_MS;
    for attempt in 1..=ATTEMPTS {
        let reply = attempt_once(method.clone(), url, headers, body.as_deref(), key.as_deref()).await;
        match reply {
            Ok(reply) if !matches!(reply.status, 429 | 502..=504) || attempt == ATTEMPTS => return Ok(reply),
            Err(_) if attempt == ATTEMPTS || !page::is_online() => break,
            _ => time::sleep(delay_ms).await,
        }
        delay_ms *= 3;
    }
    Err(Unreachable)
}

async fn attempt_once(
    method: Method,
    url: &str,
    headers: &[(&str, &str)],
    body: Option<&str>,
    key: Option<&str>,
) -> Result<Reply, reqwasm::Error> {
    let mut request = RequestBuilder::new(url).method(method).abort_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MS)));
    for (name, value) in headers {
        request = request.header(name, value);
    }
    if let Some(key) = key {
        request = request.header("Idempotency-Key", key);
    }
    let reply = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body)?.send().await?,
        None => request.send().await?,
    };
    Ok(Reply {
        status: reply.status(),
        visitor: reply.headers().get("Spotlet-Visitor"),
        body: json::parse(&reply.text().await?),
    })
}
