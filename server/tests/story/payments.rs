//! What becomes of payments that do not simply succeed.

use std::time::Duration;

use spotlet::domain::checkout::CHECKOUT_TTL_MS;
use spotlet::domain::currency::Currency;
use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, Provider, RefundState, TestToken};
use spotlet_server::payment::test::wire::{Operation, Trouble};
use spotlet_server::payment::{Ask, AttemptKey, Capture, Found, Source};
use spotlet_server::service::{Fault, checkout, payment};
use spotlet_server::store;

use crate::support::App;
use crate::support::ucp::{CHECKOUTS, complete, get_checkout, on_hand, pay_with, ready_checkout};

const MINUTE_MS: i64 = 60 * 1000;

pub async fn a_declined_payment_leaves_everything_as_it_was(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let declined = complete(&app, &id, "tok_decline").await.expect(200);
    assert_eq!(
        declined.codes().first(),
        Some(&"payment_failed"),
        "{}",
        declined.text
    );
    assert_eq!(declined.json["status"], "ready_for_complete");
    assert!(app.charges(&id).await.is_empty());
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);
    let done = complete(&app, &id, "tok_success").await;
    assert_eq!(
        done.json["status"], "completed",
        "another try is possible: {}",
        done.text
    );
    assert_eq!(app.charges(&id).await.len(), 1);
}

pub async fn a_challenge_goes_on_at_our_page(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let asked = complete(&app, &id, "tok_challenge").await.expect(200);
    assert_eq!(
        asked.json["status"], "requires_escalation",
        "{}",
        asked.text
    );
    assert!(asked.json["continue_url"].is_string());
    assert_eq!(
        asked.json["messages"][0]["severity"],
        "requires_buyer_review"
    );
    assert_eq!(
        on_hand(&app, "coffee-mug-white").await,
        19,
        "held while the shopper decides"
    );

    let again = complete(&app, &id, "tok_success").await;
    assert_eq!(again.codes().first(), Some(&"payment_requires_action"));

    let session = CheckoutId::new(id.as_str()).unwrap();
    let page = checkout::resolve_challenge(&app.state, &session, None, true)
        .await
        .unwrap();
    assert_eq!(page.session.refused, None);
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed");
    assert_eq!(app.charges(&id).await.len(), 1);
    let page = checkout::resolve_challenge(&app.state, &session, None, false)
        .await
        .unwrap();
    assert_eq!(page.session.refused.unwrap().code(), "checkout_completed");
}

pub async fn a_refused_challenge_charges_nothing(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_challenge").await.expect(200);
    let session = CheckoutId::new(id.as_str()).unwrap();
    checkout::resolve_challenge(&app.state, &session, None, false)
        .await
        .unwrap();
    let after = get_checkout(&app, &id).await;
    assert_eq!(
        (after.codes()[0], &after.json["status"]),
        ("payment_failed", &"ready_for_complete".into())
    );
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);

    complete(&app, &id, "tok_challenge").await.expect(200);
    let canceled = app
        .post(&format!("{CHECKOUTS}/{id}/cancel"))
        .send()
        .await
        .expect(200);
    assert_eq!(canceled.json["status"], "canceled", "{}", canceled.text);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);
    assert!(app.charges(&id).await.is_empty());
}

pub async fn a_lost_answer_is_found_again(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let pending = complete(&app, &id, "tok_timeout").await.expect(200);
    assert_eq!(
        pending.json["status"], "complete_in_progress",
        "{}",
        pending.text
    );
    let app = app.restarted().await;
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(
        get_checkout(&app, &id).await.json["order"],
        done.json["order"]
    );
    assert_eq!(app.charges(&id).await.len(), 1);
}

pub async fn a_provider_is_needed_while_it_holds_money(app: App) {
    let is_needed = async || {
        let mut conn = app.state.store.read().await.unwrap();
        store::payment::is_needed(&mut conn, Provider::Test)
            .await
            .unwrap()
    };
    assert!(!is_needed().await);
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_decline").await.expect(200);
    assert!(!is_needed().await, "nothing came of it");
    complete(&app, &id, "tok_success").await.expect(200);
    let key = AttemptKey::parse(&format!("{id}.2")).unwrap();
    for (state, captured_minor, needed) in [
        (PaymentState::Succeeded, 2_390, true),
        (PaymentState::Authorized, 0, true),
        (PaymentState::Declined, 0, false),
    ] {
        let news = store::payment::News {
            reference: None,
            state,
            captured_minor,
            is_open: false,
        };
        let mut tx = app.state.store.write().await.unwrap();
        let now = app.state.clock.now();
        store::payment::update(&mut tx, &key, &news, now)
            .await
            .unwrap();
        store::commit(tx).await.unwrap();
        assert_eq!(is_needed().await, needed, "{state:?}");
    }
}

