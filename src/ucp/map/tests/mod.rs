//! Replies compared as JSON, requests as the domain reads them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod buying;
mod catalog;
mod requests;

use serde_json::Value;

use super::*;

fn ctx(locale: Locale) -> MapContext<'static> {
    MapContext {
        origin: "https://shop.example",
        locale,
        capabilities: &Capability::ALL,
        links: &[],
        test_payments: true,
        delegations: Some(crate::ucp::profile::ANY_HOST),
        rfc3339: |moment| format!("T{}", moment.as_unix_ms()),
    }
}

fn json(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

/// The codes of a reply's messages.
fn codes(reply: &Value) -> Vec<&str> {
    let messages = reply["messages"].as_array();
    messages
        .into_iter()
        .flatten()
        .filter_map(|message| message["code"].as_str())
        .collect()
}
