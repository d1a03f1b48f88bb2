//! Judges UCP payloads by the published schemas.
//!
//! The judge knows no field by name: what is allowed follows from the files and from the capabilities that a payload says are active.
//! It must not know the server either; it sees JSON only. `documents` reads the files, `compose` puts one schema together,
//! `prose.json` adds what the specification demands in words and no keyword says (the browser tests read the same file).
//!
//! To judge one more kind of payload: a variant of [`Payload`] and its row in [`Payload::root`].

mod compose;
mod documents;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex};

use jsonschema::{Draft, Resource, Validator};
use serde_json::Value;

pub use documents::Direction;
use documents::{BASE, documents};

/// What a payload is meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Payload {
    Profile,
    SearchRequest,
    Search,
    LookupRequest,
    Lookup,
    ProductRequest,
    Product,
    Cart,
    Checkout,
    Order,
    Error,
}

impl Payload {
    /// What an address answers when all is well; nothing for addresses that are not UCP's.
    pub fn at(path: &str) -> Option<Self> {
        let path = path.split('?').next().unwrap_or(path);
        if path == "/.well-known/ucp" {
            return Some(Self::Profile);
        }
        let mut words = path.strip_prefix("/ucp/v1/")?.split('/');
        match (words.next()?, words.next()) {
            ("catalog", Some("search")) => Some(Self::Search),
            ("catalog", Some("lookup")) => Some(Self::Lookup),
            ("catalog", Some("product")) => Some(Self::Product),
            ("carts", _) => Some(Self::Cart),
            ("checkout-sessions", _) => Some(Self::Checkout),
            ("orders", _) => Some(Self::Order),
            _ => None,
        }
    }

    /// The base schema, below `https://ucp.dev/`, and the capability whose extensions compose onto it.
    fn root(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Profile => (
                "discovery/profile_schema.json#/$defs/business_profile",
                None,
            ),
            Self::SearchRequest => (
                "schemas/shopping/catalog_search.json#/$defs/search_request",
                None,
            ),
            Self::Search => (
                "schemas/shopping/catalog_search.json#/$defs/search_response",
                None,
            ),
            Self::LookupRequest => (
                "schemas/shopping/catalog_lookup.json#/$defs/lookup_request",
                None,
            ),
            Self::Lookup => (
                "schemas/shopping/catalog_lookup.json#/$defs/lookup_response",
                None,
            ),
            Self::ProductRequest => (
                "schemas/shopping/catalog_lookup.json#/$defs/get_product_request",
                None,
            ),
            Self::Product => (
                "schemas/shopping/catalog_lookup.json#/$defs/get_product_response",
                None,
            ),
            Self::Cart => ("schemas/shopping/cart.json", Some("dev.ucp.shopping.cart")),
            Self::Checkout => (
                "schemas/shopping/checkout.json",
                Some("dev.ucp.shopping.checkout"),
            ),
            Self::Order => ("schemas/shopping/order.json", None),
            Self::Error => ("schemas/shopping/types/error_response.json", None),
        }
    }
}

/// Panics with every complaint about a reply, when the address is one of UCP's.
#[track_caller]
pub fn assert_conforms(path: &str, reply: &Value) {
    let failed = path.starts_with("/ucp/") && reply.pointer("/ucp/status") == Some(&"error".into());
    let Some(payload) = (if failed {
        Some(Payload::Error)
    } else {
        Payload::at(path)
    }) else {
        return;
    };
    let complaints = complaints(payload, reply);
    assert!(
        complaints.is_empty(),
        "{path} answered what is no {payload:?}:\n{}\n{reply:#}",
        complaints.join("\n")
    );
}

/// Everything that is wrong with a reply, a sentence each; empty for a good one.
pub fn complaints(payload: Payload, reply: &Value) -> Vec<String> {
    let capabilities = capabilities(reply);
    let mut complaints = judge(payload, Direction::Response, &capabilities, reply);
    complaints.extend(compose::unknown(&capabilities));
    complaints.extend(totals_that_do_not_add_up(reply));
    complaints
}

/// Everything that is wrong with the body of a request, given the capabilities that both sides speak.
pub fn request_complaints(
    payload: Payload,
    direction: Direction,
    active: &[&str],
    body: &Value,
) -> Vec<String> {
    judge(
        payload,
        direction,
        &active.iter().map(ToString::to_string).collect(),
        body,
    )
}

/// The capabilities that a reply names as active.
pub fn capabilities(reply: &Value) -> BTreeSet<String> {
    let named = reply
        .pointer("/ucp/capabilities")
        .and_then(Value::as_object);
    named
        .into_iter()
        .flatten()
        .map(|(name, _)| name.clone())
        .collect()
}

fn judge(
    payload: Payload,
    direction: Direction,
    active: &BTreeSet<String>,
    instance: &Value,
) -> Vec<String> {
    type Key = (Payload, Direction, BTreeSet<String>);
    static BUILT: LazyLock<Mutex<BTreeMap<Key, &'static Validator>>> =
        LazyLock::new(Mutex::default);
    let validator = *BUILT
        .lock()
        .unwrap()
        .entry((payload, direction, active.clone()))
        .or_insert_with(|| Box::leak(Box::new(build(payload, direction, active))));
    validator
        .iter_errors(instance)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect()
}

fn build(payload: Payload, direction: Direction, active: &BTreeSet<String>) -> Validator {
    let documents = documents(direction);
    let schema = compose::compose(payload, direction, active, &documents);
    let resources = documents.into_iter().map(|(path, contents)| {
        let resource = Resource::from_contents(contents).unwrap();
        (format!("{BASE}{path}"), resource)
    });
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_resources(resources)
        .build(&schema)
        .unwrap_or_else(|error| panic!("{payload:?}: {error}"))
}

/// `checkout.md`, "Verification": the entries before the total sum up to it.
fn totals_that_do_not_add_up(reply: &Value) -> Option<String> {
    let entries = reply.get("totals")?.as_array()?;
    let amount = |entry: &&Value| {
        entry
            .get("amount")
            .and_then(Value::as_i64)
            .unwrap_or_default()
    };
    let (totals, parts): (Vec<_>, Vec<_>) = entries
        .iter()
        .partition(|entry| entry.get("type") == Some(&"total".into()));
    let (total, sum): (i64, i64) = (
        totals.iter().map(amount).sum(),
        parts.iter().map(amount).sum(),
    );
    (total != sum).then(|| format!("/totals: the entries sum up to {sum}, the total says {total}"))
}
