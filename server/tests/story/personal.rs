//! Made to measure and engraved.

use serde_json::{Value, json};
use spotlet_server::store;

use crate::support::App;
use crate::support::agent::{Agent, knowing, profile};
use crate::support::request::WIDGET;
use crate::support::ucp::{CARTS, CHECKOUTS, complete, complete_details};

fn line(variant: &str, quantity: i64, answers: &[(&str, Value)]) -> Value {
    let answers: Vec<Value> = answers
        .iter()
        .map(|(id, value)| json!({ "id": id, "value": value }))
        .collect();
    json!({ "item": { "id": variant }, "quantity": quantity, "personalization": answers })
}

fn blind(width: Value, height: Value) -> Value {
    line("pleated-blind", 1, &[("width", width), ("height", height)])
}

pub async fn what_is_specified_is_priced_by_the_server_and_told_apart(app: App) {
    let engraved =
        |quantity, text: &str| line("garden-shears", quantity, &[("engraving", text.into())]);
    let body = json!({ "line_items": [
        engraved(1, "Oma"), line("garden-shears", 1, &[]), engraved(1, "  Oma "),
        blind(json!(1000), json!("1000")),
    ] });
    let cart = app.post(CARTS).json(body).send().await.expect(201);
    let lines = cart.json["line_items"].as_array().unwrap();
    assert_eq!(lines.len(), 3, "the same engraving is the same line");
    assert_eq!(lines[0]["quantity"], 2);
    assert_eq!(lines[0]["item"]["price"], 5_800);
    assert_eq!(
        lines[0]["personalization"],
        json!([{ "id": "engraving", "value": "Oma", "label": "Engraving", "display_value": "Oma" }])
    );
    assert_eq!(lines[1]["item"]["price"], 4_900);
    assert_eq!(lines[1].get("personalization"), None);
    assert_eq!(lines[2]["item"]["price"], 7_900 + 3_000);
    assert_eq!(lines[2]["personalization"][1]["value"], 1000);
    assert_eq!(cart.total("total"), 2 * 5_800 + 4_900 + 10_900);

    // A line that is named keeps its id when it is made anew.
    let id = cart.id();
    let mut anew = engraved(1, "Opa");
    anew["id"] = lines[0]["id"].clone();
    let path = format!("{CARTS}/{id}");
    let body = json!({ "id": id, "line_items": [anew] });
    let changed = app.put(&path).json(body).send().await.expect(200);
    assert_eq!(changed.json["line_items"][0]["id"], lines[0]["id"]);
    assert_eq!(
        changed.json["line_items"][0]["personalization"][0]["value"],
        "Opa"
    );
}

pub async fn what_cannot_be_made_is_refused_by_name(app: App) {
    let cases = [
        (line("pleated-blind", 1, &[]), "personalization_required"),
        (
            blind(json!(299), json!(500)),
            "personalization_out_of_range",
        ),
        (blind(json!(302), json!(500)), "personalization_off_step"),
        (blind(json!("wide"), json!(500)), "personalization_invalid"),
        (
            line("garden-shears", 1, &[("engraving", json!("far too long"))]),
            "personalization_too_long",
        ),
        (
            line("garden-shears", 1, &[("engraving", json!("<b>"))]),
            "personalization_character",
        ),
        (
            line("garden-shears", 1, &[("colour", json!("red"))]),
            "personalization_unknown",
        ),
        (
            line("coffee-mug-white", 1, &[("engraving", json!("A"))]),
            "personalization_unknown",
        ),
    ];
    for (line, code) in cases {
        for path in [CARTS, CHECKOUTS] {
            let body = json!({ "line_items": [line] });
            let reply = app.post(path).json(body).send().await.expect(200);
            assert!(reply.is_ucp_error(), "{line}: {}", reply.text);
            assert_eq!(reply.codes(), [code], "{line}");
            assert!(
                !reply.json["messages"][0]["content"]
                    .as_str()
                    .unwrap()
                    .is_empty()
            );
        }
    }
}

pub async fn lines_made_differently_share_the_stock(app: App) {
    // There are three.
    let engraved =
        |quantity, text: &str| line("garden-shears", quantity, &[("engraving", text.into())]);
    let body = json!({ "line_items": [engraved(2, "A"), engraved(2, "B")] });
    let cart = app.post(CARTS).json(body).send().await.expect(201);
    assert_eq!(cart.codes(), ["insufficient_stock"]);
}