pub async fn a_charge_that_never_left_is_called_off(app: App) {
    // As if the server had died between writing the attempt down and asking the provider.
    app.trouble(Operation::Charge, Trouble::FailBefore, None)
        .await;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let waiting = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(waiting.json["status"], "complete_in_progress");
    let canceled = app
        .post(&format!("{CHECKOUTS}/{id}/cancel"))
        .send()
        .await
        .expect(200);
    assert_eq!(
        canceled.codes().first(),
        Some(&"checkout_in_progress"),
        "{}",
        canceled.text
    );
    app.wait_ms(MINUTE_MS);
    let open_again = get_checkout(&app, &id).await;
    assert_eq!(
        open_again.json["status"], "ready_for_complete",
        "{}",
        open_again.text
    );
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);
    // The charge arrives after all: too late.
    app.no_trouble().await;
    let late = charge(&app, &format!("{id}.1")).await;
    assert_eq!(late.state, PaymentState::Declined);
    let done = complete(&app, &id, "tok_success").await;
    assert_eq!(done.json["status"], "completed");
    assert_eq!(app.charges(&id).await.len(), 1);
}

/// Asks the provider for the price of one mug, past the shop.
async fn charge(app: &App, key: &str) -> Found {
    let key = AttemptKey::parse(key).unwrap();
    let source = Source::Test(TestToken::Success);
    let ask = Ask {
        key: &key,
        amount: Money::new(2_390, Currency::EUR),
        source: &source,
        capture: Capture::Automatic,
        return_url: "",
    };
    let connector = app.state.payments.connector(Provider::Test).unwrap();
    let call = connector.authorize(&ask, None);
    app.state.payments.send(Provider::Test, call).await.unwrap()
}

pub async fn a_session_that_nobody_finishes_gives_its_stock_back(app: App) {
    let challenged = ready_checkout(&app, &[("coffee-mug-white", 3)]).await.id();
    complete(&app, &challenged, "tok_challenge")
        .await
        .expect(200);
    let idle = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    app.wait_ms(CHECKOUT_TTL_MS);
    checkout::sweep(&app.state).await.unwrap();
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);
    for id in [challenged, idle] {
        let refused = complete(&app, &id, "tok_success").await.expect(200);
        assert_eq!(
            refused.codes().first(),
            Some(&"checkout_expired"),
            "{}",
            refused.text
        );
        assert_eq!(refused.json["status"], "canceled");
        assert!(app.charges(&id).await.is_empty());
    }
}

pub async fn nothing_is_charged_without_a_valid_payment(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let path = format!("{CHECKOUTS}/{id}/complete");
    let mut elsewhere = pay_with("tok_success");
    elsewhere["payment"]["instruments"][0]["handler_id"] = "somebody-else".into();
    let mut empty = pay_with("tok_success");
    empty["payment"]["instruments"] = serde_json::json!([]);
    for body in [pay_with("4242424242424242"), elsewhere, empty] {
        let reply = app.post(&path).json(body).send().await.expect(200);
        assert_eq!(
            reply.codes().first(),
            Some(&"payment_token_invalid"),
            "{}",
            reply.text
        );
        assert_eq!(reply.json["status"], "ready_for_complete");
    }
    app.post(&path).text("{}").send().await.expect(400);
    assert!(app.charges(&id).await.is_empty());

    let app = app.reconfigured(|config| spotlet_server::config::Config {
        test_payments: false,
        ..config
    });
    let app = app.await;
    let reply = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(reply.codes().first(), Some(&"payment_token_invalid"));
    assert_eq!(reply.json["status"], "ready_for_complete");
}

pub async fn a_provider_that_hangs_leaves_the_right_state(mut app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    // It has the charge before the shop asks, under the same key: so it has it, however little of the shop's own question arrives
    // in the time that the shop waits.
    let charged = charge(&app, &format!("{id}.1")).await;
    assert_eq!(charged.state, PaymentState::Succeeded);
    app.trouble(Operation::Charge, Trouble::Hang, Some(1)).await;
    let usual = app.state.payments.clone();
    app.state.payments = usual.clone().with_patience(Duration::from_millis(300));
    let mut app = app.with_this_state();
    let waiting = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(waiting.json["status"], "complete_in_progress");
    // From here on it answers, however slow this machine is.
    app.state.payments = usual;
    let app = app.with_this_state();
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(app.charges(&id).await, [2_390]);
}

pub async fn a_failure_after_recording_is_no_failure(app: App) {
    app.trouble(Operation::Charge, Trouble::FailAfter, Some(1))
        .await;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let waiting = complete(&app, &id, "tok_success").await.expect(200);
    assert_eq!(waiting.json["status"], "complete_in_progress");
    // A provider that cannot be asked either is no reason to show nothing.
    app.trouble(Operation::Find, Trouble::FailBefore, None)
        .await;
    let still = get_checkout(&app, &id).await;
    assert_eq!(still.json["status"], "complete_in_progress");
    app.no_trouble().await;
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(app.charges(&id).await, [2_390]);
}

