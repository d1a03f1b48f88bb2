//! Posts in the studio: written, saved by two, published, scheduled, taken off, brought back.

use serde_json::{Value, json};
use spotlet::domain::CreatorId;
use spotlet::domain::member::Role;
use spotlet_server::service::studio::drafts::publish_due;

use crate::support::studio::Browser;
use crate::support::{App, Reply};

const POST: &str = "/api/studio/posts/autumn-living-room";
const PUBLISH: &str = "/studio/posts/autumn-living-room/publish";

async fn load(browser: &Browser<'_>, path: &str) -> Value {
    browser.get(path).send().await.expect(200).json
}

async fn save(browser: &Browser<'_>, path: &str, version: i64, post: &Value) -> Reply {
    let request = browser
        .put(path)
        .header("if-match", &format!("\"{version}\""));
    request.json(post.clone()).send().await
}

fn version(draft: &Value) -> i64 {
    draft["version"].as_i64().unwrap()
}

pub async fn what_is_published_can_be_changed_and_published_again(app: App) {
    let owner = app.owner().await;
    let list = owner.get("/studio").send().await.expect(200).text;
    assert!(
        list.contains("/studio/posts/autumn-living-room"),
        "imported posts are there"
    );
    let draft = load(&owner, POST).await;
    assert_eq!(
        (&draft["status"], &draft["changed"]),
        (&json!("published"), &json!(false))
    );
    let title = app.get("/api/posts/autumn-living-room").send().await.json["title"].clone();
    let mut post = draft["post"].clone();
    post["title"] = json!({"en": "Changed <b>"});
    post["media"][0]["hotspots"][0]["x"] = json!(0.125);
    let saved = save(&owner, POST, version(&draft), &post).await.expect(200);
    assert_eq!(saved.json["version"], 2);
    let public = app
        .get("/api/posts/autumn-living-room")
        .send()
        .await
        .expect(200);
    assert_eq!(public.json["title"], title, "nobody sees it yet");
    let page = owner.get(PUBLISH).send().await.expect(200).text;
    assert!(page.contains("changed since") && page.contains("Changed &lt;b&gt;"));

    owner.post(PUBLISH).send().await.expect(303);
    let public = app
        .get("/api/posts/autumn-living-room")
        .send()
        .await
        .expect(200);
    assert_eq!(public.json["title"], "Changed <b>");
    assert_eq!(public.json["media"][0]["hotspots"][0]["x"], 0.125);
    let page = owner.get(PUBLISH).send().await.expect(200).text;
    for form in [
        "/p/autumn-living-room.js?locale=",
        "/v1/spotlet.js",
        "template shadowrootmode",
        "/p/autumn-living-room/frame?",
        "/oembed?url=",
        "label.svg",
    ] {
        assert!(page.contains(form), "{form}");
    }
    // Back to what it was before the first change.
    let restore = owner.post("/studio/posts/autumn-living-room/restore");
    restore.form("version=1").send().await.expect(303);
    let restored = load(&owner, POST).await;
    assert_eq!(restored["post"], draft["post"]);
    assert_eq!(restored["changed"], true);
    owner.post(PUBLISH).send().await.expect(303);
    let public = app
        .get("/api/posts/autumn-living-room")
        .send()
        .await
        .expect(200);
    assert_eq!(public.json["title"], title);
}

pub async fn two_who_edit_do_not_overwrite_each_other(app: App) {
    let owner = app.owner().await;
    let edith = app.member("edith", Role::Editor).await;
    let draft = load(&owner, POST).await;
    let (mut hers, mut theirs) = (draft["post"].clone(), draft["post"].clone());
    hers["title"] = json!({"en": "Edith's"});
    theirs["title"] = json!({"en": "Olive's"});
    save(&edith, POST, version(&draft), &hers).await.expect(200);
    let refused = save(&owner, POST, version(&draft), &theirs)
        .await
        .expect(409);
    assert_eq!(refused.json["code"], "draft_conflict");
    assert_eq!(refused.json["yours"]["title"], theirs["title"]);
    assert_eq!(refused.json["theirs"]["post"]["title"], hers["title"]);
    assert_eq!(refused.json["theirs"]["saved_by"], "edith");
    // Whoever has seen the other version may go on from it.
    let seen = version(&refused.json["theirs"]);
    save(&owner, POST, seen, &theirs).await.expect(200);
    // At the very same moment, one of many is taken.
    let draft = load(&owner, POST).await;
    let requests = (0..6).map(|n| {
        let mut post = draft["post"].clone();
        post["title"] = json!({ "en": format!("Title {n}") });
        let tag = format!("\"{}\"", version(&draft));
        owner.put(POST).header("if-match", &tag).json(post)
    });
    let replies = crate::support::send_all(requests).await;
    let count = |status| {
        replies
            .iter()
            .filter(|reply| reply.status == status)
            .count()
    };
    assert_eq!((count(200), count(409)), (1, 5));
    assert_eq!(
        owner
            .put(POST)
            .json(draft["post"].clone())
            .send()
            .await
            .status,
        400
    );
}

