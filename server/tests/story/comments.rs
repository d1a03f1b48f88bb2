//! Comments and questions.

use serde_json::{Value, json};
use spotlet::domain::CreatorId;
use spotlet::domain::comment::{Comment, CommentKind, Remover, StaffRole};
use spotlet_server::service::staff;
use spotlet_server::store::{self, Tx, comment};

use crate::support::{App, Reply, RequestBuilder, send_all};

const COMMENTS: &str = "/api/posts/autumn-living-room/comments";

/// Says something, as somebody (`""` for somebody new).
pub async fn say(app: &App, visitor: &str, body: Value) -> Reply {
    let request = app.post(COMMENTS).json(body);
    if visitor.is_empty() {
        request.send().await
    } else {
        request.header("spotlet-visitor", visitor).send().await
    }
}

pub async fn listed(app: &App, query: &str, visitor: &str) -> Value {
    let request = app.get(&format!("{COMMENTS}{query}"));
    let request = if visitor.is_empty() {
        request
    } else {
        request.header("spotlet-visitor", visitor)
    };
    request.send().await.expect(200).json
}

fn texts(list: &Value) -> Vec<&str> {
    let comments = list["comments"].as_array().unwrap();
    comments
        .iter()
        .map(|comment| comment["text"].as_str().unwrap_or("-"))
        .collect()
}

pub async fn staff_key(app: &App, role: StaffRole) -> String {
    let (_, key) = staff::add(&app.state, "Somebody", role).await.unwrap();
    format!("Bearer {key}")
}

pub async fn a_conversation_is_held(app: App) {
    let first = say(&app, "", json!({ "text": " How deep\tis it? ", "kind": "question", "product": "lounge-chair", "name": "Ada" }))
        .await
        .expect(201);
    let ada = first.header("spotlet-visitor").unwrap().to_owned();
    assert_eq!(first.json["text"], "How deep is it?");
    assert_eq!(
        (
            &first.json["kind"],
            &first.json["state"],
            &first.json["mine"]
        ),
        (&json!("question"), &json!("visible"), &json!(true))
    );
    let brand = staff_key(&app, StaffRole::Brand).await;
    let answer = app
        .post(COMMENTS)
        .header("authorization", &brand)
        .json(json!({ "text": "84 cm.", "answers_to": first.id(), "name": "Nobody" }))
        .send()
        .await
        .expect(201);
    assert_eq!(answer.header("spotlet-visitor"), None);
    assert_eq!(
        answer.json["author"],
        json!({ "name": app.state.config.brand.name, "role": "brand" })
    );
    let creator = StaffRole::Creator(CreatorId::new("mara").unwrap());
    let creator = staff_key(&app, creator).await;
    let creator = app
        .post(COMMENTS)
        .header("authorization", &creator)
        .json(json!({ "text": "I love mine.", "answers_to": first.id() }))
        .send()
        .await
        .expect(201);
    assert_eq!(
        creator.json["author"],
        json!({ "name": "Mara", "role": "creator" })
    );
    let anonymous = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    assert_eq!(
        anonymous.json["author"],
        json!({ "name": null, "role": "visitor" })
    );

    let list = listed(&app, "", &ada).await;
    assert_eq!(texts(&list), ["Lovely.", "How deep is it?"]);
    assert_eq!(list["count"], 4);
    let question = &list["comments"][1];
    assert_eq!(
        (&question["mine"], &question["answer_count"]),
        (&json!(true), &json!(2))
    );
    assert_eq!(question["answers"][0]["text"], "84 cm.");
    assert_eq!(question["answers"][0]["product"], "lounge-chair");
    assert_eq!(
        texts(&listed(&app, "?kind=question", "").await),
        ["How deep is it?"]
    );
    assert_eq!(
        texts(&listed(&app, "?product=coffee-mug", "").await),
        [""; 0]
    );
    // An answer to an answer goes nowhere.
    let again = say(
        &app,
        &ada,
        json!({ "text": "Thanks!", "answers_to": answer.id() }),
    )
    .await;
    assert_eq!(again.expect(422).json["code"], "field_invalid");
}

