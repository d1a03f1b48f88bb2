//! Discounts and taxes, from the operator's tables to the order.

use std::path::Path;

use serde_json::{Value, json};
use spotlet::domain::order::CancelledBy;
use spotlet_server::config::{Config, Layer};
use spotlet_server::service::order::{link, steps};
use spotlet_server::store;

use crate::support::discounts::offering;
use crate::support::ucp::{
    CARTS, CHECKOUTS, complete, complete_details, get_checkout, lines, pay_with, set_variant,
};
use crate::support::{App, Reply, send_all};

const TABLES: &str = r#"
    [[discount]]
    id = "autumn"
    title = { en = "Autumn", de = "Herbst" }
    percent = 20
    tags = ["seating"]

    [[discount]]
    id = "welcome"
    title = "Welcome"
    code = "WELCOME"
    amount = "5.00 EUR"
    limit_per_buyer = 1

    [[discount]]
    id = "few"
    title = "For the first three"
    code = "FEW"
    percent = "12.5"
    limit = 3

    [[discount]]
    id = "post"
    title = "Delivery on us"
    code = "POST"
    free_shipping = true
    min_subtotal = "20.00 EUR"

    [[discount]]
    id = "gift"
    title = "A gift"
    code = "GIFT"
    percent = 100
    tags = ["given"]

    [[discount]]
    id = "over"
    title = "Over"
    code = "OVER"
    percent = 10
    valid_until = 2020-01-01T00:00:00+01:00

    [[tax]]
    country = "AT"
    prices = "added"
    rounding = "document"
    standard = 20
    reduced = 10
"#;

/// A session with this in it, which only waits for its payment.
async fn ready(app: &App, items: &[(&str, i64)], codes: &[&str], email: &str) -> Reply {
    let mut body = complete_details(items);
    body["discounts"] = json!({ "codes": codes });
    body["buyer"]["email"] = json!(email);
    let made = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert_eq!(made.json["status"], "ready_for_complete", "{}", made.text);
    made
}

/// Code and place of every warning.
fn warnings(reply: &Reply) -> Vec<(&str, &str)> {
    let messages = reply.json["messages"].as_array().into_iter().flatten();
    messages
        .filter(|message| message["type"] == "warning")
        .map(|told| {
            (
                told["code"].as_str().unwrap(),
                told["path"].as_str().unwrap(),
            )
        })
        .collect()
}

/// Discounts are what their parts are, and the totals what the lines are.
fn assert_sums(reply: &Reply) {
    let sum = |values: &Value, path: &str| -> i64 {
        let values = values.as_array().into_iter().flatten();
        values.map(|value| value[path].as_i64().unwrap()).sum()
    };
    for applied in reply.json["discounts"]["applied"]
        .as_array()
        .into_iter()
        .flatten()
    {
        assert_eq!(
            applied["amount"],
            sum(&applied["allocations"], "amount"),
            "{}",
            reply.text
        );
    }
    let (total, parts) = reply.json["totals"]
        .as_array()
        .unwrap()
        .split_last()
        .unwrap();
    assert_eq!(
        total["amount"],
        sum(&json!(parts), "amount"),
        "{}",
        reply.text
    );
    let of = |totals: &Value, kind: &str| -> i64 {
        let entries = totals.as_array().unwrap().iter();
        let wanted = entries.filter(|entry| entry["type"] == kind);
        wanted.map(|entry| entry["amount"].as_i64().unwrap()).sum()
    };
    let lines = reply.json["line_items"].as_array().unwrap().iter();
    let off: i64 = lines
        .map(|line| of(&line["totals"], "items_discount"))
        .sum();
    assert_eq!(
        of(&reply.json["totals"], "items_discount"),
        off,
        "{}",
        reply.text
    );
}