pub async fn a_new_post_goes_from_nothing_to_everybody(app: App) {
    let owner = app.owner().await;
    let untitled = owner
        .post("/studio/posts/new")
        .form("title=+&creator=Mara")
        .send();
    assert!(untitled.await.expect(422).text.contains("needs a title"));
    let made = owner
        .post("/studio/posts/new")
        .form("title=A+New+Chair%21&creator=Nora+New&locale=en");
    let made = made.send().await.expect(303);
    assert_eq!(made.header("location"), Some("/studio/posts/a-new-chair"));
    let path = "/api/studio/posts/a-new-chair";
    let draft = load(&owner, path).await;
    assert_eq!(
        draft["post"]["creator"],
        json!({"id": "nora-new", "name": "Nora New"})
    );
    let publish = "/studio/posts/a-new-chair/publish";
    let early = owner.post(publish).send().await.expect(422);
    assert!(early.text.contains("It has no picture."));
    app.get("/p/a-new-chair").send().await.expect(404);

    let living = load(&owner, POST).await;
    let mut post = draft["post"].clone();
    post["media"] = json!([living["post"]["media"][0]]);
    post["media"][0]["hotspots"] =
        json!([{"id": "h1", "product": "no-such-thing", "x": 0.5, "y": 0.5}]);
    save(&owner, path, 1, &post).await.expect(200);
    let unknown = owner.post(publish).send().await.expect(422);
    assert!(unknown.text.contains("no-such-thing"));
    post["media"][0]["hotspots"][0]["product"] = json!("lounge-chair");
    save(&owner, path, 2, &post).await.expect(200);
    let preview = owner
        .get("/studio/posts/a-new-chair/preview?theme=dark")
        .send()
        .await
        .expect(200);
    assert!(preview.text.contains("theme=\"dark\"") && preview.text.contains("shadowrootmode"));
    assert!(
        preview
            .header("content-security-policy")
            .unwrap()
            .ends_with("frame-ancestors 'self'")
    );
    let css = owner
        .get("/studio/posts/a-new-chair/preview.css")
        .send()
        .await
        .expect(200);
    assert!(css.text.contains("50%"), "{}", css.text);
    owner.post(publish).send().await.expect(303);
    app.get("/p/a-new-chair").send().await.expect(200);
    app.get("/c/nora-new").send().await.expect(200);

    // The same title again is another address; a copy is a draft of its own.
    let again = owner
        .post("/studio/posts/new")
        .form("title=A+new+chair&creator=Nora+New&locale=en");
    let again = again.send().await.expect(303);
    assert_eq!(
        again.header("location"),
        Some("/studio/posts/a-new-chair-2")
    );
    let copy = owner
        .post("/studio/posts/a-new-chair/duplicate")
        .send()
        .await
        .expect(303);
    let copy = copy.header("location").unwrap().to_owned();
    assert!(copy.starts_with("/studio/posts/a-new-chair-3"), "{copy}");
    let drafts = owner
        .get("/studio?status=draft")
        .send()
        .await
        .expect(200)
        .text;
    assert!(drafts.contains("a-new-chair-2") && !drafts.contains("autumn-living-room"));
    let found = owner
        .get("/studio?q=NORA+chair")
        .send()
        .await
        .expect(200)
        .text;
    assert!(found.contains("a-new-chair") && !found.contains("autumn-living-room"));
}

pub async fn a_post_is_published_when_its_moment_comes(app: App) {
    let owner = app.owner().await;
    owner
        .post("/studio/posts/autumn-living-room/archive")
        .send()
        .await
        .expect(303);
    for path in [
        "/p/autumn-living-room",
        "/api/posts/autumn-living-room",
        "/p/autumn-living-room.js",
    ] {
        app.get(path).send().await.expect(410);
    }
    let page = app.get("/p/autumn-living-room").send().await.expect(410);
    assert!(page.text.contains("is not shown any more"), "{}", page.text);
    let gone = app.get("/api/posts/autumn-living-room").send().await;
    assert_eq!(gone.expect(410).json["code"], "gone");
    let shop = &app.state.config.public_url;
    let ask = format!("/oembed?url={shop}/p/autumn-living-room");
    app.get(&ask).send().await.expect(404);
    app.get("/p/never-was").send().await.expect(404);
    let posts = app.get("/api/posts").send().await.expect(200).text;
    assert!(!posts.contains("autumn-living-room"));
    let schedule = "/studio/posts/autumn-living-room/schedule";
    let over = owner
        .post(schedule)
        .form("at=2001-01-01T10%3A00")
        .send()
        .await;
    assert!(over.expect(422).text.contains("This moment is over"));
    owner
        .post(schedule)
        .form("at=2099-01-01T10%3A00")
        .send()
        .await
        .expect(303);
    publish_due(&app.state).await.unwrap();
    app.get("/p/autumn-living-room").send().await.expect(404);
    let list = owner.get("/studio").send().await.expect(200).text;
    assert!(list.contains("Scheduled"));
    app.wait_ms(100 * 366 * 24 * 60 * 60 * 1000);
    publish_due(&app.state).await.unwrap();
    app.get("/p/autumn-living-room").send().await.expect(200);
}