pub async fn pages_follow_each_other_in_every_order(app: App) {
    let mut ids = Vec::new();
    for n in 0..7 {
        app.wait_ms(1);
        let text = format!("Comment {n}");
        ids.push(
            say(&app, "", json!({ "text": text }))
                .await
                .expect(201)
                .id(),
        );
    }
    for (likes, n) in [(2, 3), (1, 5)] {
        for _ in 0..likes {
            let like = app.put(&format!("{COMMENTS}/{}/like", ids[n]));
            like.send().await.expect(200);
        }
    }
    for (sort, expected) in [
        ("newest", [6, 5, 4, 3, 2, 1, 0]),
        ("top", [3, 5, 6, 4, 2, 1, 0]),
        ("oldest", [0, 1, 2, 3, 4, 5, 6]),
    ] {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = listed(&app, &format!("?sort={sort}&limit=3{cursor}"), "").await;
            seen.extend(
                page["comments"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|comment| comment["id"].clone()),
            );
            let Some(next) = page["next"].as_str() else {
                break;
            };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, expected.map(|n: usize| json!(ids[n])), "{sort}");
    }
    // A question comes first until somebody answers it, whatever was said since.
    let ask = |n: usize| json!({ "text": format!("Question {n}"), "kind": "question" });
    let mut questions = Vec::new();
    for n in 0..2 {
        app.wait_ms(1);
        questions.push(say(&app, "", ask(n)).await.expect(201).id());
    }
    app.wait_ms(1);
    let last = say(&app, "", json!({ "text": "Said last" }))
        .await
        .expect(201)
        .id();
    let first_ids = async || {
        let page = listed(&app, "?sort=unanswered&limit=3", "").await;
        let next = page["next"].as_str().unwrap().to_owned();
        let page: Vec<String> = page["comments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|comment| comment["id"].as_str().unwrap().to_owned())
            .collect();
        (page, next)
    };
    let (page, next) = first_ids().await;
    assert_eq!(page, [&*questions[1], &*questions[0], &*last]);
    let page = listed(&app, &format!("?sort=unanswered&limit=3&cursor={next}"), "").await;
    assert_eq!(page["comments"][0]["id"], ids[6]);
    let answer = json!({ "text": "Yes.", "answers_to": questions[1] });
    say(&app, "", answer).await.expect(201);
    let (page, _) = first_ids().await;
    assert_eq!(page, [&*questions[0], &*last, &*questions[1]]);
    for query in ["?sort=best", "?cursor=x", "?product=No", "?kind=rant"] {
        let reply = app
            .get(&format!("{COMMENTS}{query}"))
            .send()
            .await
            .expect(400);
        assert_eq!(reply.json["code"], "invalid_request", "{query}");
    }
}

pub async fn what_cannot_be_said_is_refused(app: App) {
    let long = "a".repeat(2001);
    for (body, status, code) in [
        (json!({ "text": " \u{200b} " }), 422, "field_required"),
        (json!({ "text": long }), 422, "field_too_long"),
        (
            json!({ "text": "x", "name": "a".repeat(41) }),
            422,
            "field_too_long",
        ),
        (
            json!({ "text": "x", "name": "Spotlet" }),
            422,
            "name_reserved",
        ),
        (
            json!({ "text": "x", "name": "M\u{430}ra" }),
            422,
            "name_reserved",
        ),
        (
            json!({ "text": "x", "product": "desk-lamp" }),
            422,
            "field_invalid",
        ),
        (
            json!({ "text": "x", "answers_to": "nothing" }),
            404,
            "not_found",
        ),
        (json!({ "text": "x", "kind": "rant" }), 400, "invalid_json"),
        (json!({ "name": "Ada" }), 400, "invalid_json"),
    ] {
        let reply = say(&app, "", body.clone()).await.expect(status);
        assert_eq!(reply.json["code"], code, "{body}");
        assert_eq!(
            reply.header("content-type"),
            Some("application/problem+json")
        );
    }
    let reply = app
        .post("/api/posts/nothing/comments")
        .json(json!({ "text": "x" }))
        .send()
        .await;
    reply.expect(404);
    assert_eq!(listed(&app, "", "").await["count"], 0);
}

pub async fn the_same_words_are_said_once(app: App) {
    let said = say(&app, "", json!({ "text": "Lovely." }))
        .await
        .expect(201);
    let visitor = said.header("spotlet-visitor").unwrap();
    let again = say(&app, visitor, json!({ "text": "Lovely." }))
        .await
        .expect(409);
    assert_eq!(again.json["code"], "duplicate_comment");
    let key = "8f14e45f-ceea-4672-a5ba-0d5f1b2c3d4e";
    let say_twice = || {
        app.post(COMMENTS)
            .json(json!({ "text": "Once." }))
            .header("idempotency-key", key)
    };
    let replies = send_all([say_twice(), say_twice()]).await;
    assert_eq!(replies[0].id(), replies[1].id());
    assert_eq!(
        replies[0].header("spotlet-visitor"),
        replies[1].header("spotlet-visitor")
    );
    app.wait_ms(61 * 60 * 1000);
    say(&app, visitor, json!({ "text": "Lovely." }))
        .await
        .expect(201);
    assert_eq!(listed(&app, "", "").await["count"], 3);
}

