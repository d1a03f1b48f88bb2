//! What posts achieve.

use serde_json::json;
use spotlet::domain::results::{Cell, Figures};
use spotlet::domain::{CreatorTerms, Currency, Fraction};
use spotlet_server::config::Config;
use spotlet_server::service::order::steps;
use spotlet_server::service::results::{self, Span};

use crate::support::ucp::{CARTS, CHECKOUTS, complete, complete_details, lines};
use crate::support::{App, send_all};

const SEEN: &str = "/api/posts/autumn-living-room/seen";
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36";

async fn told(app: &App, agent: &str, events: serde_json::Value) -> u16 {
    let body = json!({ "events": events }).to_string();
    let request = app
        .post(SEEN)
        .header("content-type", "text/plain;charset=UTF-8");
    let reply = request.header("user-agent", agent).raw(&body).send().await;
    reply.status
}

async fn today(app: &App) -> (Span, Figures) {
    let span = results::days_of(&app.state, 1);
    let report = results::report(&app.state, span, None).await.unwrap();
    (span, report.total)
}

pub async fn what_happens_in_a_post_is_counted(app: App) {
    let events = json!([
        { "kind": "view" }, { "kind": "tap", "hotspot": "mug" }, { "kind": "tap", "hotspot": "mug" },
        { "kind": "share" }, { "kind": "add", "hotspot": "mug" },
        { "kind": "press", "medium": 0, "x": 0.5, "y": 1.0 }, { "kind": "press", "medium": 0, "x": 0.5, "y": 1.0 },
        // None of these makes sense.
        { "kind": "tap" }, { "kind": "tap", "hotspot": "nothing" }, { "kind": "like", "hotspot": "mug" },
        { "kind": "dance" }, { "kind": "press", "medium": 9, "x": 0.5, "y": 0.5 }, { "kind": "press", "x": 2, "y": 0 },
    ]);
    assert_eq!(told(&app, BROWSER, events).await, 204);
    let (span, total) = today(&app).await;
    let counted = (
        total.views,
        total.taps,
        total.likes,
        total.shares,
        total.adds,
    );
    assert_eq!(counted, (1, 2, 0, 1, 1));

    let post = "autumn-living-room".parse().unwrap();
    let heat = results::heat(&app.state, &post, span).await.unwrap();
    let at = |share| Fraction::new(share).unwrap();
    assert_eq!(heat[&0][&Cell::at(at(0.5), at(1.0))], 2);
    assert_eq!(heat.len(), 1);

    // By itself nothing is anybody's yesterday.
    let before = Span {
        from: span.from - 7,
        to: span.from - 1,
    };
    let report = results::report(&app.state, before, None).await.unwrap();
    assert_eq!(report.total, Figures::default());
    assert_eq!(report.days.len(), 7);
}

pub async fn likes_count_when_given_and_against_when_taken_back(app: App) {
    let like = "/api/posts/autumn-living-room/hotspots/mug/like";
    let first = app.put(like).send().await.expect(200);
    let visitor = first.header("spotlet-visitor").unwrap().to_owned();
    app.put(like).send().await.expect(200);
    assert_eq!(today(&app).await.1.likes, 2);
    let back = app.delete(like).header("spotlet-visitor", &visitor);
    back.send().await.expect(200);
    assert_eq!(today(&app).await.1.likes, 1);
}

pub async fn bots_are_left_out_and_nonsense_is_refused(app: App) {
    let bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    for agent in [bot, "curl/8.5.0", "facebookexternalhit/1.1"] {
        assert_eq!(told(&app, agent, json!([{ "kind": "view" }])).await, 204);
    }
    assert_eq!(today(&app).await.1.views, 0, "bots are nobody");

    app.post(SEEN).raw("{").send().await.expect(400);
    let nowhere = app.post("/api/posts/no-such-post/seen");
    let nowhere = nowhere.header("user-agent", BROWSER);
    nowhere.raw(r#"{"events":[]}"#).send().await.expect(404);
    // What a page sends in one message has a limit.
    let many: Vec<_> = (0..200).map(|_| json!({ "kind": "view" })).collect();
    assert_eq!(told(&app, BROWSER, many.into()).await, 204);
    assert_eq!(today(&app).await.1.views, 64);
}

pub async fn many_messages_at_once_are_all_counted(app: App) {
    let body = json!({ "events": [{ "kind": "view" }] }).to_string();
    let message = || app.post(SEEN).header("user-agent", BROWSER).raw(&body);
    let replies = send_all((0..200).map(|_| message())).await;
    assert!(replies.iter().all(|reply| reply.status == 204));
    assert_eq!(today(&app).await.1.views, 200);
}

pub async fn an_order_is_told_of_the_post_it_came_from(app: App) {
    let creators = CreatorTerms {
        basis_points: 1_000,
        ..CreatorTerms::default()
    };
    let app = app
        .reconfigured(|config| Config { creators, ..config })
        .await;
    let mug = &[("coffee-mug-white", 2)];
    let attribution = json!({ "post": "autumn-living-room", "hotspot": "mug" });
    let body = json!({ "line_items": lines(mug), "attribution": attribution });
    let cart = app.post(CARTS).json(body).send().await.expect(201).id();
    let mut body = complete_details(mug);
    body["cart_id"] = cart.into();
    body["line_items"] = json!([]);
    let session = app.post(CHECKOUTS).json(body).send().await.expect(201);
    let done = complete(&app, &session.id(), "tok_success")
        .await
        .expect(200);
    let paid = done.total("total");

    let (span, _) = today(&app).await;
    let report = results::report(&app.state, span, None).await.unwrap();
    let (post, figures) = &report.posts[0];
    assert_eq!((post.as_str(), figures.orders), ("autumn-living-room", 1));
    assert_eq!(figures.revenue.of(Currency::EUR).amount_minor, paid);
    assert_eq!(report.hotspots[0].0.1.as_str(), "mug");
    // The post's creator is credited, and another sees nothing of it.
    let mara = "mara".parse().unwrap();
    let own = results::report(&app.state, span, Some(&mara))
        .await
        .unwrap();
    assert_eq!(own.total.orders, 1);
    assert!(own.total.commission.of(Currency::EUR).amount_minor > 0);
    let jonas = "jonas".parse().unwrap();
    let other = results::report(&app.state, span, Some(&jonas))
        .await
        .unwrap();
    assert_eq!(other.total, Figures::default());

    // What is called off earns nothing.
    let id = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let by = spotlet::domain::order::CancelledBy::Shopper;
    steps::cancel(&app.state, &id, by).await.unwrap();
    let (_, total) = today(&app).await;
    assert_eq!(total.orders, 1);
    assert_eq!(total.revenue.iter().count(), 0, "{total:?}");
    assert_eq!(total.commission.iter().count(), 0, "{total:?}");
}
