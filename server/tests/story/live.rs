//! Live numbers, as a stream and as a snapshot.

use std::time::Duration;

use axum::body::Body;
use http_body_util::BodyExt as _;
use spotlet::domain::id::VariantId;
use spotlet_server::config::Config;
use spotlet_server::live::LiveEvent;
use spotlet_server::store::{self, stock};

use crate::support::App;

const LIVE: &str = "/api/live?posts=autumn-living-room";
const LIKE: &str = "/api/posts/autumn-living-room/like";

/// Reads on until everything expected was said, and returns all of it.
async fn hear(stream: &mut Body, expected: &[&str]) -> String {
    let mut heard = String::new();
    let all = async {
        while !expected.iter().all(|part| heard.contains(part)) {
            let frame = stream.frame().await.expect("the stream ended").unwrap();
            heard += &String::from_utf8_lossy(&frame.into_data().unwrap());
        }
    };
    let in_time = tokio::time::timeout(Duration::from_secs(20), all).await;
    assert!(in_time.is_ok(), "only heard: {heard}");
    heard
}

pub async fn a_stream_tells_what_changes(app: App) {
    let (head, mut stream) = app.get(LIVE).open().await;
    assert_eq!(head.status, 200);
    for (name, value) in [
        ("content-type", "text/event-stream"),
        ("cache-control", "no-store"),
        ("x-accel-buffering", "no"),
        ("access-control-allow-origin", "*"),
    ] {
        assert_eq!(head.headers[name], value);
    }
    hear(
        &mut stream,
        &["event: likes", "\"likes\":41", "event: stock"],
    )
    .await;
    app.put(LIKE).send().await.expect(200);
    hear(&mut stream, &["\"likes\":42"]).await;

    let variant = VariantId::new("lounge-chair-rust").unwrap();
    let mut tx = app.state.store.write().await.unwrap();
    assert!(
        stock::take(
            &mut tx,
            &spotlet::domain::fulfillment::StockPlace::Main,
            &variant,
            1
        )
        .await
        .unwrap()
    );
    store::commit(tx).await.unwrap();
    app.state.live.publish(LiveEvent::Stock { variant });
    let heard = hear(&mut stream, &["event: stock"]).await;
    assert!(
        heard.contains("\"variant\":\"lounge-chair-rust\",\"available\":false"),
        "{heard}"
    );
    assert!(heard.contains("\"de\":\"Ausverkauft\""), "{heard}");
}

/// The comments of the post as the stream tells them, told once more after each change of what can be read.
pub async fn every_change_of_the_comments_is_told(app: App) {
    const COMMENTS: &str = "/api/posts/autumn-living-room/comments";
    let (_, mut stream) = app.get(LIVE).open().await;
    hear(&mut stream, &["\"comments\":0", "event: stock"]).await;
    let said = app
        .post(COMMENTS)
        .json(serde_json::json!({ "text": "Does it creak?", "kind": "question" }))
        .send()
        .await
        .expect(201);
    let heard = hear(&mut stream, &["\"comments\":1"]).await;
    let id = said.id();
    assert!(heard.contains(&format!("\"newest\":\"{id}\"")), "{heard}");
    assert!(heard.contains("\"version\":\"1.0.0\""), "{heard}");
    let comment = format!("{COMMENTS}/{id}");
    app.put(&format!("{comment}/like")).send().await.expect(200);
    hear(&mut stream, &["\"version\":\"1.1.0\""]).await;
    app.wait_ms(1);
    app.put(&comment)
        .header("spotlet-visitor", said.header("spotlet-visitor").unwrap())
        .json(serde_json::json!({ "text": "Does it creak at night?" }))
        .send()
        .await
        .expect(200);
    let heard = hear(&mut stream, &["event: comment"]).await;
    assert!(!heard.contains("\"version\":\"1.1.0\""), "{heard}");
    assert!(heard.contains("\"long\":\"1 comment\""), "{heard}");
}

pub async fn a_returning_stream_is_told_what_it_missed(app: App) {
    let (_, mut stream) = app.get(LIVE).open().await;
    let heard = hear(&mut stream, &["event: stock"]).await;
    let last = heard
        .lines()
        .rev()
        .find_map(|line| line.strip_prefix("id: "))
        .unwrap()
        .to_owned();
    app.put(LIKE).send().await.expect(200);
    hear(&mut stream, &["\"likes\":42"]).await;
    drop(stream);

    let again = app.get(LIVE).header("last-event-id", &last);
    let (_, mut stream) = again.open().await;
    let heard = hear(&mut stream, &["\"likes\":42"]).await;
    assert!(
        !heard.contains("event: stock"),
        "only what changed: {heard}"
    );
    // An id of another server, or of before a restart.
    let (_, mut stream) = app.get(LIVE).header("last-event-id", "x.1").open().await;
    hear(&mut stream, &["\"likes\":42", "event: stock"]).await;
}

pub async fn a_snapshot_is_for_those_without_a_stream(app: App) {
    let path = "/api/live/snapshot?posts=autumn-living-room,no-such-post";
    let first = app.get(path).send().await.expect(200);
    let events = first.json["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["likes"] == 41));
    let etag = first.header("etag").unwrap();
    let same = app.get(path).header("if-none-match", etag).send().await;
    assert_eq!(same.expect(304).text, "");
    for (path, status) in [
        ("/api/live/snapshot", 400),
        ("/api/live/snapshot?posts=Not%20a%20slug", 400),
        ("/api/live?posts=no-such-post", 200),
    ] {
        assert_eq!(app.get(path).open().await.0.status, status, "{path}");
    }
    let many: Vec<String> = (0..33).map(|nth| format!("post-{nth}")).collect();
    let path = format!("/api/live?posts={}", many.join(","));
    let reply = app.get(&path).send().await.expect(400);
    assert_eq!(reply.json["code"], "request_too_large");
}

pub async fn an_address_has_so_many_streams(app: App) {
    let limited = |config| Config {
        behind_proxy: true,
        streams_per_address: 1,
        ..config
    };
    let app = app.reconfigured(limited).await;
    let from = |address| app.get(LIVE).header("x-forwarded-for", address);
    let (first, stream) = from("192.0.2.1").open().await;
    assert_eq!(first.status, 200);
    let (second, _) = from("192.0.2.1").open().await;
    assert_eq!(second.status, 429);
    assert!(second.headers.contains_key("retry-after"));
    assert_eq!(from("192.0.2.2").open().await.0.status, 200);
    drop(stream);
    assert_eq!(from("192.0.2.1").open().await.0.status, 200);
    // A stopping server ends its streams and takes no new one.
    let (_, mut stream) = from("192.0.2.3").open().await;
    app.state.live.close();
    while stream.frame().await.is_some() {}
    assert_eq!(from("192.0.2.3").open().await.0.status, 503);
}

/// On SQLite there is one server, which tells itself.
pub async fn two_servers_tell_each_other(app: App) {
    if app.state.config.database_url.is_none() {
        return;
    }
    let other = app.beside().await;
    let (_, mut stream) = other.get(LIVE).open().await;
    hear(&mut stream, &["\"likes\":41"]).await;
    app.put(LIKE).send().await.expect(200);
    hear(&mut stream, &["\"likes\":42"]).await;
    let (here, there) = (app.state.config.standing(), other.state.config.standing());
    assert!(!std::ptr::eq(here, there));
}