pub async fn codes_go_from_the_cart_to_the_order(app: App) {
    let app = offering(app, TABLES).await;
    let body = json!({
        "line_items": lines(&[("lounge-chair-olive", 1), ("coffee-mug-white", 2)]),
        "discounts": { "codes": ["welcome", "FEW", "nonsense", "over"] },
    });
    let cart = app.post(CARTS).json(body).send().await.expect(201);
    assert_sums(&cart);
    let rejected = [
        (
            "discount_code_combination_disallowed",
            "$.discounts.codes[1]",
        ),
        ("discount_code_invalid", "$.discounts.codes[2]"),
        ("discount_code_expired", "$.discounts.codes[3]"),
    ];
    assert_eq!(warnings(&cart), rejected);
    assert_eq!(cart.json["discounts"]["applied"][0]["title"], "Autumn");
    assert_eq!(cart.json["discounts"]["applied"][0]["automatic"], true);
    assert_eq!(cart.json["discounts"]["applied"][1]["code"], "welcome");
    // 649.00 less 20 %, and 2 × 19.00, and 5.00 off it all.
    let total = 64_900 - 12_980 + 3_800 - 500;
    assert_eq!(cart.total("total"), total);

    let mut body = complete_details(&[]);
    body["cart_id"] = json!(cart.id());
    let checkout = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert_sums(&checkout);
    assert_eq!(checkout.total("total"), total);
    assert_eq!(
        checkout.json["discounts"]["codes"],
        cart.json["discounts"]["codes"]
    );

    let done = complete(&app, &checkout.id(), "tok_success").await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(app.charges(&checkout.id()).await, [total]);
    assert_sums(&done);
    assert_eq!(warnings(&done), [], "what was refused is past");
}

pub async fn codes_are_replaced_kept_and_cleared(app: App) {
    let app = offering(app, TABLES).await;
    let items = [("coffee-mug-white", 2)];
    let made = ready(&app, &items, &["post"], "ada@example.com").await;
    assert_sums(&made);
    assert_eq!(
        (made.total("fulfillment"), made.total("discount")),
        (490, -490)
    );
    let update = async |discounts: Option<Value>, items: &[(&str, i64)]| {
        let mut body = complete_details(items);
        if let Some(discounts) = discounts {
            body["discounts"] = discounts;
        }
        let path = format!("{CHECKOUTS}/{}", made.id());
        app.put(&path).json(body).send().await.expect(200)
    };
    let kept = update(None, &items).await;
    assert_eq!(kept.total("discount"), -490, "not a word about codes");
    let less = update(None, &[("coffee-mug-white", 1)]).await;
    let too_little = ("discount_code_minimum_not_met", "$.discounts.codes[0]");
    assert_eq!(warnings(&less), [too_little]);
    assert_eq!(less.total("total"), 1_900 + 490);
    let other = update(Some(json!({ "codes": ["few"] })), &items).await;
    assert_eq!(other.total("items_discount"), -475);
    let none = update(Some(json!({ "codes": [] })), &items).await;
    assert_eq!(none.json.get("discounts"), None);
    assert_eq!(none.total("total"), 3_800 + 490);
}

pub async fn a_limited_discount_is_never_oversubscribed(app: App) {
    let app = offering(app, TABLES).await;
    let mut ids = Vec::new();
    for buyer in 0..8 {
        let email = format!("buyer{buyer}@example.com");
        ids.push(
            ready(&app, &[("coffee-mug-white", 1)], &["FEW"], &email)
                .await
                .id(),
        );
    }
    let pay = |id| {
        app.post(&format!("{CHECKOUTS}/{id}/complete"))
            .json(pay_with("tok_success"))
    };
    let replies = send_all(ids.iter().map(pay)).await;
    let bought = |reply: &&Reply| reply.json["status"] == "completed";
    let reduced = replies.iter().filter(bought);
    let reduced = reduced
        .map(|reply| reply.total("total"))
        .collect::<Vec<_>>();
    assert_eq!(reduced, [1_900 - 238 + 490; 3]);
    for reply in replies.iter().filter(|reply| !bought(reply)) {
        assert_eq!(
            reply.codes().first(),
            Some(&"total_changed"),
            "{}",
            reply.text
        );
        assert_eq!(
            warnings(reply),
            [("discount_code_expired", "$.discounts.codes[0]")]
        );
        assert_eq!(app.charges(&reply.id()).await, [0_i64; 0]);
    }
    // Whoever agrees to the full price buys at it.
    let late = replies.iter().find(|reply| !bought(reply)).unwrap().id();
    let done = complete(&app, &late, "tok_success").await;
    assert_eq!(
        (&done.json["status"], done.total("total")),
        (&json!("completed"), 2_390)
    );
}

