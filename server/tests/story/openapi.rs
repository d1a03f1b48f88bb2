//! The description of `/api` says what the routes do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use spotlet_server::service::staff;

use crate::support::App;
use crate::support::request::Reply;

/// The studio's own interface is not for strangers, and described nowhere.
const OURS_ALONE: &str = "studio";
const METHODS: [&str; 5] = ["get", "put", "post", "delete", "patch"];

async fn description(app: &App) -> Value {
    app.get("/openapi.json").send().await.expect(200).json
}

fn described(description: &Value) -> BTreeSet<(String, String)> {
    let paths = description["paths"].as_object().unwrap();
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().unwrap().keys();
        methods.map(|method| (method.clone(), path.clone()))
    });
    operations.collect()
}

/// The routes as the source declares them: `.route("/path", get(…).put(…))`.
fn declared(folder: &Path, into: &mut BTreeSet<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().unwrap() != OURS_ALONE {
                declared(&path, into);
            }
            continue;
        }
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for call in source.split(".route(").skip(1) {
            let (_, rest) = call.split_once('"').unwrap();
            let (route, handlers) = rest.split_once('"').unwrap();
            let words: Vec<&str> = until_closed(handlers)
                .split(|c: char| !c.is_alphanumeric() && c != '_' && c != '(')
                .collect();
            for method in METHODS {
                if words
                    .iter()
                    .any(|word| word.starts_with(&format!("{method}(")))
                {
                    into.insert((method.to_owned(), format!("/api{route}")));
                }
            }
        }
    }
}

/// What stands before the parenthesis that closes the call.
fn until_closed(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|c| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        depth == 0
    });
    &text[..end.unwrap()]
}

pub async fn the_description_names_every_route_and_no_other(app: App) {
    let description = description(&app).await;
    assert_eq!(
        description["servers"][0]["url"],
        app.state.config.public_url
    );
    let mut routes = BTreeSet::new();
    declared(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src/routes/api"),
        &mut routes,
    );
    // What stands beside `/api`, in the same file.
    for beside in ["openapi.json", "healthz", "readyz"] {
        assert!(routes.remove(&("get".to_owned(), format!("/api/{beside}"))));
    }
    assert_eq!(described(&description), routes);
    // The router serves each of them; a method that it does not know is 405, a path 404.
    for (method, path) in routes {
        let path = path
            .replace("{post}", "autumn-living-room")
            .replace(['{', '}'], "");
        let reply = app.request(&method.to_uppercase(), &path).open().await.0;
        assert_ne!(reply.status, 405, "{method} {path}");
    }
}

/// Judges a reply by the schema that the description has for it. A field that is not described is a mistake.
fn judge(description: &Value, operation: &str, reply: &Reply) {
    let paths = description["paths"].as_object().unwrap().values();
    let found = paths
        .flat_map(|methods| methods.as_object().unwrap().values())
        .find(|each| each["operationId"] == operation)
        .unwrap_or_else(|| panic!("{operation} is not described"));
    let replies = found["responses"].as_object().unwrap();
    let expected = replies
        .get(&reply.status.to_string())
        .unwrap_or(&replies["default"]);
    let media = reply
        .header("content-type")
        .map(|media| media.split(';').next().unwrap());
    let Some(media) = media else {
        assert!(
            expected.get("content").is_none(),
            "{operation} answered nothing"
        );
        return;
    };
    let schema = &expected["content"][media]["schema"];
    assert!(schema.is_object(), "{operation} {} {media}", reply.status);
    if media == "text/plain" {
        return;
    }
    let mut components = description["components"].clone();
    close(&mut components);
    let mut schema = schema.clone();
    schema["components"] = components;
    let judge = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = judge
        .iter_errors(&reply.json)
        .map(|error| format!("{}: {error}", error.instance_path))
        .collect();
    assert!(
        errors.is_empty(),
        "{operation}: {errors:#?}\n{}",
        reply.json
    );
}

