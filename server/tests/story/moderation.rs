//! Moderation of comments.

use serde_json::{Value, json};
use spotlet::domain::CreatorId;
use spotlet::domain::comment::{CommentMode, StaffRole};
use spotlet_server::config::Config;

use crate::comments::{listed, say, staff_key};
use crate::support::App;

const COMMENTS: &str = "/api/posts/autumn-living-room/comments";

async fn queue(app: &App, key: &str, query: &str) -> Vec<Value> {
    let request = app
        .get(&format!("/api/moderation{query}"))
        .header("authorization", key);
    request.send().await.expect(200).json["comments"]
        .as_array()
        .unwrap()
        .clone()
}

async fn decide(app: &App, key: &str, id: &str, verb: &str) -> crate::support::Reply {
    let path = format!("/api/moderation/comments/{id}/{verb}");
    app.post(&path).header("authorization", key).send().await
}

async fn block(app: &App, key: &str, kind: &str, value: &str) {
    let request = app
        .post("/api/moderation/blocks")
        .header("authorization", key);
    request
        .json(json!({ "kind": kind, "value": value }))
        .send()
        .await
        .expect(204);
}

pub async fn what_is_held_is_shown_once_it_is_approved(app: App) {
    let app = app
        .reconfigured(|config| Config {
            comments: CommentMode::Hold,
            ..config
        })
        .await;
    let brand = staff_key(&app, StaffRole::Brand).await;
    let said = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    assert_eq!(said.json["state"], "held");
    assert_eq!(listed(&app, "", "").await["comments"], json!([]));
    assert_eq!(listed(&app, "", "").await["count"], 0);
    assert_eq!(
        listed(&app, "", token).await["comments"][0]["state"],
        "held"
    );
    let like = app.put(&format!("{COMMENTS}/{}/like", said.id()));
    like.send().await.expect(404);

    let waiting = queue(&app, &brand, "").await;
    assert_eq!(
        (&waiting[0]["id"], &waiting[0]["reason"]),
        (&said.json["id"], &json!("review"))
    );
    assert_eq!(
        decide(&app, &brand, &said.id(), "approve")
            .await
            .expect(200)
            .json["state"],
        "visible"
    );
    assert_eq!(listed(&app, "", "").await["count"], 1);
    assert!(queue(&app, &brand, "").await.is_empty());
    // What the staff says never waits.
    let own = app
        .post(COMMENTS)
        .header("authorization", &brand)
        .json(json!({ "text": "Thank you." }));
    assert_eq!(own.send().await.expect(201).json["state"], "visible");

    decide(&app, &brand, &said.id(), "remove").await.expect(200);
    assert_eq!(listed(&app, "", token).await["count"], 1);
    assert_eq!(
        queue(&app, &brand, "?state=removed").await[0]["text"],
        "Lovely."
    );
    decide(&app, &brand, &said.id(), "remove").await.expect(409);
    decide(&app, &brand, "nothing", "approve").await.expect(404);
}

pub async fn closed_comments_can_be_read_but_not_written(app: App) {
    say(&app, "", json!({ "text": "Early." })).await.expect(201);
    let app = app
        .reconfigured(|config| Config {
            comments: CommentMode::Off,
            ..config
        })
        .await;
    let late = say(&app, "", json!({ "text": "Late." })).await.expect(403);
    assert_eq!(late.json["code"], "comments_closed");
}

pub async fn three_readers_put_a_comment_aside(app: App) {
    let brand = staff_key(&app, StaffRole::Brand).await;
    let said = say(&app, "", json!({ "text": "Buy my watches." }))
        .await
        .expect(201);
    let path = format!("{COMMENTS}/{}/report", said.id());
    let first = app
        .post(&path)
        .json(json!({ "reason": "spam" }))
        .send()
        .await
        .expect(204);
    let token = first.header("spotlet-visitor").unwrap();
    for _ in 0..5 {
        // One reader alone makes nothing vanish.
        let again = app
            .post(&path)
            .header("spotlet-visitor", token)
            .json(json!({ "reason": "abuse" }));
        again.send().await.expect(204);
    }
    app.post(&path)
        .json(json!({ "reason": "other" }))
        .send()
        .await
        .expect(204);
    assert_eq!(listed(&app, "", "").await["count"], 1);
    app.post(&path)
        .json(json!({ "reason": "illegal" }))
        .send()
        .await
        .expect(204);
    assert_eq!(listed(&app, "", "").await["count"], 0);
    let waiting = queue(&app, &brand, "").await;
    assert_eq!(waiting[0]["reason"], "reports");
    assert_eq!(waiting[0]["reports"], json!(["spam", "other", "illegal"]));
    decide(&app, &brand, &said.id(), "approve")
        .await
        .expect(200);
    app.post(&path)
        .json(json!({ "reason": "spam" }))
        .send()
        .await
        .expect(204);
    assert_eq!(
        listed(&app, "", "").await["count"],
        1,
        "an approved comment is counted anew"
    );
    app.post(&path)
        .json(json!({ "reason": "boring" }))
        .send()
        .await
        .expect(400);
}