pub async fn a_creator_sees_and_changes_only_their_own(app: App) {
    let owner = app.owner().await;
    let mine = load(&owner, POST).await;
    let name = mine["post"]["creator"]["id"].as_str().unwrap().to_owned();
    let me = app
        .member("me", Role::Creator(CreatorId::new(name).unwrap()))
        .await;
    let other = app
        .member(
            "other",
            Role::Creator(CreatorId::new("somebody-else").unwrap()),
        )
        .await;
    load(&me, POST).await;
    assert!(
        me.get("/studio")
            .send()
            .await
            .expect(200)
            .text
            .contains("autumn-living-room")
    );
    assert!(
        !other
            .get("/studio")
            .send()
            .await
            .expect(200)
            .text
            .contains("autumn-living-room")
    );
    other.get(POST).send().await.expect(404);
    save(&other, POST, 1, &mine["post"]).await.expect(404);
    for page in [
        "",
        "/preview",
        "/preview.css",
        "/publish",
        "/label.svg",
        "/label.pdf",
        "/amp.json",
        "/instagram.json",
    ] {
        let path = format!("/studio/posts/autumn-living-room{page}");
        other.get(&path).send().await.expect(404);
        me.get(&path).send().await.expect(200);
    }
    for verb in ["publish", "archive", "unschedule", "duplicate"] {
        let path = format!("/studio/posts/autumn-living-room/{verb}");
        other.post(&path).send().await.expect(404);
    }
    for (verb, form) in [
        ("restore", "version=1"),
        ("schedule", "at=2099-01-01T10%3A00"),
    ] {
        let path = format!("/studio/posts/autumn-living-room/{verb}");
        other.post(&path).form(form).send().await.expect(404);
    }
    app.get("/p/autumn-living-room").send().await.expect(200);
    // Nobody writes in somebody else's name, nor gives a post away.
    let foreign = other
        .post("/studio/posts/new")
        .form("title=x&creator=Mara+Voss&locale=en");
    assert!(
        foreign
            .send()
            .await
            .expect(422)
            .text
            .contains("in your own name only")
    );
    let mut given = mine["post"].clone();
    given["creator"] = json!({"id": "somebody-else", "name": "x"});
    save(&me, POST, 1, &given).await.expect(403);
}

pub async fn an_import_is_taken_up_unless_there_are_changes(app: App) {
    let owner = app.owner().await;
    let draft = load(&owner, POST).await;
    let mut post = draft["post"].clone();
    post["title"] = json!({"en": "Mine"});
    save(&owner, POST, 1, &post).await.expect(200);
    owner.post(PUBLISH).send().await.expect(303);
    app.wait_ms(1000);
    let import = |title: &str| {
        let mut post = post.clone();
        post["title"] = json!({ "en": title });
        let post: spotlet::api::PostJson = serde_json::from_value(post).unwrap();
        post.into_post().unwrap()
    };
    put(&app, &import("Imported")).await;
    let taken = load(&owner, POST).await;
    assert_eq!(
        (&taken["post"]["title"]["en"], &taken["version"]),
        (&json!("Imported"), &json!(3))
    );
    let mut mine = taken["post"].clone();
    mine["title"] = json!({"en": "Mine again"});
    save(&owner, POST, 3, &mine).await.expect(200);
    app.wait_ms(1000);
    put(&app, &import("Imported again")).await;
    let kept = load(&owner, POST).await;
    assert_eq!(
        kept["post"]["title"]["en"], "Mine again",
        "changes are not lost"
    );
}

async fn put(app: &App, post: &spotlet::domain::Post) {
    let store = &app.state.store;
    let mut tx = store.write().await.unwrap();
    let now = app.state.clock.now();
    spotlet_server::store::post::put(&mut tx, post, now)
        .await
        .unwrap();
    spotlet_server::store::commit(tx).await.unwrap();
}

pub async fn products_are_found_and_hotspots_leave_in_other_words(app: App) {
    let owner = app.owner().await;
    let found = load(&owner, "/api/studio/products?q=chair").await;
    assert_eq!(found["products"][0]["id"], "lounge-chair");
    assert!(!found["products"][0]["price"].as_str().unwrap().is_empty());
    let recent = load(&owner, "/api/studio/products").await;
    assert!(recent["products"].as_array().unwrap().len() > 1);
    let amp = load(&owner, "/studio/posts/autumn-living-room/amp.json").await;
    let item = &amp["items"][0];
    assert!(
        item["productPrice"].is_number() && item["productUrl"].is_string(),
        "{amp}"
    );
    let tags = load(&owner, "/studio/posts/autumn-living-room/instagram.json").await;
    let tag = &tags["media"][0]["product_tags"][0];
    assert!(
        tag["x"].is_number() && tag["product_id"].is_string(),
        "{tags}"
    );
    let hostile = load(&owner, POST).await;
    let mut post = hostile["post"].clone();
    for src in [
        "https://evil.example/a.jpg",
        "//evil.example/a",
        "../../etc/passwd",
        "/etc/passwd",
    ] {
        post["media"][0]["src"] = json!(src);
        save(&owner, POST, 1, &post).await.expect(400);
    }
}
