//! Does the judge bite? Real replies pass it, and each of them, spoilt in one place, does not.
//!
//! That every reply in every story conforms is asserted where the stories send their requests; here is one of each kind.
//! To add a way to spoil one: a row in `mutations`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod mutations;
mod replies;
#[allow(dead_code, unused_imports)]
#[path = "../story/support/mod.rs"]
mod support;
#[path = "../support/ucp_schema/mod.rs"]
mod ucp_schema;

use mutations::{mutations, spoil};
use ucp_schema::complaints;

/// A discount for a code, and one by itself.
const WELCOME: &str = r#"
    [[discount]]
    id = "welcome"
    title = "Welcome"
    code = "WELCOME"
    percent = 10

    [[discount]]
    id = "autumn"
    title = "Autumn"
    amount = "9.99 EUR"
"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_good_reply_passes_and_a_spoilt_one_does_not() {
    let app = support::App::on_sqlite().await;
    let app = support::discounts::offering(app, WELCOME).await;
    let replies = replies::one_of_each(&app).await;
    for (payload, reply) in &replies {
        assert_eq!(
            complaints(*payload, reply),
            Vec::<String>::new(),
            "{payload:?} {reply:#}"
        );
    }
    let mut missed = Vec::new();
    for (what, payload, how) in mutations() {
        if complaints(payload, &spoil(&replies[&payload], how)).is_empty() {
            missed.push(what);
        }
    }
    assert_eq!(missed, Vec::<&str>::new(), "passed the check");
}
