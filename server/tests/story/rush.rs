//! Many who want the last pieces at once, over real sockets.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use crate::support::App;
use crate::support::request::WIDGET;
use crate::support::ucp::{CHECKOUTS, complete_details, on_hand, pay_with, set_stock};

const PIECES: usize = 100;
const CHECKOUT_COUNT: usize = 1_000;
const CLIENTS: usize = 50;
/// A client that was told "try again" does, this often.
const TRIES: usize = 20;

pub async fn a_thousand_checkouts_of_the_last_hundred_pieces(app: App) {
    set_stock(&app, "coffee-mug-white", PIECES as u32).await;
    let origin = Arc::new(app.listen().await);
    let next = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| tokio::spawn(client(Arc::clone(&origin), Arc::clone(&next))))
        .collect();
    let (mut ids, mut orders, mut charged) = (BTreeSet::new(), BTreeSet::new(), 0);
    let mut sold_out = 0;
    for client in clients {
        for reply in client.await.unwrap() {
            assert!(ids.insert(reply["id"].to_string()), "{reply}");
            match reply["status"].as_str() {
                Some("completed") => {
                    assert!(orders.insert(reply["order"]["id"].to_string()), "{reply}");
                    charged += total(&reply);
                }
                // Whoever came too late can still change the bag, and has paid nothing.
                Some("incomplete" | "ready_for_complete") => {
                    let told = reply["messages"].to_string();
                    assert!(told.contains("stock"), "{reply}");
                    sold_out += 1;
                }
                _ => panic!("neither bought nor refused: {reply}"),
            }
        }
    }
    assert_eq!((ids.len(), orders.len()), (CHECKOUT_COUNT, PIECES));
    assert_eq!(sold_out, CHECKOUT_COUNT - PIECES);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 0);
    let ledger = app.ledger().await;
    assert_eq!(ledger.len(), PIECES, "each attempt that was begun was paid");
    let captured: i64 = ledger.iter().map(|payment| payment.captured).sum();
    assert_eq!(captured, charged, "the books agree to the cent");
    let mut conn = app.state.store.read().await.unwrap();
    let rows: (i64, i64) = sqlx::query_as(
        "SELECT (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM payment_attempts WHERE state = 'succeeded')",
    )
    .fetch_one(&mut *conn)
    .await
    .unwrap();
    assert_eq!(rows, (PIECES as i64, PIECES as i64));
}

/// Opens its share of the sessions while there is stock, then pays one after the other.
async fn client(origin: Arc<String>, next: Arc<AtomicUsize>) -> Vec<Value> {
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let mut sessions = Vec::new();
    for _ in 0..CHECKOUT_COUNT / CLIENTS {
        let body = complete_details(&[("coffee-mug-white", 1)]);
        let number = next.fetch_add(1, Ordering::Relaxed);
        let made = post(&http, &format!("{origin}{CHECKOUTS}"), number, body).await;
        sessions.push(made["id"].as_str().expect("a session").to_owned());
    }
    let mut replies = Vec::new();
    for id in sessions {
        let url = format!("{origin}{CHECKOUTS}/{id}/complete");
        let number = next.fetch_add(1, Ordering::Relaxed);
        replies.push(post(&http, &url, number, pay_with("tok_success")).await);
    }
    replies
}

/// Sends with one idempotency key until there is an answer.
async fn post(http: &reqwest::Client, url: &str, number: usize, body: Value) -> Value {
    let key = format!("00000000-0000-4000-8000-{number:012}");
    let mut last = String::new();
    for _ in 0..TRIES {
        let sent = http
            .post(url)
            .header("content-type", "application/json")
            .header("idempotency-key", &key)
            .header("ucp-agent", WIDGET)
            .body(body.to_string())
            .send()
            .await
            .unwrap();
        let status = sent.status();
        last = sent.text().await.unwrap();
        if status.is_success() {
            return serde_json::from_str(&last).unwrap();
        }
        assert!(
            status.is_server_error() || status.as_u16() == 409,
            "{status}: {last}"
        );
    }
    panic!("no answer to {url}: {last}");
}

fn total(reply: &Value) -> i64 {
    reply["totals"]
        .as_array()
        .into_iter()
        .flatten()
        .find(|entry| entry["type"] == "total")
        .and_then(|entry| entry["amount"].as_i64())
        .unwrap()
}