/// Allows described fields only.
fn close(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.values_mut().for_each(close);
            if fields.get("properties").is_some_and(Value::is_object) {
                fields.insert("additionalProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

pub async fn replies_are_as_described(app: App) {
    const POST: &str = "/api/posts/autumn-living-room";
    let description = description(&app).await;
    let (_, key) = staff::add(
        &app.state,
        "Support",
        spotlet::domain::comment::StaffRole::Brand,
    )
    .await
    .unwrap();
    let bearer = format!("Bearer {key}");
    let comments = format!("{POST}/comments");
    let say = async |body: Value| app.post(&comments).json(body).send().await;
    let question = say(json!({ "text": "How deep is it?", "kind": "question" })).await;
    judge(&description, "comment", &question);
    let id = question.id();
    let visitor = question.header("spotlet-visitor").unwrap().to_owned();
    judge(
        &description,
        "comment",
        &say(json!({ "text": "84 cm.", "answers_to": id })).await,
    );
    judge(&description, "comment", &say(json!({ "text": " " })).await);
    let one = format!("{comments}/{id}");
    for (operation, method, path, body) in [
        ("listPosts", "GET", "/api/posts", Value::Null),
        ("getPost", "GET", POST, Value::Null),
        ("getPost", "GET", "/api/posts/none", Value::Null),
        ("likePost", "PUT", &format!("{POST}/like"), Value::Null),
        ("unlikePost", "DELETE", &format!("{POST}/like"), Value::Null),
        (
            "likeHotspot",
            "PUT",
            &format!("{POST}/hotspots/mug/like"),
            Value::Null,
        ),
        (
            "unlikeHotspot",
            "DELETE",
            &format!("{POST}/hotspots/mug/like"),
            Value::Null,
        ),
        (
            "listComments",
            "GET",
            &format!("{comments}?sort=unanswered"),
            Value::Null,
        ),
        ("getComment", "GET", &one, Value::Null),
        (
            "editComment",
            "PUT",
            &one,
            json!({ "text": "How deep is the chair?" }),
        ),
        ("likeComment", "PUT", &format!("{one}/like"), Value::Null),
        (
            "unlikeComment",
            "DELETE",
            &format!("{one}/like"),
            Value::Null,
        ),
        (
            "reportComment",
            "POST",
            &format!("{one}/report"),
            json!({ "reason": "other" }),
        ),
        (
            "seen",
            "POST",
            &format!("{POST}/seen"),
            json!({ "events": [{ "kind": "view" }] }),
        ),
        (
            "productLikes",
            "GET",
            "/api/products/coffee-mug/likes",
            Value::Null,
        ),
        (
            "productPrice",
            "GET",
            "/api/products/coffee-mug/price?variant=coffee-mug-white",
            Value::Null,
        ),
        (
            "liveSnapshot",
            "GET",
            "/api/live/snapshot?posts=autumn-living-room",
            Value::Null,
        ),
        (
            "moderationQueue",
            "GET",
            "/api/moderation?state=visible",
            Value::Null,
        ),
        (
            "block",
            "POST",
            "/api/moderation/blocks",
            json!({ "kind": "word", "value": "casino" }),
        ),
        ("listBlocks", "GET", "/api/moderation/blocks", Value::Null),
        (
            "unblock",
            "DELETE",
            "/api/moderation/blocks",
            json!({ "kind": "word", "value": "casino" }),
        ),
        (
            "approveComment",
            "POST",
            &format!("/api/moderation/comments/{id}/approve"),
            Value::Null,
        ),
        (
            "embedToken",
            "POST",
            "/api/checkout-sessions/none/embed-token",
            json!({ "origin": "https://a.example" }),
        ),
        ("deleteComment", "DELETE", &one, Value::Null),
    ] {
        let mut request = app
            .request(method, path)
            .header("spotlet-visitor", &visitor);
        if path.starts_with("/api/moderation") {
            request = request.header("authorization", &bearer);
        }
        if !body.is_null() {
            request = request.json(body);
        }
        judge(&description, operation, &request.send().await);
    }
}