pub async fn a_failed_order_gives_its_discount_back(app: App) {
    let app = offering(app, TABLES).await;
    for _ in 0..2 {
        // Three may use it; every decline would use it up.
        for _ in 0..3 {
            let made = ready(
                &app,
                &[("coffee-mug-white", 1)],
                &["FEW"],
                "ada@example.com",
            )
            .await;
            let declined = complete(&app, &made.id(), "tok_decline").await;
            assert_eq!(
                declined.codes().first(),
                Some(&"payment_failed"),
                "{}",
                declined.text
            );
            assert_eq!(declined.total("items_discount"), -238);
        }
    }
    let made = ready(
        &app,
        &[("coffee-mug-white", 1)],
        &["FEW"],
        "ada@example.com",
    )
    .await;
    complete(&app, &made.id(), "tok_decline").await;
    let done = complete(&app, &made.id(), "tok_success").await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    // Settling again what is settled counts nothing again.
    get_checkout(&app, &made.id()).await;
    let (uses,) = counted(&app, "few").await;
    assert_eq!(uses, 1);
}

async fn counted(app: &App, discount: &str) -> (i64,) {
    let mut conn = app.state.store.read().await.unwrap();
    sqlx::query_as("SELECT uses FROM discount_counts WHERE discount_id = $1")
        .bind(discount)
        .fetch_one(&mut *conn)
        .await
        .unwrap()
}

pub async fn a_buyer_has_a_discount_as_often_as_one_may(app: App) {
    let app = offering(app, TABLES).await;
    let mug = [("coffee-mug-white", 1)];
    let first = ready(&app, &mug, &["WELCOME"], "ada@example.com").await;
    complete(&app, &first.id(), "tok_success").await.expect(200);
    // Until somebody pays, nobody learns who has bought here before.
    let again = ready(&app, &mug, &["WELCOME"], " Ada@Example.com ").await;
    assert_eq!(again.total("items_discount"), -500);
    let told = complete(&app, &again.id(), "tok_success").await;
    assert_eq!(
        told.codes().first(),
        Some(&"total_changed"),
        "{}",
        told.text
    );
    let ineligible = ("discount_code_user_ineligible", "$.discounts.codes[0]");
    assert_eq!(warnings(&told), [ineligible]);
    assert_eq!(told.total("total"), 2_390);
    let done = complete(&app, &again.id(), "tok_success").await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    let other = ready(&app, &mug, &["WELCOME"], "grace@example.com").await;
    let done = complete(&app, &other.id(), "tok_success").await;
    assert_eq!(
        (&done.json["status"], done.total("total")),
        (&json!("completed"), 1_890)
    );
    assert_eq!(counted(&app, "welcome").await, (2,));
}

