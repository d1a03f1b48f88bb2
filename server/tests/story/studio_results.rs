//! Results in the studio: who sees what of them.

use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde_json::json;
use spotlet::domain::CreatorId;
use spotlet::domain::member::Role;

use crate::support::App;
use crate::support::studio::Browser;

const POST: &str = "autumn-living-room";
const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64) Chrome/141.0 Safari/537.36";

async fn seen(app: &App) {
    let events = json!({ "events": [
        { "kind": "view" }, { "kind": "view" }, { "kind": "tap", "hotspot": "mug" },
        { "kind": "press", "medium": 0, "x": 0.5, "y": 0.4 },
    ] });
    let path = format!("/api/posts/{POST}/seen");
    let request = app.post(&path).header("user-agent", BROWSER);
    request.json(events).send().await.expect(204);
}

fn creator(id: &str) -> Role {
    Role::Creator(CreatorId::new(id).unwrap())
}

async fn csv(browser: &Browser<'_>, by: &str) -> String {
    let path = format!("/studio/results/table?by={by}&days=7");
    let reply = browser.get(&path).send().await.expect(200);
    assert_eq!(
        reply.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    reply.text
}

pub async fn a_creator_sees_their_own_and_the_brand_sees_all(app: App) {
    let owner = app.owner().await;
    let empty = owner.get("/studio/results").send().await.expect(200);
    assert!(empty.text.contains("Nothing to see yet"), "{}", empty.text);
    seen(&app).await;

    let mara = app.member("mara", creator("mara")).await;
    let jonas = app.member("jonas", creator("jonas")).await;
    for browser in [&owner, &mara] {
        let page = browser.get("/studio/results?days=7&show=taps").send().await;
        let page = page.expect(200).text;
        assert!(page.contains("50% of views"), "{page}");
        assert!(page.contains("Autumn living room"), "{page}");
        assert!(
            csv(browser, "post")
                .await
                .contains("autumn-living-room,2,1,0,0,0,0,,")
        );
        assert!(
            csv(browser, "hotspot")
                .await
                .contains("autumn-living-room#mug,0,1,")
        );
        let heat = browser.get(&format!("/studio/results/posts/{POST}")).send();
        let heat = heat.await.expect(200).text;
        assert!(heat.contains("1 taps on this picture"), "{heat}");
        assert!(heat.contains("fill-opacity=\"0.90\""), "{heat}");
    }
    let page = jonas.get("/studio/results").send().await.expect(200).text;
    assert!(!page.contains("Autumn living room"), "{page}");
    assert_eq!(
        csv(&jonas, "post").await.lines().count(),
        1,
        "the head alone"
    );
    let others = format!("/studio/results/posts/{POST}");
    jonas.get(&others).send().await.expect(404);
    owner
        .get("/studio/results/table?by=shoppers")
        .send()
        .await
        .expect(400);
}

pub async fn a_statement_is_its_creators_and_the_brands(app: App) {
    let owner = app.owner().await;
    let mara = app.member("mara", creator("mara")).await;
    let now = app.state.clock.now().as_unix_ms();
    let today = jiff::Timestamp::from_millisecond(now).unwrap();
    let first = today.to_zoned(TimeZone::UTC).date().first_of_month();
    let month = |by: i64| first.saturating_add(by.months());
    let of = |id| {
        let this = month(0).strftime("%Y-%m");
        format!("/studio/results/statement?creator={id}&month={this}")
    };
    let page = owner.get(&of("mara")).send().await.expect(200).text;
    assert!(page.contains("Statement of commissions: Mara"), "{page}");
    // The month after has not begun.
    let names = |by| page.contains(&month(by).strftime("%B %Y").to_string());
    assert_eq!([-1, 0, 1].map(names), [true, true, false]);
    assert!(page.contains("No orders were credited in this month."));
    mara.get(&of("mara")).send().await.expect(200);
    mara.get(&of("jonas")).send().await.expect(403);
    // What is no month is this one.
    let odd = "/studio/results/statement?month=2026-99";
    mara.get(odd).send().await.expect(200);
}