/// No like or comment is made or taken back with another visitor's token.
pub async fn a_token_is_good_for_its_own_visitor_only(app: App) {
    let ada = say(&app, "", json!({ "text": "Mine." })).await.expect(201);
    let bob = say(&app, "", json!({ "text": "Other." })).await.expect(201);
    let token = |reply: &Reply| reply.header("spotlet-visitor").unwrap().to_owned();
    let (ada_token, bob_token) = (token(&ada), token(&bob));
    let path = format!("{COMMENTS}/{}", ada.id());
    app.put(&format!("{path}/like"))
        .header("spotlet-visitor", &ada_token)
        .send()
        .await
        .expect(200);
    let (_, signature) = bob_token.split_once('.').unwrap();
    let (ada_id, _) = ada_token.split_once('.').unwrap();
    let forged = format!("{ada_id}.{signature}");
    let creator = StaffRole::Creator(CreatorId::new("mara").unwrap());
    let creator = staff_key(&app, creator).await;
    for (header, value, status) in [
        ("x-nothing", "", 401),
        ("spotlet-visitor", bob_token.as_str(), 403),
        ("spotlet-visitor", forged.as_str(), 401),
        ("spotlet-visitor", ada_id, 401),
        ("authorization", creator.as_str(), 403),
        ("authorization", "Bearer sps_nobody", 401),
        ("authorization", "Basic YTpi", 401),
    ] {
        for request in [
            app.delete(&path),
            app.put(&path).json(json!({ "text": "Changed." })),
        ] {
            request.header(header, value).send().await.expect(status);
        }
    }
    // Another visitor's tap takes back nothing but their own like.
    for token in [&bob_token, &forged] {
        let taken = app
            .delete(&format!("{path}/like"))
            .header("spotlet-visitor", token)
            .send()
            .await;
        if token == &bob_token {
            assert_eq!(taken.expect(200).json["likes"], 1);
        } else {
            taken.expect(401);
            let put = app
                .put(&format!("{path}/like"))
                .header("spotlet-visitor", token);
            put.send().await.expect(401);
            say(&app, token, json!({ "text": "Forged." }))
                .await
                .expect(401);
        }
    }
    let list = listed(&app, "", &bob_token).await;
    assert_eq!(texts(&list), ["Other.", "Mine."]);
    assert_eq!(
        (&list["comments"][1]["mine"], &list["comments"][1]["likes"]),
        (&json!(false), &json!(1))
    );

    let edited = app
        .put(&path)
        .header("spotlet-visitor", &ada_token)
        .json(json!({ "text": "Still mine." }));
    assert_eq!(edited.send().await.expect(200).json["text"], "Still mine.");
    app.delete(&path)
        .header("spotlet-visitor", &ada_token)
        .send()
        .await
        .expect(204);
    app.delete(&path)
        .header("spotlet-visitor", &ada_token)
        .send()
        .await
        .expect(204);
    assert_eq!(texts(&listed(&app, "", &ada_token).await), ["Other."]);
}

pub async fn a_comment_can_be_changed_for_five_minutes(app: App) {
    let said = say(&app, "", json!({ "text": "Frist." })).await.expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    let edit = |text: &str| {
        let path = format!("{COMMENTS}/{}", said.id());
        app.put(&path)
            .header("spotlet-visitor", token)
            .json(json!({ "text": text }))
    };
    edit("First.").send().await.expect(200);
    app.wait_ms(6 * 60 * 1000);
    assert_eq!(
        edit("Last.").send().await.expect(409).json["code"],
        "edit_window_over"
    );
    let list = listed(&app, "", "").await;
    assert_eq!(texts(&list), ["First."]);
    assert!(list["comments"][0]["edited_at"].is_string());
}

