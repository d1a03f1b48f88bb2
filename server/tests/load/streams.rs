//! 2,000 open streams on one process while likes flow.

use std::time::Duration;

use crate::process::Shop;
use crate::wire::Wire;

const STREAMS: usize = 2_000;
const LIKES: u64 = 100;
const SEED: u64 = 41;

#[tokio::test(flavor = "multi_thread")]
async fn two_thousand_streams_hold_while_likes_flow() {
    // Both ends of a connection count, but in different processes; the child inherits the limit.
    let files = rlimit::increase_nofile_limit(STREAMS as u64 * 2).unwrap();
    assert!(
        files >= STREAMS as u64 + 200,
        "only {files} open files are allowed here"
    );
    let shop = Shop::new(None).await;
    let process = shop.start().await;
    let before_kb = process.memory_kb();
    let mut streams = Vec::new();
    for _ in 0..STREAMS {
        let mut wire = Wire::connect(shop.address).await.unwrap();
        let status = wire.open_stream("/api/live?posts=autumn-living-room").await;
        assert_eq!(status.unwrap(), 200);
        // The state comes first.
        wire.read_until(|line| line.contains("\"likes\":41"))
            .await
            .unwrap();
        streams.push(wire);
    }
    let open_kb = process.memory_kb();
    let per_stream = open_kb.saturating_sub(before_kb) as f64 / STREAMS as f64;
    println!("{STREAMS} streams: {per_stream:.1} KB of memory each");
    let told: Vec<_> = streams
        .into_iter()
        .map(|mut wire| {
            tokio::spawn(async move {
                let last = format!("\"likes\":{}", SEED + LIKES);
                wire.read_until(|line| line.starts_with("data:") && line.contains(&last))
                    .await
                    .unwrap();
            })
        })
        .collect();
    let mut wire = Wire::connect(shop.address).await.unwrap();
    for _ in 0..LIKES {
        let reply = wire
            .send("PUT", "/api/posts/autumn-living-room/like", &[])
            .await
            .unwrap();
        assert_eq!(reply.status, 200);
    }
    let all_told = async {
        for stream in told {
            stream.await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), all_told)
        .await
        .expect("some streams were not told");
    assert!(per_stream < 100.0, "{per_stream} KB each");
}