pub async fn an_order_says_how_each_piece_is_made(app: App) {
    let mut details = complete_details(&[]);
    details["line_items"] = json!([line("garden-shears", 1, &[("engraving", "Oma".into())])]);
    let checkout = app.post(CHECKOUTS).json(details).send().await.expect(201);
    assert_eq!(checkout.total("subtotal"), 5_800);
    let done = complete(&app, &checkout.id(), "tok_success")
        .await
        .expect(200);
    assert_eq!(
        done.json["line_items"][0]["personalization"][0]["display_value"],
        "Oma"
    );
}

pub async fn the_extension_is_declared_to_whom_knows_it(app: App) {
    let shop = app.get("/.well-known/ucp").send().await.expect(200);
    let entry = &shop.json["ucp"]["capabilities"]["dev.spotlet.personalization"][0];
    assert_eq!(
        entry["extends"],
        json!([
            "dev.ucp.shopping.cart",
            "dev.ucp.shopping.checkout",
            "dev.ucp.shopping.order"
        ])
    );
    let served = app
        .get("/ucp/2026-04-08/schemas/personalization.json")
        .send()
        .await
        .expect(200);
    assert_eq!(served.json["$id"], entry["schema"]);

    // Who knows nothing of it still gets what it asked for, and reads nothing it cannot.
    let agent = Agent::serving(json!({ "plain": profile(&["cart"]) })).await;
    let app = knowing(app, &agent).await;
    let body = json!({ "line_items": [line("garden-shears", 1, &[("engraving", "Oma".into())])] });
    let ask = async |agent: &str, body: &Value| {
        app.post(CARTS)
            .header("UCP-Agent", agent)
            .json(body.clone())
            .send()
            .await
    };
    let plain = ask(&agent.header("plain"), &body).await.expect(201);
    assert_eq!(plain.json["line_items"][0]["item"]["price"], 5_800);
    assert_eq!(plain.json["line_items"][0].get("personalization"), None);
    let ours = ask(WIDGET, &body).await.expect(201);
    assert!(
        ours.json["ucp"]["capabilities"]
            .get("dev.spotlet.personalization")
            .is_some()
    );
    assert_eq!(
        ours.json["line_items"][0]["personalization"][0]["value"],
        "Oma"
    );
}

pub async fn the_price_of_a_choice_is_told(app: App) {
    let path = "/api/products/pleated-blind/price?variant=pleated-blind&locale=de&country=DE";
    let answers =
        "[%7B%22id%22:%22width%22,%22value%22:1000%7D,%7B%22id%22:%22height%22,%22value%22:100%7D]";
    let reply = app
        .get(&format!("{path}&personalization={answers}"))
        .send()
        .await
        .expect(200);
    assert_eq!(reply.json["amount"], 7_900);
    assert_eq!(reply.json["problems"][0]["field"], "height");
    assert_eq!(
        reply.json["problems"][0]["text"],
        "Höhe: von 400 bis 2200 mm."
    );
    let missing = "/api/products/garden-shears/price?variant=pleated-blind";
    app.get(missing).send().await.expect(404);
    app.get(&format!("{path}&personalization=x"))
        .send()
        .await
        .expect(400);
}

pub async fn a_form_without_javascript_asks_the_same(app: App) {
    let bag = app
        .post("/bag")
        .header("Origin", "http://127.0.0.1:8080")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .text("variant=pleated-blind&quantity=1&personal.width=1000&personal.height=1000")
        .send()
        .await
        .expect(303);
    let cookie = bag
        .header("set-cookie")
        .and_then(|cookie| cookie.split(';').next());
    let page = app
        .get("/bag")
        .header("Cookie", cookie.unwrap())
        .send()
        .await
        .expect(200);
    assert!(page.text.contains("Width 1000\u{202f}mm"), "{}", page.text);
    assert!(page.text.contains("€109.00"));
}

pub async fn a_link_to_what_must_be_measured_leads_to_where_it_is_asked(app: App) {
    let nowhere = app.get("/buy/pleated-blind:1").send().await;
    assert_ne!(nowhere.status, 303, "no post shows it");
    let id = {
        let mut tx = app.state.store.write().await.unwrap();
        let mut post = store::post::list(&mut tx).await.unwrap().remove(0);
        for medium in &mut post.media {
            for hotspot in &mut medium.hotspots {
                hotspot.product = "pleated-blind".parse().unwrap();
            }
        }
        let now = app.state.clock.now();
        store::post::put(&mut tx, &post, now).await.unwrap();
        store::commit(tx).await.unwrap();
        post.id
    };
    let led = app.get("/buy/pleated-blind:1").send().await;
    assert_eq!(
        led.header("location"),
        Some(format!("/p/{id}").as_str()),
        "{}",
        led.text
    );
}
