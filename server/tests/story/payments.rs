//! What becomes of payments that do not simply succeed.

use spotlet::domain::checkout::{Attempt, CHECKOUT_TTL_MS};
use spotlet::domain::currency::Currency;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, TestToken};
use spotlet_server::service::checkout;
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

pub async fn a_charge_that_never_left_is_called_off(app: App) {
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_timeout").await.expect(200);
    // As if the server had died between taking the stock and asking the provider.
    let mut tx = app.state.store.write().await.unwrap();
    sqlx::query("DELETE FROM payments")
        .execute(&mut *tx)
        .await
        .unwrap();
    store::commit(tx).await.unwrap();

    let waiting = get_checkout(&app, &id).await;
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

    // The request reaches the provider after all, too late.
    let session = CheckoutId::new(id.as_str()).unwrap();
    let attempt = Attempt {
        number: 1,
        amount: Money::new(2_390, Currency::EUR),
        started_at: app.state.clock.now(),
    };
    let late = app
        .state
        .payments
        .charge(&session, &attempt, TestToken::Success)
        .await
        .unwrap();
    assert_eq!(late.state, PaymentState::Declined);
    let done = complete(&app, &id, "tok_success").await;
    assert_eq!(done.json["status"], "completed");
    assert_eq!(app.charges(&id).await.len(), 1);
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
    assert!(app.charges(&id).await.is_empty());
}
