//! What happens to an order after it was placed.

use serde_json::Value;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{CancelledBy, Pieces, RefundReason, Way};
use spotlet_server::outbox;
use spotlet_server::service::order::{find, steps};
use spotlet_server::service::{payment, platform};

use crate::support::App;
use crate::support::ucp::{complete, get_checkout, new_checkout, ready_checkout};

/// Buys; the order's id and its first line's.
async fn buy(app: &App, items: &[(&str, i64)]) -> (OrderId, Pieces) {
    let checkout = ready_checkout(app, items).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    let id = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let line = get_checkout(app, &checkout).await.json["line_items"][0]["id"].clone();
    let line = line.as_str().unwrap().parse().unwrap();
    (id, Pieces { line, quantity: 1 })
}

/// The order as a platform reads it.
async fn read(app: &App, id: &OrderId) -> Value {
    let (_, key) = platform::add(&app.state, "Agent").await.unwrap();
    let reply = app.get(&format!("/ucp/v1/orders/{id}"));
    let reply = reply.header("x-api-key", &key).send().await.expect(200);
    reply.json
}

fn parcel() -> Way {
    Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: Some("JD014600".to_owned()),
        tracking_url: Some("https://dhl.example/JD014600".to_owned()),
    }
}

pub async fn an_order_is_sent_in_parts_and_arrives(app: App) {
    let (id, one) = buy(&app, &[("coffee-mug-white", 2)]).await;
    steps::hand_over(&app.state, &id, vec![one.clone()], parcel())
        .await
        .unwrap();
    let order = read(&app, &id).await;
    let line = &order["line_items"][0];
    assert_eq!(
        (&line["status"], &line["quantity"]["fulfilled"]),
        (&"partial".into(), &1.into())
    );
    let event = &order["fulfillment"]["events"][0];
    assert_eq!(event["type"], "shipped");
    assert_eq!(event["tracking_number"], "JD014600");
    assert_eq!(event["tracking_url"], "https://dhl.example/JD014600");

    steps::hand_over(&app.state, &id, Vec::new(), Way::Pickup)
        .await
        .unwrap();
    let nothing_left = steps::hand_over(&app.state, &id, Vec::new(), parcel()).await;
    assert!(nothing_left.is_err());
    steps::receive(&app.state, &id, 1).await.unwrap();
    steps::receive(&app.state, &id, 2).await.unwrap();
    assert!(steps::receive(&app.state, &id, 2).await.is_err());
    assert!(steps::receive(&app.state, &id, 3).await.is_err());

    let app = app.restarted().await;
    let order = read(&app, &id).await;
    assert_eq!(order["line_items"][0]["status"], "fulfilled");
    let kinds: Vec<&str> = order["fulfillment"]["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["type"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.len(), 4);
    assert!(
        kinds.contains(&"delivered") && kinds.contains(&"picked_up"),
        "{kinds:?}"
    );
}

pub async fn a_canceled_order_gives_its_stock_and_money_back(app: App) {
    let (id, _) = buy(&app, &[("lounge-chair-rust", 1)]).await;
    let sold_out = new_checkout(&app, &[("lounge-chair-rust", 1)]).await;
    assert_eq!(sold_out.codes(), ["out_of_stock"]);

    steps::cancel(&app.state, &id, CancelledBy::Shopper)
        .await
        .unwrap();
    assert!(
        steps::cancel(&app.state, &id, CancelledBy::Shopper)
            .await
            .is_err()
    );
    assert!(
        steps::hand_over(&app.state, &id, Vec::new(), parcel())
            .await
            .is_err()
    );
    ready_checkout(&app, &[("lounge-chair-rust", 1)]).await;

    let order = read(&app, &id).await;
    assert_eq!(order["line_items"][0]["status"], "removed");
    assert_eq!(order["adjustments"][0]["type"], "cancellation");
    assert_eq!(order["adjustments"][0]["line_items"][0]["quantity"], -1);
    assert_eq!(order["adjustments"][1]["type"], "refund");
    assert_eq!(order["adjustments"][1]["totals"][0]["amount"], -69_900);
    assert_eq!(order["adjustments"][1]["status"], "pending");
    for _ in 0..2 {
        outbox::work_off(&app.state).await.unwrap();
    }
    let order = read(&app, &id).await;
    assert_eq!(order["adjustments"][1]["status"], "completed");
    let mut conn = app.state.store.read().await.unwrap();
    let refunds = payment::refunds(&mut conn, &id).await.unwrap();
    assert_eq!(refunds.len(), 1);
    assert_eq!(refunds[0].amount.amount_minor, 69_900);
}

pub async fn what_left_can_be_returned_and_refunded_but_not_canceled(app: App) {
    let (id, one) = buy(&app, &[("coffee-mug-white", 2)]).await;
    let too_early = steps::take_back(&app.state, &id, vec![one.clone()]).await;
    assert!(too_early.is_err());
    steps::hand_over(&app.state, &id, Vec::new(), parcel())
        .await
        .unwrap();
    assert!(
        steps::cancel(&app.state, &id, CancelledBy::Merchant)
            .await
            .is_err()
    );

    steps::take_back(&app.state, &id, vec![one.clone()])
        .await
        .unwrap();
    let of_one = steps::RefundOf::Pieces(vec![one]);
    let order = steps::refund(&app.state, &id, of_one, RefundReason::Returned).await;
    assert_eq!(order.unwrap().life.refunds[0].amount.amount_minor, 1_900);
    let too_much = steps::RefundOf::AmountMinor(1_900 + 490 + 1);
    assert!(
        steps::refund(&app.state, &id, too_much, RefundReason::Goodwill)
            .await
            .is_err()
    );
    let rest = steps::RefundOf::Rest;
    let order = steps::refund(&app.state, &id, rest, RefundReason::Goodwill)
        .await
        .unwrap();
    assert_eq!(order.refundable().amount_minor, 0);

    let read = read(&app, &id).await;
    assert_eq!(read["line_items"][0]["quantity"]["total"], 1);
    assert_eq!(read["adjustments"][0]["type"], "return");
    let by_number = find::by_name(&app.state, &order.number.to_string())
        .await
        .unwrap();
    assert_eq!(by_number, order);
    assert_eq!(find::newest(&app.state, 10).await.unwrap(), [order]);
}

pub async fn many_steps_at_once_are_taken_once(app: App) {
    let (id, _) = buy(&app, &[("coffee-mug-white", 1)]).await;
    let mut tasks = Vec::new();
    for _ in 0..8 {
        let (state, id) = (app.state.clone(), id.clone());
        tasks.push(tokio::spawn(async move {
            steps::cancel(&state, &id, CancelledBy::Shopper)
                .await
                .is_ok()
        }));
    }
    let mut taken = 0;
    for task in tasks {
        taken += usize::from(task.await.unwrap());
    }
    assert_eq!(taken, 1);
    let order = find::by_name(&app.state, id.as_str()).await.unwrap();
    assert_eq!(order.life.refunds.len(), 1);
}
