//! What the law wants beside a price, wherever a price is shown: the price per unit, the price before a reduction, and the
//! lowest price of the 30 days before it.

use serde_json::Value;
use spotlet::domain::currency::Currency;
use spotlet::domain::money::Money;
use spotlet_server::service::mails;
use spotlet_server::service::order::link;
use spotlet_server::{mail, outbox, store};

use crate::support::App;
use crate::support::ucp::{
    complete, get_checkout, new_cart, ready_checkout, set_price, set_variant,
};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

/// A mug of 500 g that cost 19.00, for a while 17.00, then 18.00 again, and is now 16.00 instead of 18.00.
async fn reduce(app: &App) {
    for price in [1_700, 1_800] {
        set_price(app, "coffee-mug", price).await;
        remember(app).await;
        app.wait_ms(5 * DAY_MS);
    }
    set_variant(app, "coffee-mug", |mug| {
        mug.price.amount_minor = 1_600;
        mug.list_price = Some(Money::new(1_800, Currency::EUR));
        mug.contents = Some("500 g".parse().unwrap());
    })
    .await;
    remember(app).await;
}

/// Writes the price down, as the studio and imports do.
async fn remember(app: &App) {
    let mut tx = app.state.store.write().await.unwrap();
    let mug = store::product::get(&mut tx, &"coffee-mug".parse().unwrap()).await;
    let now = app.state.clock.now();
    store::price::record(&mut tx, &mug.unwrap().unwrap(), now)
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
}

fn notes(reply: &Value) -> Vec<(&str, &str)> {
    let messages = reply["messages"].as_array().unwrap().iter();
    let notes = messages.filter(|message| message["code"] == "price_note");
    notes
        .map(|note| {
            (
                note["path"].as_str().unwrap(),
                note["content"].as_str().unwrap(),
            )
        })
        .collect()
}

pub async fn what_stands_beside_a_price_goes_along_to_the_order(app: App) {
    reduce(&app).await;
    let told = "Was €36.00 · €32.00/kg · Lowest price of the last 30 days: €17.00";
    let items = [("lounge-chair-olive", 1), ("coffee-mug-white", 2)];
    let cart = new_cart(&app, &items).await;
    assert_eq!(notes(&cart.json), [("$.line_items[1]", told)]);
    let checkout = ready_checkout(&app, &items).await;
    assert_eq!(notes(&checkout.json), [("$.line_items[1]", told)]);

    let shown = [
        "<s aria-label=\"Before\">€36.00</s>",
        "€32.00/kg · Lowest price of the last 30 days: €17.00",
        "2 × €16.00",
    ];
    let page = app
        .get(&format!("/checkout/{}", checkout.id()))
        .send()
        .await
        .expect(200);
    let done = complete(&app, &checkout.id(), "tok_success")
        .await
        .expect(200);
    let id = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let order = app
        .get(&format!("/order/{}", link::token(&app.state, &id)))
        .send()
        .await
        .expect(200);
    for page in [&page, &order] {
        for part in shown {
            assert!(
                page.text.contains(part),
                "{part} is missing in {}",
                page.text
            );
        }
    }
    outbox::work_off(&app.state).await.unwrap();
    let kept = mails::newest(&app.state, 1).await.unwrap();
    let letter = mails::get(&app.state, &kept[0].id).await.unwrap().letter;
    let text = mail::text(&letter);
    assert!(text.contains("€32.00/kg"), "{text}");

    // What a price was told with stays with the order, whatever the shop asks for later.
    set_price(&app, "coffee-mug", 9_900).await;
    let later = app
        .get(&format!("/order/{}", link::token(&app.state, &id)))
        .send()
        .await
        .expect(200);
    assert!(later.text.contains(shown[1]), "{}", later.text);
}

pub async fn the_bag_page_tells_it_too(app: App) {
    reduce(&app).await;
    let added = app.post("/bag").header("sec-fetch-site", "same-origin");
    let added = added
        .form("variant=coffee-mug-white&quantity=2")
        .send()
        .await
        .expect(303);
    let cookie = added
        .header("set-cookie")
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    let bag = app
        .get("/bag")
        .header("cookie", &cookie)
        .send()
        .await
        .expect(200);
    for part in [
        "<s aria-label=\"Before\">€36.00</s>",
        "€32.00/kg · Lowest price of the last 30 days: €17.00",
    ] {
        assert!(bag.text.contains(part), "{part} is missing in {}", bag.text);
    }
}

pub async fn platforms_read_the_price_per_unit(app: App) {
    reduce(&app).await;
    let body = serde_json::json!({ "ids": ["coffee-mug-white"] });
    let found = app
        .post("/ucp/v1/catalog/lookup")
        .json(body)
        .send()
        .await
        .expect(200);
    let variant = &found.json["products"][0]["variants"][0];
    assert_eq!(
        variant["unit_price"],
        serde_json::json!({"amount": 3_200, "currency": "EUR", "measure": {"value": 500, "unit": "g"}, "reference": {"value": 1, "unit": "kg"}})
    );
}

pub async fn goods_without_contents_or_reduction_say_nothing(app: App) {
    let checkout = ready_checkout(&app, &[("coffee-mug-white", 1)]).await;
    let read = get_checkout(&app, &checkout.id()).await;
    assert_eq!(notes(&read.json), []);
}
