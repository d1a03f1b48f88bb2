#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::StatusCode;

use crate::testing::Shop;

#[tokio::test]
async fn a_posts_page_tells_networks_and_engines_what_it_is() {
    let shop = Shop::open().await;
    let reply = shop.get("/p/room").await;
    assert_eq!(reply.status, StatusCode::OK);
    for expected in [
        "property=\"og:title\"",
        "property=\"og:image\"",
        "content=\"summary_large_image\"",
        "rel=\"canonical\" href=\"https://shop.example/p/room\"",
        "type=\"application/json+oembed\"",
        "<template shadowrootmode=\"open\">",
    ] {
        assert!(reply.text.contains(expected), "{expected}");
    }
    let (_, rest) = reply
        .text
        .split_once("type=\"application/ld+json\">")
        .unwrap();
    let (json, _) = rest.split_once("</script>").unwrap();
    let data: serde_json::Value = serde_json::from_str(json).unwrap();
    let graph = data["@graph"].as_array().unwrap();
    assert_eq!(graph[0]["interactionStatistic"]["userInteractionCount"], 41);
    assert_eq!(graph[1]["offers"][0]["price"], "24.00");
    assert_eq!(
        graph[1]["offers"][1]["availability"],
        "https://schema.org/OutOfStock"
    );
    let policy = reply.header("content-security-policy");
    assert!(
        policy.contains("script-src 'self' 'wasm-unsafe-eval';")
            && !policy.contains("unsafe-inline")
    );
    assert!(
        !reply.text.contains(" style=\"") && !reply.text.contains(" onclick"),
        "a strict policy forbids both"
    );
}

#[tokio::test]
async fn a_page_speaks_the_browsers_language() {
    let shop = Shop::open().await;
    let german = shop
        .get_with("/p/room", &[("accept-language", "de-DE,de;q=0.9")])
        .await;
    assert!(german.text.contains("<h1>Zimmer</h1>"));
    let asked = shop
        .get_with("/p/room?locale=en", &[("accept-language", "de")])
        .await;
    assert!(asked.text.starts_with("<!doctype html>\n<html lang=\"en\""));
    assert!(
        shop.get_with("/legal/imprint", &[("accept-language", "de")])
            .await
            .text
            .contains("Impressum")
    );
}

#[tokio::test]
async fn an_order_opens_by_its_signed_link_only() {
    let shop = Shop::open().await;
    for token in ["abc", "abc.def", "abc.", ".", "%2e%2e"] {
        let reply = shop.get(&format!("/order/{token}")).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{token}");
    }
}

#[tokio::test]
async fn links_straight_to_a_checkout_are_checked() {
    let shop = Shop::open().await;
    for (items, status) in [
        ("mug-grey:1,vase:2", StatusCode::SEE_OTHER),
        ("mug-grey:0", StatusCode::UNPROCESSABLE_ENTITY),
        ("mug-moss:1", StatusCode::UNPROCESSABLE_ENTITY),
        ("nothing:1", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        assert_eq!(
            shop.get(&format!("/buy/{items}")).await.status,
            status,
            "{items}"
        );
    }
}

#[tokio::test]
async fn small_pages_are_there_and_others_say_so() {
    let shop = Shop::open().await;
    for (path, status) in [
        ("/c/mara", StatusCode::OK),
        ("/c/nobody", StatusCode::NOT_FOUND),
        ("/legal/terms", StatusCode::OK),
        ("/legal/none", StatusCode::NOT_FOUND),
        ("/checkout/none", StatusCode::NOT_FOUND),
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/p/none", StatusCode::NOT_FOUND),
    ] {
        let reply = shop.get(path).await;
        assert_eq!(reply.status, status, "{path}");
        assert!(reply.text.starts_with("<!doctype html>"), "{path}");
        assert!(
            reply
                .header("content-security-policy")
                .contains("default-src 'none'"),
            "{path}"
        );
    }
    assert_eq!(shop.get("/").await.location(), "/p/room");
}
