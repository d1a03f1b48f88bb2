//! Requests in the name of this browser's visitor. The first one that changes something brings a token, which all later ones carry.
//!
//! It must not know what is asked. The token stands for nobody: it only makes likes and comments this browser's own.

use std::cell::Cell;

use reqwasm::http::Method;
use wasm_bindgen::JsValue;

use super::store::Store;
use crate::browser::{
    http::{self, Reply, Unreachable},
    time,
};

const AGAIN_MS: i32 = 50;

thread_local! {
    /// Whether a change without a token is on its way.
    static IS_FIRST: Cell<bool> = const { Cell::new(false) };
}

/// Sends JSON, or nothing, and reads JSON.
pub async fn send(store: Store, method: Method, url: &str, body: Option<&JsValue>) -> Result<Reply, Unreachable> {
    let changes = method != Method::GET;
    // Each change without a token makes another visitor: of two at once, one would lose what it did.
    while changes && IS_FIRST.get() && store.visitor().is_none() {
        time::sleep(AGAIN_MS).await;
    }
    let token = store.visitor();
    let is_first = changes && token.is_none();
    if is_first {
        IS_FIRST.set(true);
    }
    let headers: Vec<_> = token.iter().map(|token| ("Spotlet-Visitor", token.as_str())).collect();
    let reply = http::send(method, url, &headers, body).await;
    if is_first {
        IS_FIRST.set(false);
    }
    if let Some(token) = reply.as_ref().ok().and_then(|reply| reply.visitor.as_ref()) {
        store.keep_visitor(token);
    }
    reply
}
