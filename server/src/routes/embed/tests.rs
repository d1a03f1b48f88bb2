#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::StatusCode;
use spotlet::domain::VisitorId;

use crate::service::likes;
use crate::testing::Shop;

#[tokio::test]
async fn a_fragment_is_open_brief_and_tagged() {
    let shop = Shop::open().await;
    let reply = shop.get("/p/room/fragment").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(
        reply.text.starts_with("<template shadowrootmode=\"open\">"),
        "{}",
        reply.text
    );
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    assert_eq!(reply.header("cross-origin-resource-policy"), "cross-origin");
    assert!(
        reply
            .header("cache-control")
            .starts_with("public, max-age=60")
    );
    let again = shop
        .get_with(
            "/p/room/fragment",
            &[("if-none-match", reply.header("etag"))],
        )
        .await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    assert!(again.text.is_empty());
    assert_eq!(again.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn a_like_changes_the_fragment_but_not_its_tag() {
    let shop = Shop::open().await;
    let before = shop.get("/p/room/fragment").await;
    assert!(before.text.contains(">41<"), "{}", before.text);
    let visitor = VisitorId::new("v1").unwrap();
    likes::put(&shop.state, &"room".parse().unwrap(), None, &visitor)
        .await
        .unwrap();
    let after = shop.get("/p/room/fragment").await;
    assert!(after.text.contains(">42<"));
    assert_eq!(before.header("etag"), after.header("etag"));
}

#[tokio::test]
async fn language_and_market_come_from_the_address_and_fall_back_to_the_post() {
    let shop = Shop::open().await;
    for (query, expected) in [
        ("", "aria-label=\"Mug, €24.00\""),
        ("?locale=de-DE", "aria-label=\"Becher, 24,00\u{a0}€\""),
        ("?locale=de-AT", "aria-label=\"Becher, €\u{a0}24,00\""),
        (
            "?locale=de-AT&country=DE",
            "aria-label=\"Becher, 24,00\u{a0}€\"",
        ),
        ("?locale=fr&country=XXX", "aria-label=\"Mug, €24.00\""),
    ] {
        let reply = shop.get(&format!("/p/room/fragment{query}")).await;
        assert!(reply.text.contains(expected), "{query}: {}", reply.text);
    }
}

#[tokio::test]
async fn the_script_carries_the_post_and_nothing_in_it_ends_the_script() {
    let shop = Shop::open().await;
    let reply = shop.get("/p/room.js").await;
    assert_eq!(
        reply.header("content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(reply.header("access-control-allow-origin"), "*");
    let (_, call) = reply.text.split_once(";spotlet.add(").unwrap();
    assert!(!call.contains('<') && !call.contains('\u{2028}'));
    let (json, end) = call.rsplit_once(", ").unwrap();
    assert_eq!(end, "document.currentScript);\n");
    let data: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(data["post"], "room");
    assert_eq!(
        (&data["locale"], &data["country"]),
        (&"en".into(), &"DE".into())
    );
    assert_eq!(
        data["html"],
        shop.get("/p/room/fragment").await.text.as_str()
    );
    let css = data["css"].as_object().unwrap();
    assert_eq!(css.len(), 2);
    assert!(
        css.values()
            .any(|text| text.as_str().unwrap().contains("left:25%"))
    );
}

#[tokio::test]
async fn positions_are_immutable_under_their_own_hash_only() {
    let shop = Shop::open().await;
    let fragment = shop.get("/p/room/fragment").await.text;
    let start = fragment.find("/v1/a/").unwrap();
    let path = fragment[start..]
        .split('"')
        .map(|piece| piece.split("https://shop.example").last().unwrap())
        .find(|piece| piece.ends_with("/p/room.css"))
        .unwrap();
    let own = shop.get(path).await;
    assert_eq!(own.header("content-type"), "text/css; charset=utf-8");
    assert!(own.header("cache-control").contains("immutable"));
    assert!(own.text.contains("left:75%"));
    let old = shop.get("/v1/a/old/p/room.css").await;
    assert_eq!(
        (old.header("cache-control"), old.text == own.text),
        ("no-cache", true)
    );
    assert_eq!(
        shop.get("/v1/a/old/p/none.css").await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        shop.get("/v1/a/none/core.js").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_frame_may_be_shown_by_whom_the_brand_allows() {
    let open = Shop::open().await.get("/p/room/frame").await;
    assert!(
        open.header("content-security-policy")
            .ends_with("frame-ancestors *")
    );
    let limited = Shop::with(|mut config| {
        config.allowed_hosts = vec!["https://blog.example".to_owned()];
        config
    });
    let reply = limited.await.get("/p/room/frame").await;
    let policy = reply.header("content-security-policy");
    assert!(
        policy.ends_with("frame-ancestors 'self' https://blog.example"),
        "{policy}"
    );
}

#[tokio::test]
async fn media_are_immutable_sandboxed_and_served_in_ranges() {
    let shop = Shop::open().await;
    let fragment = shop.get("/p/room/fragment").await.text;
    assert!(fragment.contains(".webp 60w"), "{fragment}");
    let at = fragment.find("/media/").unwrap();
    let path = fragment[at..].split(['"', ' ']).next().unwrap();
    let whole = shop.get(path).await;
    assert_eq!(
        (whole.status, whole.header("content-type")),
        (StatusCode::OK, "image/webp")
    );
    assert!(whole.header("cache-control").contains("immutable"));
    assert!(whole.header("content-security-policy").contains("sandbox"));
    assert_eq!(whole.header("x-content-type-options"), "nosniff");
    assert_eq!(whole.header("access-control-allow-origin"), "*");
    let part = shop.get_with(path, &[("range", "bytes=0-1")]).await;
    assert_eq!(
        (part.status, part.header("content-length")),
        (StatusCode::PARTIAL_CONTENT, "2")
    );
    let folder = path.rsplit_once('/').unwrap().0;
    for gone in [
        "/media/",
        "/media/none/1.jpg",
        "/media/..%2f..%2fspotlet.db",
        folder,
    ] {
        let reply = shop.get(gone).await;
        assert!(!reply.status.is_success(), "{gone}");
        assert!(
            !reply.header("cache-control").contains("immutable"),
            "{gone}"
        );
    }
}

#[tokio::test]
async fn oembed_knows_our_posts_only() {
    let shop = Shop::open().await;
    let reply = shop
        .get("/oembed?url=https%3A%2F%2Fshop.example%2Fp%2Froom&maxwidth=400&maxheight=500")
        .await;
    let answer: serde_json::Value = serde_json::from_str(&reply.text).unwrap();
    assert_eq!(
        (&answer["type"], &answer["width"]),
        (&"rich".into(), &400.into())
    );
    assert!(answer["height"].as_u64().unwrap() <= 500);
    assert!(
        answer["html"]
            .as_str()
            .unwrap()
            .contains("https://shop.example/p/room/frame")
    );
    assert!(
        answer["thumbnail_url"]
            .as_str()
            .unwrap()
            .contains("/media/")
    );
    for (query, status) in [
        (
            "url=https%3A%2F%2Fevil.example%2Fp%2Froom",
            StatusCode::NOT_FOUND,
        ),
        (
            "url=https%3A%2F%2Fshop.example%2Fp%2Fnone",
            StatusCode::NOT_FOUND,
        ),
        (
            "url=https%3A%2F%2Fshop.example%2Fp%2Froom&format=yaml",
            StatusCode::NOT_IMPLEMENTED,
        ),
    ] {
        assert_eq!(
            shop.get(&format!("/oembed?{query}")).await.status,
            status,
            "{query}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_told_readably() {
    let shop = Shop::open().await;
    for path in [
        "/p/none/fragment",
        "/p/none.js",
        "/p/Not%20an%20id/fragment",
        "/v1/spotlet.js",
    ] {
        let reply = shop.get(path).await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), "*", "{path}");
        assert!(reply.text.contains("not_found"), "{path}: {}", reply.text);
    }
}
