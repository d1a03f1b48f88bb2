//! 10,000 likes from 200 clients, and the process is killed in the middle.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::shop::Shop;
use crate::wire::Wire;
use crate::{alone, postgres};

const CLIENTS: usize = 200;
const LIKES_EACH: usize = 50;
const KILL_AFTER: usize = 3_000;
/// What the post brought along.
const SEED: u64 = 41;

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_like_is_lost_on_sqlite() {
    no_answered_like_is_lost(None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_answered_like_is_lost_on_postgres() {
    no_answered_like_is_lost(Some(postgres::fresh_database().await)).await;
}

/// What the clients know of the server.
#[derive(Clone, Copy)]
struct Known {
    address: SocketAddr,
    was_killed: bool,
}

async fn no_answered_like_is_lost(database_url: Option<String>) {
    let _alone = alone().await;
    let shop = Shop::new(database_url).await;
    let process = shop.start().await;
    let (tell, known) = watch::channel(Known {
        address: process.address,
        was_killed: false,
    });
    let answered = Arc::new(AtomicUsize::new(0));
    let enough = Arc::new(Notify::new());
    let mut clients: JoinSet<()> = (0..CLIENTS)
        .map(|_| {
            let (answered, enough) = (Arc::clone(&answered), Arc::clone(&enough));
            let mut known = known.clone();
            async move {
                let mut wire = None;
                for number in 1..=LIKES_EACH {
                    // However fast the others are: something is left for the time after the kill.
                    if number == LIKES_EACH {
                        known.wait_for(|now| now.was_killed).await.unwrap();
                    }
                    // A new visitor each time. An answered like is never sent again; one without an answer is, under its key.
                    let key = Uuid::new_v4().to_string();
                    loop {
                        let open = match &mut wire {
                            Some(open) => open,
                            None => wire.insert(connect(&mut known).await),
                        };
                        match open.like(&key).await {
                            Ok(200) => break,
                            Ok(status) => assert_eq!(status, 503),
                            Err(_) => wire = None,
                        }
                    }
                    if answered.fetch_add(1, Ordering::Relaxed) + 1 == KILL_AFTER {
                        enough.notify_one();
                    }
                }
            }
        })
        .collect();
    tokio::select! {
        () = enough.notified() => {}
        // Nobody is done before the kill.
        failed = clients.join_next() => failed.unwrap().unwrap(),
    }
    process.kill().await;
    let at_the_kill = answered.load(Ordering::Relaxed);
    assert!(at_the_kill < CLIENTS * LIKES_EACH, "it was killed too late");
    let process = shop.start().await;
    let address = process.address;
    tell.send_replace(Known {
        address,
        was_killed: true,
    });
    while let Some(done) = clients.join_next().await {
        done.unwrap();
    }
    let mut wire = Wire::connect(address).await.unwrap();
    let post = wire
        .send("GET", "/api/posts/autumn-living-room", &[])
        .await
        .unwrap();
    let post: serde_json::Value = serde_json::from_str(&post.body).unwrap();
    assert_eq!(post["likes"], SEED + (CLIENTS * LIKES_EACH) as u64);
}

/// A connection to the server, to the next one as soon as the one that was known is gone.
async fn connect(known: &mut watch::Receiver<Known>) -> Wire {
    loop {
        let now = *known.borrow_and_update();
        match Wire::connect(now.address).await {
            Ok(wire) => return wire,
            Err(error) => {
                let is_gone = matches!(
                    error.kind(),
                    ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset
                );
                assert!(is_gone && !now.was_killed, "{error}");
                known.changed().await.unwrap();
            }
        }
    }
}
