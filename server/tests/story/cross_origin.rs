//! What a page of another origin may do.

use crate::support::App;
use crate::support::ucp::CARTS;

pub async fn any_page_may_call_without_credentials(app: App) {
    for path in [
        CARTS,
        "/api/posts",
        "/.well-known/ucp",
        "/ucp/v1/nothing",
        "/api/nothing",
    ] {
        let reply = app
            .options(path)
            .header("origin", "https://blog.example")
            .send()
            .await;
        let reply = reply.expect(204);
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
        assert_eq!(reply.header("access-control-allow-credentials"), None);
        assert_eq!(
            reply.header("access-control-allow-headers"),
            Some("Content-Type, UCP-Agent, Request-Id, Idempotency-Key, Spotlet-Visitor"),
        );
        let reply = app
            .get(path)
            .header("origin", "https://blog.example")
            .send()
            .await;
        assert_eq!(
            reply.header("access-control-allow-origin"),
            Some("*"),
            "{path}"
        );
        assert_eq!(
            reply.header("access-control-expose-headers"),
            Some("Spotlet-Visitor, ETag, Retry-After"),
        );
    }
}

pub async fn the_server_tells_how_it_is(app: App) {
    app.get("/healthz").send().await.expect(200);
    app.get("/readyz").send().await.expect(200);
    app.state.store.close().await;
    app.get("/healthz").send().await.expect(200);
    app.get("/readyz").send().await.expect(503);
}
