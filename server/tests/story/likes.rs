//! Likes.

use serde_json::json;

use crate::support::{App, send_all};

const LIKE: &str = "/api/posts/autumn-living-room/like";
const LIKE_CHAIR: &str = "/api/posts/autumn-living-room/hotspots/chair/like";

pub async fn a_visitor_likes_once_and_takes_it_back(app: App) {
    let first = app.put(LIKE).send().await.expect(200);
    assert_eq!(
        first.json,
        json!({ "likes": 42, "liked": true, "texts": {
            "en": { "short": "42", "long": "42 likes" },
            "de": { "short": "42", "long": "Gefällt 42 Mal" } } })
    );
    let visitor = first.header("spotlet-visitor").unwrap();

    let again = app
        .put(LIKE)
        .header("spotlet-visitor", visitor)
        .send()
        .await
        .expect(200);
    assert_eq!(again.json, first.json);
    assert_eq!(
        again.header("spotlet-visitor"),
        None,
        "a known visitor gets no new token"
    );

    app.put(LIKE).send().await.expect(200);
    let chair = app
        .put(LIKE_CHAIR)
        .header("spotlet-visitor", visitor)
        .send()
        .await
        .expect(200);
    assert_eq!(
        (&chair.json["likes"], &chair.json["liked"]),
        (&json!(1), &json!(true))
    );

    let post = app.get("/api/posts/autumn-living-room");
    let post = post
        .header("spotlet-visitor", visitor)
        .send()
        .await
        .expect(200);
    assert_eq!(
        (&post.json["likes"], &post.json["liked"]),
        (&json!(43), &json!(true))
    );
    let [chair, mug] = [0, 1].map(|at| post.json["media"][0]["hotspots"][at].clone());
    assert_eq!(
        (&chair["likes"], &chair["liked"]),
        (&json!(1), &json!(true))
    );
    assert_eq!((&mug["likes"], &mug["liked"]), (&json!(0), &json!(false)));

    for _ in 0..2 {
        let gone = app
            .delete(LIKE)
            .header("spotlet-visitor", visitor)
            .send()
            .await
            .expect(200);
        assert_eq!(
            (&gone.json["likes"], &gone.json["liked"]),
            (&json!(42), &json!(false))
        );
    }
    let app = app.restarted().await;
    let post = app
        .get("/api/posts/autumn-living-room")
        .send()
        .await
        .expect(200);
    assert_eq!(
        post.json["likes"], 42,
        "the other visitor's like outlives a restart"
    );
    let chair = app
        .delete(LIKE_CHAIR)
        .header("spotlet-visitor", visitor)
        .send()
        .await
        .expect(200);
    assert_eq!(chair.json["likes"], 0, "and so does the visitor's token");
}

pub async fn a_lost_reply_does_not_make_a_second_visitor(app: App) {
    let like = || {
        app.put(LIKE)
            .header("idempotency-key", "8f14e45f-ceea-4672-a5ba-0d5f1b2c3d4e")
    };
    let (first, second) = tokio::join!(like().send(), like().send());
    let (first, second) = (first.expect(200), second.expect(200));
    assert_eq!(
        first.header("spotlet-visitor"),
        second.header("spotlet-visitor")
    );
    assert!(first.header("spotlet-visitor").is_some());
    let post = app.get("/api/posts/autumn-living-room").send().await;
    assert_eq!(post.json["likes"], 42);
}

pub async fn a_forged_visitor_is_refused(app: App) {
    let token = app
        .put(LIKE)
        .send()
        .await
        .header("spotlet-visitor")
        .unwrap()
        .to_owned();
    let (_, signature) = token.split_once('.').unwrap();
    for forged in [
        "x",
        "a.b",
        &format!("somebody-else.{signature}"),
        &format!("{token}A"),
    ] {
        for request in [
            app.put(LIKE),
            app.delete(LIKE),
            app.get("/api/posts/autumn-living-room"),
        ] {
            let reply = request
                .header("spotlet-visitor", forged)
                .send()
                .await
                .expect(401);
            assert_eq!(reply.json["code"], "invalid_visitor", "{forged}");
            assert_eq!(
                reply.header("content-type"),
                Some("application/problem+json")
            );
        }
    }
}

pub async fn what_does_not_exist_cannot_be_liked(app: App) {
    for path in [
        "/api/posts/no-such-post/like",
        "/api/posts/Not%20a%20slug/like",
        "/api/posts/autumn-living-room/hotspots/lamp/like",
        "/api/nothing",
    ] {
        let reply = app.put(path).send().await.expect(404);
        assert_eq!(reply.json["code"], "not_found", "{path}");
        assert_eq!(reply.json["status"], 404);
    }
    let reply = app.post(LIKE).send().await.expect(405);
    assert_eq!(reply.json["code"], "method_not_allowed");
}

pub async fn many_visitors_at_once_are_all_counted(app: App) {
    for reply in send_all((0..40).map(|_| app.put(LIKE))).await {
        reply.expect(200);
    }
    let post = app.get("/api/posts/autumn-living-room").send().await;
    assert_eq!(post.json["likes"], 81);
}

pub async fn likes_of_a_product_add_up(app: App) {
    for _ in 0..3 {
        app.put(LIKE_CHAIR).send().await.expect(200);
    }
    // A like of the post is none of the product.
    app.put(LIKE).send().await.expect(200);
    let address = "/api/products/lounge-chair/likes";
    let reply = app.get(address).send().await.expect(200);
    assert_eq!(
        (&reply.json["product"], &reply.json["likes"]),
        (&json!("lounge-chair"), &json!(3))
    );
    assert_eq!(reply.json["texts"]["en"]["long"], "3 likes");
    for (accept, expected) in [
        ("text/plain", "3\n"),
        ("text/plain, */*;q=0.1", "3\n"),
        ("application/json, text/plain", "{"),
        ("*/*", "{"),
    ] {
        let reply = app.get(address).header("accept", accept).send().await;
        assert!(reply.text.starts_with(expected), "{accept}: {}", reply.text);
        assert_eq!(reply.header("vary"), Some("Accept"));
    }
    let reply = app.get("/api/products/no-such-product/likes").send().await;
    assert_eq!(reply.expect(404).json["code"], "not_found");
}

pub async fn who_likes_too_often_waits(app: App) {
    let app = app.refilled_each_s(60);
    let first = app.put(LIKE).send().await.expect(200);
    let visitor = first.header("spotlet-visitor").unwrap().to_owned();
    let mut refused = None;
    for _ in 0..200 {
        let like = app.put(LIKE).header("spotlet-visitor", &visitor);
        let reply = like.send().await;
        if reply.status != 200 {
            refused = Some(reply);
            break;
        }
    }
    let refused = refused.expect("nobody stopped it").expect(429);
    assert_eq!(refused.json["code"], "too_many_requests");
    let wait_s: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait_s), "{wait_s}");
    // Others are not concerned.
    app.put(LIKE).send().await.expect(200);
}