pub async fn the_block_list_holds_words_and_refuses_writers(app: App) {
    let brand = staff_key(&app, StaffRole::Brand).await;
    block(&app, &brand, "word", "Casino*").await;
    let held = say(&app, "", json!({ "text": "Best CASINOS!" }))
        .await
        .expect(201);
    assert_eq!(held.json["state"], "held");
    // A harmless text is not exchanged for another one.
    let said = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    let path = format!("{COMMENTS}/{}", said.id());
    let edit = app
        .put(&path)
        .header("spotlet-visitor", token)
        .json(json!({ "text": "casino" }));
    assert_eq!(edit.send().await.expect(200).json["state"], "held");

    decide(&app, &brand, &said.id(), "block").await.expect(200);
    assert_eq!(listed(&app, "", token).await["count"], 0);
    let again = say(&app, token, json!({ "text": "Hello?" }))
        .await
        .expect(403);
    assert_eq!(again.json["code"], "forbidden");
    let blocks = app
        .get("/api/moderation/blocks")
        .header("authorization", &brand);
    let blocks = blocks.send().await.expect(200).json["blocks"].clone();
    assert_eq!(blocks[0], json!({ "kind": "word", "value": "casino*" }));
    assert_eq!(blocks[1]["kind"], "visitor");
    let unblock = || {
        app.delete("/api/moderation/blocks")
            .header("authorization", &brand)
            .json(blocks[1].clone())
    };
    unblock().send().await.expect(204);
    unblock().send().await.expect(404);
    say(&app, token, json!({ "text": "Hello again." }))
        .await
        .expect(201);
}

pub async fn an_address_is_blocked_with_its_writer(app: App) {
    let app = app
        .reconfigured(|config| Config {
            behind_proxy: true,
            ..config
        })
        .await;
    let brand = staff_key(&app, StaffRole::Brand).await;
    let from = |address: &str, text: &str| {
        let request = app.post(COMMENTS).header("x-forwarded-for", address);
        request.json(json!({ "text": text }))
    };
    let said = from("192.0.2.1", "Spam.").send().await.expect(201);
    decide(&app, &brand, &said.id(), "block").await.expect(200);
    from("192.0.2.1", "More spam.").send().await.expect(403);
    from("192.0.2.2", "Hello.").send().await.expect(201);
}

pub async fn only_the_staff_moderates_and_creators_only_at_home(app: App) {
    let said = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    let role = |id: &str| StaffRole::Creator(CreatorId::new(id).unwrap());
    let (home, foreign) = (
        staff_key(&app, role("mara")).await,
        staff_key(&app, role("jonas")).await,
    );
    for (name, value, status) in [
        ("x-nothing", "", 401),
        ("spotlet-visitor", token, 401),
        ("authorization", "Bearer sps_guess", 401),
        ("authorization", foreign.as_str(), 403),
    ] {
        for verb in ["approve", "remove", "block"] {
            let path = format!("/api/moderation/comments/{}/{verb}", said.id());
            app.post(&path)
                .header(name, value)
                .send()
                .await
                .expect(status);
        }
    }
    assert!(queue(&app, &foreign, "?state=visible").await.is_empty());
    assert_eq!(queue(&app, &home, "?state=visible").await.len(), 1);
    let list = app
        .get("/api/moderation/blocks")
        .header("authorization", &home);
    list.send().await.expect(403);
    decide(&app, &home, &said.id(), "remove").await.expect(200);
    assert_eq!(listed(&app, "", "").await["count"], 0);
}
