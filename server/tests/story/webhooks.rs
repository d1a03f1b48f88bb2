//! Webhooks of a payment provider: they come first, twice, late or forged.

use spotlet::domain::payment::PaymentState;
use spotlet_server::payment::signature;
use spotlet_server::payment::test::wire::{Event, Operation, Payment, Trouble};
use spotlet_server::service::payment;
use spotlet_server::test_provider::SIGNATURE;

use crate::support::App;
use crate::support::ucp::{complete, get_checkout, on_hand, ready_checkout};

const MINUTE_MS: i64 = 60 * 1000;

/// What the provider has in its books of a checkout's last attempt.
async fn paid(app: &App, checkout: &str) -> Payment {
    let payments = app.ledger().await.into_iter();
    let mut own = payments.filter(|payment| payment.key.starts_with(checkout));
    own.next_back().expect("the provider knows it")
}

/// Tells the shop of a payment as the provider does; the status of the answer.
async fn tell(app: &App, id: &str, payment: &Payment, secret: &str, age_ms: i64) -> u16 {
    let event = Event {
        id: id.to_owned(),
        kind: "payment.changed".to_owned(),
        payment: payment.clone(),
    };
    let body = serde_json::to_string(&event).unwrap();
    let at = app.state.clock.now().plus_ms(-age_ms);
    let header = signature::sign(secret, body.as_bytes(), at);
    let request = app.post("/webhooks/test").text(&body);
    request.header(SIGNATURE, &header).send().await.status
}

pub async fn one_that_comes_first_places_the_order_once(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    // The answer got lost; the webhook is the first that the shop hears.
    complete(&app, &id, "tok_timeout").await.expect(200);
    let payment = paid(&app, &id).await;
    assert_eq!(tell(&app, "evt_1", &payment, &secret, 0).await, 204);
    app.stop_provider().await;
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
}

pub async fn the_same_one_counts_once(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_timeout").await.expect(200);
    let payment = paid(&app, &id).await;
    let told = futures_of(&app, &payment, &secret).await;
    assert_eq!(told, [204; 4]);
    let done = get_checkout(&app, &id).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 19);
    assert_eq!(app.charges(&id).await.len(), 1);
}

/// The same event four times at once.
async fn futures_of(app: &App, payment: &Payment, secret: &str) -> [u16; 4] {
    let tell = || tell(app, "evt_1", payment, secret, 0);
    let (a, b, c, d) = tokio::join!(tell(), tell(), tell(), tell());
    [a, b, c, d]
}

pub async fn a_late_one_changes_nothing(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_challenge").await.expect(200);
    let asked = paid(&app, &id).await;
    complete(&app, &id, "tok_success").await.expect(200);
    let canceled = app
        .post(&format!("/ucp/v1/checkout-sessions/{id}/cancel"))
        .send()
        .await
        .expect(200);
    assert_eq!(canceled.json["status"], "canceled");
    // What it says was true once; what counts is what the provider says now.
    let mut old = asked;
    old.status = "succeeded".to_owned();
    old.captured = old.amount;
    app.wait_ms(MINUTE_MS);
    assert_eq!(tell(&app, "evt_late", &old, &secret, 0).await, 204);
    let after = get_checkout(&app, &id).await;
    assert_eq!(after.json["status"], "canceled");
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 20);
    assert!(app.charges(&id).await.is_empty());
}

pub async fn a_forged_one_is_not_believed(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_timeout").await.expect(200);
    let payment = paid(&app, &id).await;
    for (secret, age_ms) in [
        ("another secret", 0),
        (secret.as_str(), 6 * MINUTE_MS),
        (secret.as_str(), -6 * MINUTE_MS),
    ] {
        assert_eq!(tell(&app, "evt_1", &payment, secret, age_ms).await, 400);
    }
    let unsigned = app.post("/webhooks/test").text("{}").send().await;
    assert_eq!(unsigned.status, 400, "{}", unsigned.text);
    for nobody in ["/webhooks/stripe", "/webhooks/somebody"] {
        assert_eq!(app.post(nobody).text("{}").send().await.status, 404);
    }
    app.stop_provider().await;
    let waiting = get_checkout(&app, &id).await;
    assert_eq!(waiting.json["status"], "complete_in_progress");
}

pub async fn money_for_a_session_that_went_on_goes_back(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    // As if a bank had said no, and had taken the money all the same.
    app.trouble(Operation::Charge, Trouble::LoseReply, Some(1))
        .await;
    complete(&app, &id, "tok_success").await.expect(200);
    let mut tx = app.state.store.write().await.unwrap();
    let key = spotlet_server::payment::AttemptKey::parse(&format!("{id}.1")).unwrap();
    let declined = spotlet_server::store::payment::News {
        reference: None,
        state: spotlet::domain::payment::PaymentState::Declined,
        captured_minor: 0,
        is_open: false,
    };
    let now = app.state.clock.now();
    spotlet_server::store::payment::update(&mut tx, &key, &declined, now)
        .await
        .unwrap();
    let session = id.parse().unwrap();
    let before = spotlet_server::store::checkout::get(&mut tx, &session)
        .await
        .unwrap()
        .unwrap();
    let mut checkout = before.value;
    checkout
        .fail_payment(spotlet::domain::payment::PaymentFailure::Declined)
        .unwrap();
    spotlet_server::store::checkout::update(&mut tx, &checkout, before.version, now)
        .await
        .unwrap();
    spotlet_server::store::commit(tx).await.unwrap();

    let payment = paid(&app, &id).await;
    assert_eq!(tell(&app, "evt_1", &payment, &secret, 0).await, 204);
    payment::reconcile(&app.state).await.unwrap();
    let books = paid(&app, &id).await;
    assert_eq!((books.captured, books.refunded), (2_390, 2_390));
    let after = get_checkout(&app, &id).await;
    assert_eq!(after.json["status"], "ready_for_complete", "{}", after.text);
}

pub async fn money_that_was_taken_for_an_order_stays(app: App) {
    let secret = app.test_api().secret;
    let id = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &id, "tok_success").await.expect(200);
    // As it is while reserved money is being taken: the provider has it and tells so, and who asked for it has not heard yet.
    let key = spotlet_server::payment::AttemptKey::parse(&format!("{id}.1")).unwrap();
    let reserved = spotlet_server::store::payment::News {
        reference: None,
        state: PaymentState::Authorized,
        captured_minor: 0,
        is_open: false,
    };
    let now = app.state.clock.now();
    let mut tx = app.state.store.write().await.unwrap();
    spotlet_server::store::payment::update(&mut tx, &key, &reserved, now)
        .await
        .unwrap();
    spotlet_server::store::commit(tx).await.unwrap();

    let payment = paid(&app, &id).await;
    assert_eq!(tell(&app, "evt_1", &payment, &secret, 0).await, 204);
    app.wait_ms(MINUTE_MS);
    payment::reconcile(&app.state).await.unwrap();
    let books = paid(&app, &id).await;
    assert_eq!((books.captured, books.refunded), (2_390, 0));
    let mut conn = app.state.store.read().await.unwrap();
    let known = spotlet_server::store::payment::get(&mut conn, &key).await;
    let known = known.unwrap().unwrap();
    assert_eq!(known.state, PaymentState::Succeeded);
    assert_eq!(known.captured.amount_minor, 2_390);
}