pub async fn the_reconciler_settles_what_nobody_reads(app: App) {
    let paid = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &paid, "tok_timeout").await.expect(200);
    app.trouble(Operation::Charge, Trouble::FailBefore, Some(1))
        .await;
    let lost = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    complete(&app, &lost, "tok_success").await.expect(200);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 17);

    app.wait_ms(MINUTE_MS);
    payment::reconcile(&app.state).await.unwrap();
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 19);
    app.stop_provider().await;
    let done = get_checkout(&app, &paid).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    let open = get_checkout(&app, &lost).await;
    assert_eq!(open.json["status"], "ready_for_complete", "{}", open.text);
}

async fn order_of(app: &App, id: &str) -> OrderId {
    let session = get_checkout(app, id).await;
    session.json["order"]["id"]
        .as_str()
        .unwrap()
        .parse()
        .unwrap()
}

pub async fn a_part_of_an_order_is_refunded_once(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_success").await.expect(200);
    let order = order_of(&app, &id).await;
    let eur = |minor| Money::new(minor, Currency::EUR);
    let refund = async |minor, key| payment::refund(&app.state, &order, eur(minor), key).await;
    assert_eq!(
        refund(900, "a").await.unwrap().state,
        RefundState::Succeeded
    );
    let again = refund(900, "a").await.unwrap();
    assert_eq!(again.amount, eur(900));
    for (minor, key, code) in [
        (500, "a", "refund_key_reused"),
        (0, "b", "refund_amount_invalid"),
        (1_491, "b", "refund_too_much"),
    ] {
        match refund(minor, key).await {
            Err(Fault::Refused(refusal)) => assert_eq!(refusal.code(), code),
            other => panic!("{key}: {other:?}"),
        }
    }
    // Two at once cannot both have the rest.
    let (one, other) = tokio::join!(refund(1_490, "b"), refund(1_490, "c"));
    assert_eq!(
        usize::from(one.is_ok()) + usize::from(other.is_ok()),
        1,
        "{one:?} {other:?}"
    );
    let books = app.ledger().await;
    assert_eq!((books[0].captured, books[0].refunded), (2_390, 2_390));
    let mut conn = app.state.store.read().await.unwrap();
    assert_eq!(payment::refunds(&mut conn, &order).await.unwrap().len(), 2);
}

pub async fn a_refund_whose_answer_got_lost_is_carried_on(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_success").await.expect(200);
    let order = order_of(&app, &id).await;
    for (trouble, key) in [
        (Trouble::LoseReply, "lost"),
        (Trouble::FailBefore, "never-sent"),
    ] {
        app.trouble(Operation::Refund, trouble, Some(1)).await;
        let amount = Money::new(100, Currency::EUR);
        let open = payment::refund(&app.state, &order, amount, key)
            .await
            .unwrap();
        assert_eq!(open.state, RefundState::Pending, "{key}");
    }
    app.wait_ms(2 * MINUTE_MS);
    payment::reconcile(&app.state).await.unwrap();
    let mut conn = app.state.store.read().await.unwrap();
    let refunds = payment::refunds(&mut conn, &order).await.unwrap();
    assert!(
        refunds
            .iter()
            .all(|one| one.state == RefundState::Succeeded),
        "{refunds:?}"
    );
    assert_eq!(app.ledger().await[0].refunded, 200);
}

pub async fn what_went_back_is_known_whoever_is_heard_last(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_success").await.expect(200);
    let attempt = AttemptKey::parse(&format!("{id}.1")).unwrap();
    let amount = Money::new(100, Currency::EUR);
    let now = app.state.clock.now();
    let mut tx = app.state.store.write().await.unwrap();
    // Two ask the provider for the same refund; one hears that it went out, the other nothing or a refusal, before or after.
    for (key, heard) in [
        ("a", [RefundState::Succeeded, RefundState::Pending]),
        ("b", [RefundState::Succeeded, RefundState::Failed]),
        ("c", [RefundState::Failed, RefundState::Succeeded]),
    ] {
        store::refund::insert(&mut tx, &attempt, key, amount, now, now)
            .await
            .unwrap();
        for state in heard {
            store::refund::update(&mut tx, &attempt, key, None, state, now, now)
                .await
                .unwrap();
        }
    }
    let known = store::refund::of_attempt(&mut tx, &attempt).await.unwrap();
    assert!(
        known
            .iter()
            .all(|refund| refund.state == RefundState::Succeeded),
        "{known:?}"
    );
}