pub async fn what_is_taken_back_leaves_only_its_answers(app: App) {
    let said = say(&app, "", json!({ "text": "A secret.", "name": "Ada" }))
        .await
        .expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    say(&app, "", json!({ "text": "Oh!", "answers_to": said.id() }))
        .await
        .expect(201);
    let path = format!("{COMMENTS}/{}", said.id());
    app.delete(&path)
        .header("spotlet-visitor", token)
        .send()
        .await
        .expect(204);
    let list = listed(&app, "", token).await;
    let gone = &list["comments"][0];
    assert_eq!(
        (&gone["state"], &gone["text"], &gone["author"]),
        (&json!("removed"), &Value::Null, &Value::Null)
    );
    assert_eq!(gone["answers"][0]["text"], "Oh!");
    assert_eq!(list["count"], 1);
    let more = say(
        &app,
        "",
        json!({ "text": "What?", "answers_to": said.id() }),
    )
    .await;
    assert_eq!(more.expect(409).json["code"], "comment_removed");
}

pub async fn rates_are_limited_by_visitor_and_address(app: App) {
    let app = app
        .reconfigured(|config| spotlet_server::config::Config {
            behind_proxy: true,
            ..config
        })
        .await
        .refilled_each_s(24 * 60 * 60);
    let first = say(&app, "", json!({ "text": "Number first" }))
        .await
        .expect(201);
    let token = first.header("spotlet-visitor").unwrap();
    let mut last = None;
    for n in 0..8 {
        last = Some(say(&app, token, json!({ "text": format!("Number {n}") })).await);
    }
    let refused = last.unwrap().expect(429);
    assert_eq!(refused.json["code"], "too_many_requests");
    assert!(
        refused
            .header("retry-after")
            .unwrap()
            .parse::<u32>()
            .unwrap()
            > 0
    );
    // Somebody with a new visitor for each comment is still at one address, whatever they claim in front of it.
    let mut statuses = Vec::new();
    for n in 0..60 {
        let request = app
            .post(COMMENTS)
            .header("x-forwarded-for", &format!("198.51.100.{n}, 192.0.2.1"))
            .json(json!({ "text": format!("Flood {n}") }));
        statuses.push(request.send().await.status);
    }
    assert_eq!(statuses[0], 201);
    assert_eq!(statuses[59], 429);
    let elsewhere = app
        .post(COMMENTS)
        .header("x-forwarded-for", "192.0.2.2")
        .json(json!({ "text": "Hello" }));
    elsewhere.send().await.expect(201);
}

/// What a transaction has changed, and then what somebody else asks for before it is committed.
async fn meanwhile(app: &App, first: Tx, second: RequestBuilder) -> Reply {
    let commit = async {
        app.until_somebody_waits().await;
        store::commit(first).await.unwrap();
    };
    let (reply, ()) = tokio::join!(second.send(), commit);
    reply
}

pub async fn what_is_taken_away_does_not_come_back_changed(app: App) {
    let said = say(&app, "", json!({ "text": "Rude." })).await.expect(201);
    let token = said.header("spotlet-visitor").unwrap();
    let id = said.id().parse().unwrap();
    let mut tx = app.state.store.write().await.unwrap();
    let comment = comment::by_id(&mut tx, &id).await.unwrap().unwrap();
    let removed = comment.remove(Remover::Moderator).unwrap();
    comment::update(&mut tx, &removed).await.unwrap();
    let edit = app
        .put(&format!("{COMMENTS}/{id}"))
        .header("spotlet-visitor", token)
        .json(json!({ "text": "Ruder." }));
    let late = meanwhile(&app, tx, edit).await;
    assert_eq!(late.status, 409, "{}", late.text);
    assert_eq!(listed(&app, "", "").await["comments"], json!([]));
}

pub async fn answers_given_at_once_are_both_counted(app: App) {
    let asked = say(&app, "", json!({ "text": "How wide?", "kind": "question" })).await;
    let id = asked.expect(201).id();
    let parent = id.parse().unwrap();
    let mut tx = app.state.store.write().await.unwrap();
    let question = comment::by_id(&mut tx, &parent).await.unwrap().unwrap();
    let first = Comment {
        id: "answer-1".parse().unwrap(),
        kind: CommentKind::Comment,
        answers_to: Some(parent.clone()),
        ..question
    };
    comment::insert(&mut tx, &first, "").await.unwrap();
    let second = app
        .post(COMMENTS)
        .json(json!({ "text": "84 cm.", "answers_to": id }));
    meanwhile(&app, tx, second).await.expect(201);
    let mut conn = app.state.store.read().await.unwrap();
    let question = comment::by_id(&mut conn, &parent).await.unwrap().unwrap();
    assert_eq!(question.answers, 2);
}
