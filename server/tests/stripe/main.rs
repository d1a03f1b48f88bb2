//! The server half of Stripe against `localstripe`, a stateful double that nobody here wrote.
//!
//! It is installed into `target/` from PyPI and started on a free port of this machine, behind a small proxy of ours that does
//! what it leaves out: it enforces idempotency keys. The browser half (Stripe's own script) cannot run here and is not run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod double;
mod proxy;
mod shop;

use spotlet::domain::payment::{PaymentState, RefundState};
use spotlet_server::payment::Capture;
use spotlet_server::service::payment;

use self::shop::Shop;

const SUCCESS: &str = "4242424242424242";
/// Fails when it is charged.
const DECLINED: &str = "4000000000000341";
const THREE_D_SECURE: &str = "4000002760003184";

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_charged_once() {
    let shop = Shop::open(Capture::Automatic).await;
    let id = shop.ready_checkout().await;
    let card = shop.card(SUCCESS).await;
    let done = shop.pay(&id, &card).await;
    assert_eq!(done.status, "completed");
    // The same keys again: the proxy gives the first answers, and a second intent would be seen below.
    let again = shop.pay(&id, &card).await;
    assert_eq!(again.order, done.order);
    assert_eq!(
        shop.intents_of(&id).await,
        [("succeeded".to_owned(), 2_890)]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_declined_card_leaves_no_intent_that_could_be_paid() {
    let shop = Shop::open(Capture::Automatic).await;
    let id = shop.ready_checkout().await;
    let declined = shop.pay(&id, &shop.card(DECLINED).await).await;
    assert_eq!(
        (declined.status.as_str(), declined.failure.as_deref()),
        ("ready_for_complete", Some("payment_failed"))
    );
    assert_eq!(shop.intents_of(&id).await, [("canceled".to_owned(), 2_890)]);
    let done = shop.pay(&id, &shop.card(SUCCESS).await).await;
    assert_eq!(done.status, "completed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_that_must_be_confirmed_waits_for_the_shopper() {
    let shop = Shop::open(Capture::Automatic).await;
    for (approved, status) in [(true, "completed"), (false, "ready_for_complete")] {
        let id = shop.ready_checkout().await;
        let asked = shop.pay(&id, &shop.card(THREE_D_SECURE).await).await;
        assert_eq!(asked.status, "requires_escalation");
        // What Stripe's script does in the shopper's browser.
        shop.authenticate(&id, approved).await;
        let after = shop.read(&id).await;
        assert_eq!(after.status, status, "approved: {approved}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reserved_money_is_taken_later_and_goes_back_in_part() {
    let shop = Shop::open(Capture::Manual).await;
    let id = shop.ready_checkout().await;
    let done = shop.pay(&id, &shop.card(SUCCESS).await).await;
    assert_eq!(done.status, "completed");
    let order = done.order.unwrap();
    assert_eq!(
        shop.intents_of(&id).await,
        [("requires_capture".to_owned(), 2_890)]
    );
    assert!(
        payment::refund(&shop.state, &order, shop.eur(100), "too-early")
            .await
            .is_err(),
        "nothing was taken yet"
    );
    let captured = payment::capture(&shop.state, &order, None).await.unwrap();
    assert_eq!(captured, shop.eur(2_890));
    let refund = payment::refund(&shop.state, &order, shop.eur(900), "a")
        .await
        .unwrap();
    assert_eq!(refund.state, RefundState::Succeeded);
    let again = payment::refund(&shop.state, &order, shop.eur(900), "a")
        .await
        .unwrap();
    assert_eq!(again.reference, refund.reference);
    assert_eq!(shop.refunded(&id).await, 900);

    let id = shop.ready_checkout().await;
    let order = shop
        .pay(&id, &shop.card(SUCCESS).await)
        .await
        .order
        .unwrap();
    let released = payment::release(&shop.state, &order).await.unwrap();
    assert_eq!(released, PaymentState::Declined);
    assert_eq!(shop.intents_of(&id).await, [("canceled".to_owned(), 2_890)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_looked_up() {
    let shop = Shop::open(Capture::Automatic).await;
    let id = shop.ready_checkout().await;
    shop.proxy.lose_next("/confirm");
    let waiting = shop.pay(&id, &shop.card(SUCCESS).await).await;
    assert_eq!(waiting.status, "complete_in_progress");
    assert_eq!(shop.read(&id).await.status, "completed");
    assert_eq!(
        shop.intents_of(&id).await,
        [("succeeded".to_owned(), 2_890)]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signed_webhook_places_the_order() {
    let shop = Shop::open(Capture::Automatic).await;
    shop.subscribe().await;
    let id = shop.ready_checkout().await;
    let asked = shop.pay(&id, &shop.card(THREE_D_SECURE).await).await;
    assert_eq!(asked.status, "requires_escalation");
    shop.authenticate(&id, true).await;
    // Nobody reads the session: only the webhook, with Stripe's own signature, can have done it.
    shop.until_ordered(&id).await;
}
