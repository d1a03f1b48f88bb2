//! What was committed is told to others, at least once.

use std::collections::HashSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use spotlet_server::config::{Config, Layer};
use spotlet_server::outbox::{self, GIVE_UP_MS, LEASE_MS};
use spotlet_server::store::outbox::{self as rows, State};

use crate::support::ucp::{complete, ready_checkout};
use crate::support::{App, Receiver};

const SECRET: &str = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const MINUTE_MS: i64 = 60_000;

/// The shop, whose merchant listens at `receiver`.
async fn telling(app: App, receiver: &Receiver) -> App {
    let layer = Layer {
        merchant_webhook_url: Some(receiver.url.clone()),
        merchant_webhook_secret: Some(format!("whsec_{SECRET}")),
        ..Layer::default()
    };
    let webhook = Config::from_layer(layer).unwrap().merchant_webhook;
    app.reconfigured(|config| Config {
        merchant_webhook: webhook,
        ..config
    })
    .await
}

async fn buy(app: &App) -> String {
    let checkout = ready_checkout(app, &[("coffee-mug-white", 1)]).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    done.json["order"]["id"].as_str().unwrap().to_owned()
}

async fn states(app: &App) -> Vec<(State, u32)> {
    let mut conn = app.state.store.read().await.unwrap();
    let rows = rows::list(&mut conn, Some("merchant_webhook"), 100)
        .await
        .unwrap();
    rows.iter().map(|row| (row.state, row.attempts)).collect()
}

pub async fn what_was_committed_is_told_and_signed(app: App) {
    let receiver = Receiver::start().await;
    let app = telling(app, &receiver).await;
    let order = buy(&app).await;
    assert!(
        receiver.received().is_empty(),
        "the request waits for no one"
    );
    outbox::work_off(&app.state).await.unwrap();

    let all = receiver.received();
    assert_eq!(all.len(), 1);
    let told = &all[0];
    assert_eq!(told.json()["type"], "order.placed");
    assert_eq!(told.json()["data"]["id"], order);
    assert_eq!(told.json()["data"]["buyer"]["email"], "ada@example.com");
    let secret = STANDARD.decode(SECRET).unwrap();
    let timestamp = told.header("webhook-timestamp").parse().unwrap();
    let id = told.header("webhook-id");
    assert_eq!(
        told.header("webhook-signature"),
        outbox::signature(&secret, id, timestamp, &told.body)
    );

    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(receiver.received().len(), 1);
    assert_eq!(states(&app).await, [(State::Done, 1)]);
}

pub async fn a_refusal_is_tried_again_later(app: App) {
    let receiver = Receiver::start().await;
    let app = telling(app, &receiver).await;
    receiver.answer(503);
    buy(&app).await;
    outbox::work_off(&app.state).await.unwrap();
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(receiver.received().len(), 1, "not before its time");

    let app = app.restarted().await;
    app.wait_ms(MINUTE_MS);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(receiver.received().len(), 2);
    receiver.answer(200);
    app.wait_ms(2 * MINUTE_MS);
    outbox::work_off(&app.state).await.unwrap();
    let all = receiver.received();
    let ids: HashSet<&str> = all.iter().map(|one| one.header("webhook-id")).collect();
    assert_eq!((all.len(), ids.len()), (3, 1));
    assert_eq!(states(&app).await, [(State::Done, 3)]);
}

pub async fn a_crash_between_sending_and_marking_sends_again(app: App) {
    let receiver = Receiver::start().await;
    let app = telling(app, &receiver).await;
    buy(&app).await;
    loop {
        let claimed = outbox::claim(&app.state).await.unwrap().unwrap();
        let (id, job) = (&claimed.entry.id, &claimed.job);
        outbox::deliver(&app.state, id, job).await.unwrap();
        if job.kind() == "merchant_webhook" {
            break;
        }
    }
    // Here the node dies: nothing is marked.
    let app = app.restarted().await;
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(receiver.received().len(), 1, "the lease still holds");

    app.wait_ms(LEASE_MS + 1);
    outbox::work_off(&app.state).await.unwrap();
    let all = receiver.received();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0].header("webhook-id"), all[1].header("webhook-id"));
    assert_eq!(states(&app).await, [(State::Done, 2)]);
}

pub async fn two_nodes_send_everything_once(app: App) {
    let receiver = Receiver::start().await;
    let app = telling(app, &receiver).await;
    for _ in 0..8 {
        buy(&app).await;
    }
    let (one, other) = (app.state.clone(), app.second_node().await);
    let (first, second, third) = tokio::join!(
        outbox::work_off(&one),
        outbox::work_off(&other),
        outbox::work_off(&one)
    );
    first.and(second).and(third).unwrap();
    let all = receiver.received();
    let ids: HashSet<&str> = all.iter().map(|one| one.header("webhook-id")).collect();
    assert_eq!((all.len(), ids.len()), (8, 8));
    assert!(
        states(&app)
            .await
            .iter()
            .all(|state| *state == (State::Done, 1))
    );
    other.store.close().await;
}

pub async fn what_nobody_takes_is_given_up(app: App) {
    let receiver = Receiver::start().await;
    let app = telling(app, &receiver).await;
    receiver.answer(500);
    buy(&app).await;
    outbox::work_off(&app.state).await.unwrap();
    app.wait_ms(GIVE_UP_MS);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(states(&app).await, [(State::GivenUp, 2)]);
    app.wait_ms(GIVE_UP_MS);
    outbox::work_off(&app.state).await.unwrap();
    assert_eq!(receiver.received().len(), 2);
}
