//! Delivery, pickup, downloads and shipments over UCP REST.

use serde_json::{Value, json};
use spotlet::domain::FulfillmentRules;
use spotlet::domain::fulfillment::{Stock, StockPlace};
use spotlet::domain::id::OrderId;
use spotlet::domain::order::{Pieces, Way};
use spotlet_server::config::Config;

use spotlet_server::service::mails;
use spotlet_server::service::order::{self, link, steps};
use spotlet_server::{mail, outbox};

use crate::support::ucp::{
    CHECKOUTS, complete, complete_details, get_checkout, lines, pay_with, place_stock, set_variant,
    stock_of,
};
use crate::support::{App, Reply, send_all};

const MUG: &str = "coffee-mug-white";

pub fn at(location: &str, pieces: u32) -> Stock {
    Stock {
        main: 0,
        at: [(location.parse().unwrap(), pieces)].into(),
    }
}

pub fn fetched(items: &[(&str, i64)], store: &str) -> Value {
    json!({
        "line_items": lines(items),
        "buyer": { "email": "ada@example.com" },
        "fulfillment": { "methods": [{ "type": "pickup", "selected_destination_id": store }] },
    })
}

async fn begun(app: &App, body: Value) -> Reply {
    app.post(CHECKOUTS).json(body).send().await.expect(201)
}

pub async fn the_mail_says_where_an_order_waits_and_when_the_doors_are_open(app: App) {
    place_stock(&app, MUG, &at("muenchen-altstadt", 2)).await;
    for (language, told) in [
        (
            "en",
            ["Halden München", "OPENING HOURS", "Mon–Fri 10:00–19:00"],
        ),
        (
            "de",
            ["Halden München", "ÖFFNUNGSZEITEN", "Mo–Fr 10:00–19:00"],
        ),
    ] {
        let mut body = fetched(&[(MUG, 1)], "muenchen-altstadt");
        body["context"] = json!({ "language": language });
        let done = complete(&app, &begun(&app, body).await.id(), "tok_success").await;
        let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
        steps::hand_over(&app.state, &id, Vec::new(), Way::Pickup)
            .await
            .unwrap();
        let newest = mails::newest(&app.state, 1).await.unwrap();
        let mail = mails::get(&app.state, &newest[0].id).await.unwrap();
        let text = mail::text(&mail.letter);
        let page = format!("/order/{}", link::token(&app.state, &id));
        let page = app.get(&page).send().await.expect(200);
        for part in told {
            assert!(text.contains(part), "{part}: {text}");
        }
        for part in [told[0], told[2]] {
            assert!(page.text.contains(part), "{part}: {}", page.text);
        }
    }
}

