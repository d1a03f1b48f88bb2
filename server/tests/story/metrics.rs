//! What a server tells whoever watches it.

use serde_json::json;
use spotlet_server::config::Config;

use crate::support::App;

const TOKEN: &str = "0123456789abcdef";

pub async fn numbers_are_for_whoever_has_the_token(app: App) {
    // Nobody set one.
    app.get("/metrics").send().await.expect(404);
    let app = app
        .reconfigured(|config| Config {
            metrics_token: Some(TOKEN.to_owned()),
            ..config
        })
        .await;
    app.get("/metrics").send().await.expect(401);
    let wrong = app
        .get("/metrics")
        .header("authorization", "Bearer 0123456789abcdeg");
    wrong.send().await.expect(401);

    let (_, _stream) = app.get("/api/live?posts=autumn-living-room").open().await;
    for _ in 0..2 {
        let like = app.put("/api/posts/autumn-living-room/like");
        like.send().await.expect(200);
    }
    app.get("/api/posts/no-such-post").send().await.expect(404);
    app.get("/api/no-such-thing").send().await.expect(404);
    app.get("/no-such-thing").send().await.expect(404);
    let said = app.post("/api/posts/autumn-living-room/comments");
    said.json(json!({ "text": "Counted." }))
        .send()
        .await
        .expect(201);

    let right = app
        .get("/metrics")
        .header("authorization", &format!("Bearer {TOKEN}"));
    let reply = right.send().await.expect(200);
    assert!(
        reply
            .header("content-type")
            .unwrap()
            .starts_with("application/openmetrics-text")
    );
    for line in [
        r#"spotlet_http_requests_total{method="PUT",route="/api/posts/{post}/like",status="200"} 2"#,
        r#"spotlet_http_requests_total{method="GET",route="/api/posts/{post}",status="404"} 1"#,
        r#"spotlet_http_requests_total{method="GET",route="other",status="404"} 2"#,
        r#"spotlet_http_request_duration_seconds_count{method="PUT",route="/api/posts/{post}/like"} 2"#,
        "spotlet_likes_total 2",
        "spotlet_comments_total 1",
        "spotlet_streams 1",
        "spotlet_outbox_waiting 0",
        "spotlet_outbox_longest_seconds 0",
    ] {
        assert!(reply.text.contains(line), "{line} in\n{}", reply.text);
    }
    assert!(reply.text.ends_with("# EOF\n"));
}
