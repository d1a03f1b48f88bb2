//! The real server dies at named places between two books, is started again, and puts things right by itself.
//!
//! Each place is a call of `spotlet_server::crash::point`; one test each.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod server;
#[path = "../support/serving.rs"]
mod serving;

use serde_json::json;

use self::server::{Outcome, Shop};

macro_rules! places {
    ($($place:ident => $outcome:expr;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $place() {
            dies_at(stringify!($place), $outcome).await;
        }
    )*};
}

places! {
    // Nobody was asked for money: the stock goes back and the shopper can try again.
    after_begin => Outcome::Open;
    before_charge => Outcome::Open;
    // The money is taken, and nobody here knows it yet.
    after_charge => Outcome::Bought;
    before_record => Outcome::Bought;
    after_record => Outcome::Bought;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_in_a_test_goes_back_after_the_switch_to_live_and_a_restart() {
    let shop = Shop::new().await;
    let server = shop.start(None).await;
    let id = server.ready_checkout().await;
    let bought = server.complete(&id).await.unwrap();
    let order = bought["order"]["id"].as_str().unwrap();
    server.stop().await;
    let (_, ledger) = shop.books().await;
    let paid: i64 = ledger.values().sum();

    let live = Some(("SPOTLET_TEST_PAYMENTS", "false"));
    let server = shop.start_with(live).await;
    shop.refund(order).await;
    shop.until_refunded(paid).await;
    server.stop().await;
}

async fn dies_at(place: &str, outcome: Outcome) {
    let shop = Shop::new().await;
    let server = shop.start(Some(place)).await;
    let id = server.ready_checkout().await;
    let answer = server.complete(&id).await;
    assert!(answer.is_err(), "the server should have died: {answer:?}");
    let status = server.ended().await;
    assert!(!status.success(), "{status}");

    let server = shop.start(None).await;
    // Nobody asks for the session: the reconciler alone settles it.
    shop.until_settled(&id).await;
    let session = server.get(&format!("/ucp/v1/checkout-sessions/{id}")).await;
    let expected = match outcome {
        Outcome::Bought => "completed",
        Outcome::Open => "ready_for_complete",
    };
    assert_eq!(session["status"], expected, "{session}");
    if outcome == Outcome::Open {
        let again = server.complete(&id).await.expect("it can be paid now");
        assert_eq!(again["status"], "completed", "{again}");
    } else {
        // Paying again buys nothing again.
        let again = server.complete(&id).await.expect("an answer");
        assert_eq!(again["order"], session["order"], "{again}");
    }
    server.stop().await;
    let (orders, ledger) = shop.books().await;
    assert_eq!(orders, ledger, "the provider's books and ours");
    assert_eq!(orders.len(), 1);
    assert_eq!(shop.stock().await, json!(8), "one of nine is sold");
}