pub async fn tax_is_included_or_added_as_the_market_has_it(app: App) {
    let app = offering(app, TABLES).await;
    let mut body = complete_details(&[("coffee-mug-white", 1)]);
    let made = app
        .post(CHECKOUTS)
        .json(body.clone())
        .send()
        .await
        .expect(201);
    let has_tax = |reply: &Reply| {
        let totals = reply.json["totals"].as_array().unwrap();
        totals.iter().any(|entry| entry["type"] == "tax")
    };
    assert!(!has_tax(&made), "{}", made.text);
    let home = &mut body["fulfillment"]["methods"][0]["destinations"][0];
    home["address_country"] = json!("AT");
    home["postal_code"] = json!("1010");
    let path = format!("{CHECKOUTS}/{}", made.id());
    let added = app.put(&path).json(body).send().await.expect(200);
    assert_sums(&added);
    let delivery = added.total("fulfillment");
    // A fifth on top of mug and delivery.
    let tax = (1_900 + delivery) / 5;
    assert_eq!(added.total("tax"), tax, "{}", added.text);
    assert_eq!(added.total("total"), 1_900 + delivery + tax);
    let done = complete(&app, &made.id(), "tok_success").await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(app.charges(&made.id()).await, [added.total("total")]);
}

pub async fn what_costs_nothing_is_bought_without_any_provider(app: App) {
    let app = offering(app, TABLES).await;
    tag_and_weigh(&app, "coffee-mug", "given", 0).await;
    // Nothing is sent either, so that delivery costs nothing.
    set_variant(&app, "coffee-mug", |mug| mug.is_digital = true).await;
    let body = json!({
        "line_items": lines(&[("coffee-mug-white", 2)]),
        "discounts": { "codes": ["GIFT"] },
        "buyer": { "email": "ada@example.com" },
    });
    let free = app.post(CHECKOUTS).json(body).send().await.expect(201);
    assert_eq!(free.total("total"), 0, "{}", free.text);
    assert_eq!(free.json["status"], "ready_for_complete", "{}", free.text);
    // A card that would be declined is not looked at, and nobody without one is refused.
    let done = complete(&app, &free.id(), "tok_decline").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    let mut conn = app.state.store.read().await.unwrap();
    let order = store::order::of_checkout(&mut conn, &free.id().parse().unwrap()).await;
    let order = order.unwrap().unwrap();
    assert_eq!(order.payment.amount.amount_minor, 0);
    drop(conn);
    let page = format!("/order/{}", link::token(&app.state, &order.id));
    let shown = app.get(&page).send().await.expect(200);
    assert!(shown.text.contains("Nothing to pay"), "{}", shown.text);
    let cancelled = steps::cancel(&app.state, &order.id, CancelledBy::Shopper).await;
    assert!(cancelled.is_err(), "it is downloaded already");
}

pub async fn the_way_to_free_delivery_knows_what_the_bag_weighs(app: App) {
    let zones = r#"
        [[shipping]]
        countries = ["DE"]
        [[shipping.service]]
        id = "letter"
        title = "Letter"
        days = [1, 2]
        price = "2.00 EUR"
        free_from = "50.00 EUR"
        by_weight = [{ up_to_grams = 1000, price = "2.00 EUR" }]
    "#;
    let layer = Layer::parse(zones, Path::new("zones.toml")).unwrap();
    let fulfillment = Config::from_layer(layer).unwrap().fulfillment;
    let app = app.reconfigured(|config| Config {
        fulfillment,
        ..config
    });
    let app = app.await;
    let hint = async |grams| {
        tag_and_weigh(&app, "coffee-mug", "given", grams).await;
        let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
        let cart = app.post(CARTS).json(body).send().await.expect(201);
        cart.text.contains("free_delivery")
    };
    assert!(hint(400).await, "31 EUR more and the letter is free");
    assert!(
        !hint(1_400).await,
        "no letter takes that, however much is bought"
    );
}

async fn tag_and_weigh(app: &App, product: &str, tag: &str, weight_grams: u32) {
    let mut tx = app.state.store.write().await.unwrap();
    let id = product.parse().unwrap();
    let mut changed = store::product::get(&mut tx, &id).await.unwrap().unwrap();
    changed.tags = vec![tag.to_owned()];
    for variant in &mut changed.variants {
        variant.weight_grams = weight_grams;
    }
    let now = app.state.clock.now();
    store::product::put(&mut tx, &changed, now).await.unwrap();
    store::commit(tx).await.unwrap();
}
