#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::StatusCode;

use crate::testing::Shop;

#[tokio::test]
async fn the_bag_works_with_plain_forms() {
    let shop = Shop::open().await;
    let added = shop
        .own_form(
            "/bag",
            "",
            "variant=mug-grey&quantity=2&post=room&locale=en",
        )
        .await;
    assert_eq!(added.location(), "/bag");
    let set = added.header("set-cookie");
    for flag in ["HttpOnly", "SameSite=Lax", "Secure", "Path=/bag"] {
        assert!(set.contains(flag), "{set}");
    }
    let cookie = added.cookie().to_owned();
    let bag = shop.get_with("/bag", &[("cookie", &cookie)]).await;
    assert!(bag.text.contains("€48.00"), "{}", bag.text);
    let line = bag.field("line").to_owned();
    shop.own_form("/bag/lines", &cookie, &format!("line={line}&quantity=1"))
        .await
        .location();
    assert!(
        shop.get_with("/bag", &[("cookie", &cookie)])
            .await
            .text
            .contains("€24.00")
    );
    let checkout = shop.own_form("/bag/checkout", &cookie, "").await;
    assert!(checkout.location().starts_with("/checkout/"));
    shop.own_form(
        "/bag/lines",
        &cookie,
        &format!("line={line}&quantity=1&remove=1"),
    )
    .await
    .location();
    assert!(
        !shop
            .get_with("/bag", &[("cookie", &cookie)])
            .await
            .text
            .contains("Mug")
    );
}

#[tokio::test]
async fn what_is_added_from_a_blog_joins_the_bag_once() {
    let shop = Shop::open().await;
    let own = shop.own_form("/bag", "", "variant=mug-grey").await;
    let cookie = own.cookie().to_owned();
    // A form of another site: the browser leaves the cookie at home.
    let foreign = shop
        .form("/bag", "https://blog.example", "", "variant=vase")
        .await;
    assert!(foreign.header("set-cookie").is_empty());
    let arrival = foreign.location().to_owned();
    for _ in 0..2 {
        let joined = shop.get_with(&arrival, &[("cookie", &cookie)]).await;
        assert_eq!(joined.cookie(), cookie);
    }
    let bag = shop.get_with("/bag", &[("cookie", &cookie)]).await.text;
    assert!(bag.contains("€83.00"), "{bag}");
}

#[tokio::test]
async fn nonsense_in_the_bag_is_refused_in_words() {
    let shop = Shop::open().await;
    for (body, status) in [
        (
            "variant=mug-grey&quantity=-1",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            "variant=mug-grey&quantity=x",
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        ("variant=mug-moss", StatusCode::UNPROCESSABLE_ENTITY),
        ("variant=unknown", StatusCode::UNPROCESSABLE_ENTITY),
        ("variant=%2e%2e", StatusCode::NOT_FOUND),
    ] {
        let reply = shop.own_form("/bag", "", body).await;
        assert_eq!(reply.status, status, "{body}: {}", reply.text);
        assert!(reply.header("set-cookie").is_empty(), "{body}");
    }
}
