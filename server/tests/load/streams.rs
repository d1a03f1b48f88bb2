//! 2,000 open streams on one process while likes flow.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use uuid::Uuid;

use crate::shop::Shop;
use crate::wire::Wire;
use crate::{alone, postgres};

const STREAMS: usize = 2_000;
const LIKERS: u64 = 20;
const LIKES_EACH: u64 = 50;
const SEED: u64 = 41;
/// More than either process opens here; a limit without end makes programs slow that close every number at their start.
const FILES: u64 = 65_536;

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_streams_hold_while_likes_flow_on_sqlite() {
    streams_hold_while_likes_flow("SQLite", None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_streams_hold_while_likes_flow_on_postgres() {
    let database = postgres::fresh_database().await;
    streams_hold_while_likes_flow("PostgreSQL", Some(database)).await;
}

#[allow(clippy::disallowed_methods, reason = "prints figures")]
async fn streams_hold_while_likes_flow(name: &str, database_url: Option<String>) {
    let _alone = alone().await;
    // Both ends of a connection count, but in different processes; the child inherits the limit.
    let files = rlimit::increase_nofile_limit(FILES).unwrap();
    assert!(
        files >= STREAMS as u64 + 200,
        "only {files} open files are allowed here"
    );
    let shop = Shop::new(database_url).await;
    let process = shop.start().await;
    let before_kb = process.memory_kb();
    let mut streams = Vec::new();
    for _ in 0..STREAMS {
        let mut wire = Wire::connect(process.address).await.unwrap();
        let status = wire.open_stream("/api/live?posts=autumn-living-room").await;
        assert_eq!(status.unwrap(), 200);
        // The state comes first.
        wire.read_until(|line| line.contains("\"likes\":41"))
            .await
            .unwrap();
        streams.push(wire);
    }
    let each = |now_kb: u64| now_kb.saturating_sub(before_kb) as f64 / STREAMS as f64;
    let quiet = each(process.memory_kb());
    let heard = Arc::new(AtomicU64::new(0));
    let told: Vec<_> = streams
        .into_iter()
        .map(|mut wire| {
            let heard = Arc::clone(&heard);
            tokio::spawn(async move {
                let last = format!("\"likes\":{},", SEED + LIKERS * LIKES_EACH);
                wire.read_until(|line| {
                    let is_message = line.starts_with("data:");
                    heard.fetch_add(u64::from(is_message), Ordering::Relaxed);
                    is_message && line.contains(&last)
                })
                .await
                .unwrap();
            })
        })
        .collect();
    let begun = Instant::now();
    let likers: Vec<_> = (0..LIKERS)
        .map(|_| {
            let address = process.address;
            tokio::spawn(async move {
                let mut wire = Wire::connect(address).await.unwrap();
                for _ in 0..LIKES_EACH {
                    let key = Uuid::new_v4().to_string();
                    assert_eq!(wire.like(&key).await.unwrap(), 200);
                }
            })
        })
        .collect();
    for liker in likers {
        liker.await.unwrap();
    }
    let rate = (LIKERS * LIKES_EACH) as f64 / begun.elapsed().as_secs_f64();
    let all_told = async {
        for stream in told {
            stream.await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), all_told)
        .await
        .expect("some streams were not told");
    let busy = each(process.memory_kb());
    println!(
        "{name}, {STREAMS} streams: {quiet:.1} KB of memory each, {busy:.1} KB after {} likes ({rate:.0} a second over HTTP, \
         {} messages heard)",
        LIKERS * LIKES_EACH,
        heard.load(Ordering::Relaxed)
    );
    // Nobody was cut off for being slow: each has heard the last number.
    assert!(busy < 100.0, "{busy} KB each");
}
