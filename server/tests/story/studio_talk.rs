//! Moderation and mails in the studio.

use serde_json::json;
use spotlet::domain::CreatorId;
use spotlet::domain::comment::CommentMode;
use spotlet::domain::member::Role;
use spotlet_server::config::Config;

use crate::comments::{listed, say};
use crate::support::App;
use crate::support::studio::Browser;
use crate::support::ucp::{complete, ready_checkout};

async fn talk(browser: &Browser<'_>, show: &str) -> String {
    let reply = browser
        .get(&format!("/studio/talk?show={show}"))
        .send()
        .await;
    reply.expect(200).text
}

async fn decide(browser: &Browser<'_>, id: &str, verb: &str, form: &str) -> u16 {
    let path = format!("/studio/talk/{id}/{verb}");
    browser.post(&path).form(form).send().await.status
}

pub async fn what_waits_is_decided_and_answered(app: App) {
    let app = app
        .reconfigured(|config| Config {
            comments: CommentMode::Hold,
            ..config
        })
        .await;
    let brand = app.member("eda", Role::Editor).await;
    let stranger = app
        .member("nobody", Role::Creator(CreatorId::new("nobody").unwrap()))
        .await;
    let said = say(&app, "", json!({ "text": "Lovely <b>lamp</b>." }))
        .await
        .expect(201);
    assert!(talk(&brand, "held").await.contains("Lovely &lt;b&gt;lamp"));
    assert!(!talk(&stranger, "held").await.contains("Lovely"));
    assert!(!talk(&stranger, "held").await.contains("Block list"));
    for verb in ["approve", "remove", "block"] {
        assert_eq!(
            decide(&stranger, &said.id(), verb, "show=held").await,
            403,
            "{verb}"
        );
    }
    let answer = "show=visible&post=autumn-living-room&text=Thank+you";
    assert_eq!(decide(&stranger, &said.id(), "answer", answer).await, 403);
    assert_eq!(
        decide(&brand, &said.id(), "approve", "show=held").await,
        303
    );
    assert_eq!(listed(&app, "", "").await["count"], 1);
    assert_eq!(decide(&brand, &said.id(), "answer", answer).await, 303);
    assert!(talk(&brand, "visible").await.contains("Thank you"));
    assert_eq!(
        decide(&brand, &said.id(), "block", "show=visible").await,
        303
    );
    assert!(talk(&brand, "removed").await.contains("Lovely"));
    assert!(talk(&brand, "held").await.contains("A writer"));
    assert_eq!(decide(&brand, "no-such-thing", "approve", "").await, 404);
    for (path, form, status) in [
        ("blocks", "word=casino*", 303),
        ("blocks", "word=", 422),
        ("blocks/remove", "kind=word&value=casino*", 303),
        ("blocks/remove", "kind=word&value=casino*", 404),
    ] {
        let reply = brand
            .post(&format!("/studio/talk/{path}"))
            .form(form)
            .send()
            .await;
        assert_eq!(reply.status, status, "{path} {form}");
    }
    let reply = stranger
        .post("/studio/talk/blocks")
        .form("word=x")
        .send()
        .await;
    assert_eq!(reply.status, 403);
}

pub async fn mails_are_shown_in_a_frame_where_nothing_runs(app: App) {
    let brand = app.member("eda", Role::Editor).await;
    let checkout = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &checkout, "tok_success").await.expect(200);
    let list = brand.get("/studio/mails").send().await.expect(200).text;
    assert!(list.contains("ada@example.com") && list.contains("No mail server"));
    let from = list.find("/studio/mails/").unwrap();
    let path = list[from..].split('"').next().unwrap();
    let page = brand.get(path).send().await.expect(200).text;
    assert!(page.contains(&format!("src=\"{path}/letter\"")) && page.contains("sandbox"));
    let letter = brand
        .get(&format!("{path}/letter"))
        .send()
        .await
        .expect(200);
    let policy = letter.header("content-security-policy").unwrap();
    assert!(
        policy.contains("default-src 'none'") && policy.contains("sandbox"),
        "{policy}"
    );
    assert_eq!(
        app.get(&format!("{path}/letter")).send().await.status,
        303,
        "for members only"
    );
}

pub async fn what_readers_reported_stands_by_itself(app: App) {
    let app = app
        .reconfigured(|config| Config {
            comments: CommentMode::Open,
            ..config
        })
        .await;
    let brand = app.member("eda", Role::Editor).await;
    let bad = say(&app, "", json!({ "text": "Buy my watches." }))
        .await
        .expect(201);
    say(&app, "", json!({ "text": "Lovely lamp." }))
        .await
        .expect(201);
    assert!(!talk(&brand, "reported").await.contains("watches"));
    let path = format!("/api/posts/autumn-living-room/comments/{}/report", bad.id());
    app.post(&path)
        .json(json!({ "reason": "spam" }))
        .send()
        .await
        .expect(204);
    // One report takes nothing away, and is seen by whoever decides.
    let reported = talk(&brand, "reported").await;
    assert!(
        reported.contains("watches") && !reported.contains("Lovely lamp"),
        "{reported}"
    );
    assert!(!talk(&brand, "held").await.contains("watches"));
    assert_eq!(listed(&app, "", "").await["count"], 2);
    assert_eq!(
        decide(&brand, &bad.id(), "approve", "show=reported").await,
        303
    );
    assert!(!talk(&brand, "reported").await.contains("watches"));
    assert_eq!(listed(&app, "", "").await["count"], 2);
    // Reported again, it is decided again; what is removed is nowhere.
    app.post(&path)
        .json(json!({ "reason": "spam" }))
        .send()
        .await
        .expect(204);
    assert!(talk(&brand, "reported").await.contains("watches"));
    assert_eq!(
        decide(&brand, &bad.id(), "remove", "show=reported").await,
        303
    );
    assert!(!talk(&brand, "reported").await.contains("watches"));
    assert_eq!(listed(&app, "", "").await["count"], 1);
}
