//! 10,000 likes from 200 clients, and the process is killed in the middle.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;
use uuid::Uuid;

use crate::postgres;
use crate::process::Shop;
use crate::wire::Wire;

const CLIENTS: usize = 200;
const LIKES_EACH: usize = 50;
const KILL_AFTER: usize = 3_000;
/// What the post brought along.
const SEED: u64 = 41;
const LIKE: &str = "/api/posts/autumn-living-room/like";

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_like_is_lost_on_sqlite() {
    no_answered_like_is_lost(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_like_is_lost_on_postgres() {
    no_answered_like_is_lost(Some(postgres::fresh_database().await)).await;
}

async fn no_answered_like_is_lost(database_url: Option<String>) {
    let shop = Shop::new(database_url).await;
    let process = shop.start().await;
    let answered = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let clients: Vec<_> = (0..CLIENTS)
        .map(|_| {
            let (answered, enough) = (Arc::clone(&answered), Arc::clone(&enough));
            let address = shop.address;
            tokio::spawn(async move {
                let mut wire = None;
                for _ in 0..LIKES_EACH {
                    // A new visitor each time. An answered like is never sent again; one without an answer is, under its key.
                    let key = Uuid::new_v4().to_string();
                    loop {
                        if wire.is_none() {
                            wire = Wire::connect(address).await.ok();
                        }
                        let Some(open) = &mut wire else {
                            tokio::task::yield_now().await;
                            continue;
                        };
                        match open.send("PUT", LIKE, &[("idempotency-key", &key)]).await {
                            Ok(reply) if reply.status == 200 => break,
                            Ok(reply) => assert_eq!(reply.status, 503, "{}", reply.body),
                            Err(_) => wire = None,
                        }
                    }
                    if answered.fetch_add(1, Ordering::Relaxed) + 1 == KILL_AFTER {
                        enough.notify_one();
                    }
                }
            })
        })
        .collect();
    enough.notified().await;
    process.kill();
    let at_the_kill = answered.load(Ordering::Relaxed);
    assert!(at_the_kill < CLIENTS * LIKES_EACH, "it was killed too late");
    let _process = shop.start().await;
    for client in clients {
        client.await.unwrap();
    }
    let mut wire = Wire::connect(shop.address).await.unwrap();
    let post = wire
        .send("GET", "/api/posts/autumn-living-room", &[])
        .await
        .unwrap();
    let post: serde_json::Value = serde_json::from_str(&post.body).unwrap();
    assert_eq!(post["likes"], SEED + (CLIENTS * LIKES_EACH) as u64);
}