pub async fn an_order_is_fetched_without_an_address(app: App) {
    place_stock(&app, MUG, &at("muenchen-altstadt", 2)).await;
    let ready = begun(&app, fetched(&[(MUG, 2)], "muenchen-altstadt")).await;
    assert_eq!(ready.json["status"], "ready_for_complete", "{}", ready.text);
    let method = &ready.json["fulfillment"]["methods"][0];
    assert_eq!(method["type"], "pickup");
    assert_eq!(method["selected_destination_id"], "muenchen-altstadt");
    assert_eq!(method["groups"][0]["options"][0]["totals"][0]["amount"], 0);
    assert_eq!(ready.total("total"), 2 * 1_900);
    let totals = ready.json["totals"].as_array().unwrap();
    assert!(totals.iter().any(|row| row["display_text"] == "Pickup"));
    assert!(!totals.iter().any(|row| row["display_text"] == "Delivery"));
    let done = complete(&app, &ready.id(), "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(stock_of(&app, MUG).await.total(), 0);
    // Nobody else gets them.
    let late = app
        .post(CHECKOUTS)
        .json(fetched(&[(MUG, 1)], "muenchen-altstadt"))
        .send()
        .await;
    assert!(late.codes().contains(&"out_of_stock"), "{}", late.text);
}

pub async fn a_store_that_lacks_something_says_so(app: App) {
    place_stock(&app, MUG, &at("muenchen-altstadt", 1)).await;
    let items = [(MUG, 1), ("lounge-chair-olive", 1)];
    let lacking = begun(&app, fetched(&items, "muenchen-altstadt")).await;
    assert_eq!(lacking.json["status"], "incomplete");
    assert!(
        lacking.codes().contains(&"pickup_unavailable"),
        "{}",
        lacking.text
    );
    let available = &lacking.json["fulfillment"]["available_methods"];
    assert_eq!(available[0]["line_item_ids"], json!(["li_1"]));
    // Nor can the store's mug be sent.
    let sent = begun(&app, complete_details(&items)).await;
    assert!(
        sent.codes().contains(&"delivery_unavailable"),
        "{}",
        sent.text
    );
    let nowhere = begun(&app, fetched(&[(MUG, 1)], "atlantis")).await;
    assert!(
        nowhere.codes().contains(&"pickup_location_unknown"),
        "{}",
        nowhere.text
    );
}

pub async fn stock_of_two_places_makes_two_shipments_and_one_price(app: App) {
    let stock = Stock {
        main: 1,
        at: [("depot-leipzig".parse().unwrap(), 1)].into(),
    };
    place_stock(&app, MUG, &stock).await;
    let ready = begun(&app, complete_details(&[(MUG, 2)])).await;
    assert_eq!(ready.json["status"], "ready_for_complete", "{}", ready.text);
    assert_eq!(ready.total("total"), 2 * 1_900 + 490);
    let declined = complete(&app, &ready.id(), "tok_decline").await.expect(200);
    assert_eq!(
        declined.json["status"], "ready_for_complete",
        "{}",
        declined.text
    );
    assert_eq!(
        stock_of(&app, MUG).await,
        stock,
        "what was held went back where it was"
    );
    let done = complete(&app, &ready.id(), "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    assert_eq!(stock_of(&app, MUG).await.total(), 0);

    // Each parcel says which shipment it carries, and what of it.
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let order = order::get(&app.state, &id).await.unwrap();
    let line = order.lines[0].id.clone();
    for carrier in ["DHL", "DPD"] {
        let way = Way::Carrier {
            carrier: carrier.to_owned(),
            tracking_number: None,
            tracking_url: None,
        };
        let one = vec![Pieces {
            line: line.clone(),
            quantity: 1,
        }];
        steps::hand_over(&app.state, &id, one, way).await.unwrap();
    }
    let page = format!("/order/{}", link::token(&app.state, &id));
    let page = app.get(&page).send().await.expect(200).text;
    let parcels = &page[page.find("DHL,").unwrap()..];
    let (first, second) = parcels.split_at(parcels.find("DPD,").unwrap());
    assert!(
        first.contains("Shipment 1 of 2") && first.contains("1 × Coffee Mug"),
        "{first}"
    );
    assert!(
        second.contains("Shipment 2 of 2") && second.contains("1 × Coffee Mug"),
        "{second}"
    );
    outbox::work_off(&app.state).await.unwrap();
    let newest = mails::newest(&app.state, 1).await.unwrap();
    let letter = mails::get(&app.state, &newest[0].id).await.unwrap().letter;
    let text = spotlet_server::mail::text(&letter);
    assert!(
        text.contains(" of 2") && text.contains("1 × Coffee Mug"),
        "{text}"
    );
}

pub async fn what_is_not_there_follows(app: App) {
    place_stock(&app, MUG, &Stock::main(1)).await;
    set_variant(&app, "coffee-mug", |mug| mug.backorder_days = Some(10)).await;
    let ready = begun(&app, complete_details(&[(MUG, 3)])).await;
    assert_eq!(ready.json["status"], "ready_for_complete", "{}", ready.text);
    let groups = ready.json["fulfillment"]["methods"][0]["groups"].as_array();
    let told: Vec<_> = groups
        .unwrap()
        .iter()
        .map(|group| {
            let option = &group["options"][0];
            let price = option["totals"][0]["amount"].as_i64().unwrap();
            (option["description"].as_str().unwrap(), price)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Arrives in 2 to 4 working days", 490),
            ("Arrives in 12 to 14 working days", 0)
        ]
    );
    let done = complete(&app, &ready.id(), "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    let mut conn = app.state.store.read().await.unwrap();
    let id = ready.id().parse().unwrap();
    let order = spotlet_server::store::order::of_checkout(&mut conn, &id).await;
    let shipments = order.unwrap().unwrap().shipments;
    let told: Vec<_> = shipments
        .iter()
        .map(|shipment| (shipment.pieces[0].quantity, shipment.delay_days))
        .collect();
    assert_eq!(told, [(1, 0), (2, 10)]);
    assert_eq!(shipments[0].pieces[0].stock, Some(StockPlace::Main));
}

pub async fn a_download_needs_no_address_and_no_delivery(app: App) {
    set_variant(&app, "coffee-mug", |mug| mug.is_digital = true).await;
    let only = json!({ "line_items": lines(&[(MUG, 1)]), "buyer": { "email": "ada@example.com" } });
    let ready = begun(&app, only).await;
    assert_eq!(ready.json["status"], "ready_for_complete", "{}", ready.text);
    assert_eq!(ready.json["fulfillment"]["methods"], json!([]));
    assert_eq!(ready.total("total"), 1_900);
    let done = complete(&app, &ready.id(), "tok_success").await.expect(200);
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    // In a mixed basket only the goods are delivered.
    let mixed = begun(
        &app,
        complete_details(&[(MUG, 1), ("lounge-chair-olive", 1)]),
    )
    .await;
    let method = &mixed.json["fulfillment"]["methods"][0];
    assert_eq!(method["line_item_ids"], json!(["li_2"]));
    assert_eq!(mixed.json["status"], "ready_for_complete", "{}", mixed.text);
}

pub async fn many_buyers_of_the_last_pieces_get_them_once(app: App) {
    let stock = Stock {
        main: 2,
        at: [("depot-leipzig".parse().unwrap(), 1)].into(),
    };
    place_stock(&app, MUG, &stock).await;
    let mut ids = Vec::new();
    for _ in 0..24 {
        ids.push(begun(&app, complete_details(&[(MUG, 1)])).await.id());
    }
    let pay = |id: &String| {
        app.post(&format!("{CHECKOUTS}/{id}/complete"))
            .json(pay_with("tok_success"))
    };
    let replies = send_all(ids.iter().map(pay)).await;
    let sold = replies
        .iter()
        .filter(|reply| reply.json["status"] == "completed");
    assert_eq!(sold.count(), 3);
    assert_eq!(stock_of(&app, MUG).await.total(), 0);
    for id in &ids {
        let charges = app.charges(id).await.len();
        let is_sold = get_checkout(&app, id).await.json["status"] == "completed";
        assert_eq!(charges, usize::from(is_sold));
    }
}

pub async fn a_command_without_the_shops_file_takes_no_store_away(app: App) {
    let there = at("muenchen-altstadt", 2);
    place_stock(&app, MUG, &there).await;
    let elsewhere = app.reconfigured(|config| Config {
        fulfillment: FulfillmentRules::default(),
        ..config
    });
    assert_eq!(stock_of(&elsewhere.await, MUG).await, there);
}
