//! Products as members read, change and import them.

use std::collections::BTreeMap;

use axum::Router;
use axum::routing::get;
use spotlet::api::product::Stocked;
use spotlet::domain::member::Role;
use spotlet::domain::{CreatorId, Localized, Product};
use spotlet_server::config::Config;
use spotlet_server::service::studio::products::{self, SaveError};
use spotlet_server::store::{self, product, stock};
use tokio::net::TcpListener;

use crate::support::studio::Browser;
use crate::support::{App, Reply};

const CHAIR: &str = "/studio/products/lounge-chair";

/// Every field of a form as a browser would send it, by name.
pub fn fields(html: &str) -> BTreeMap<String, String> {
    let mut fields = BTreeMap::new();
    let attribute = |tag: &str, name: &str| {
        let begin = tag.find(&format!(" {name}=\""))? + name.len() + 3;
        let end = tag[begin..].find('"')? + begin;
        Some(unescaped(&tag[begin..end]))
    };
    let form = &html[html.find("class=\"sheet\"").unwrap()..];
    for tag in form.split('<').skip(1) {
        let (tag, text) = tag.split_once('>').unwrap_or((tag, ""));
        let kind = attribute(tag, "type").unwrap_or_default();
        match tag.split_whitespace().next() {
            Some("input") if kind == "checkbox" && !tag.contains(" checked") => {}
            Some("input") => {
                let name = attribute(tag, "name").unwrap_or_else(|| panic!("{tag}"));
                fields.insert(name, attribute(tag, "value").unwrap_or_default());
            }
            Some("textarea") => {
                fields.insert(
                    attribute(tag, "name").unwrap_or_else(|| panic!("{tag}")),
                    unescaped(text),
                );
            }
            Some("select") => {
                let name = attribute(tag, "name").unwrap();
                let rest = &form[form.find(tag).unwrap()..];
                let options = &rest[..rest.find("</select>").unwrap()];
                let chosen = options
                    .split("<option")
                    .find(|option| option.contains(" selected"));
                let chosen = chosen.and_then(|option| attribute(option, "value"));
                fields.insert(name, chosen.unwrap_or_default());
            }
            _ => {}
        }
    }
    fields
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

async fn send(browser: &Browser<'_>, path: &str, fields: &BTreeMap<String, String>) -> Reply {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields);
    browser.post(path).form(&form.finish()).send().await
}

pub async fn open(browser: &Browser<'_>, path: &str) -> BTreeMap<String, String> {
    let page = browser.get(path).send().await;
    assert_eq!(page.status, 200, "{}", page.text);
    fields(&page.text)
}

fn set(fields: &mut BTreeMap<String, String>, name: &str, value: &str) {
    assert!(fields.contains_key(name), "{name} in {fields:?}");
    fields.insert(name.to_owned(), value.to_owned());
}

pub async fn a_price_that_is_changed_is_shown_and_charged(app: App) {
    let owner = app.owner().await;
    let before = app.get("/p/autumn-living-room/fragment").send().await.text;
    assert!(
        before.contains("€649.00") && !before.contains("€629.50"),
        "{before}"
    );
    let mut form = open(&owner, CHAIR).await;
    set(&mut form, "v0-price", "629.50 EUR");
    set(&mut form, "v0-list", "649.00 EUR");
    let saved = send(&owner, CHAIR, &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let after = app.get("/p/autumn-living-room/fragment").send().await.text;
    assert!(after.contains("€629.50"), "{after}");
    let chair = read(&app, "lounge-chair").await;
    assert_eq!(chair.variants[0].price.amount_minor, 62_950);

    // The same form again, as after a lost reply, is no conflict; another one is.
    assert_eq!(send(&owner, CHAIR, &form).await.status, 303);
    set(&mut form, "v0-price", "1.00 EUR");
    let late = send(&owner, CHAIR, &form).await;
    assert_eq!(late.status, 422);
    assert!(late.text.contains("Somebody saved this product meanwhile"));
    assert_eq!(read(&app, "lounge-chair").await, chair);
}

pub async fn nothing_is_lost_that_nobody_touched(app: App) {
    let owner = app.owner().await;
    for id in ["lounge-chair", "coffee-mug", "garden-shears", "desk-lamp"] {
        let path = format!("/studio/products/{id}");
        let before = read(&app, id).await;
        let form = open(&owner, &path).await;
        let saved = send(&owner, &path, &form).await;
        assert_eq!(saved.status, 303, "{id}: {}", saved.text);
        let after = read(&app, id).await;
        let mut expected = before.clone();
        // What has one text for all languages has it in English now.
        expected.title = after.title.clone();
        expected.description = after.description.clone();
        for (variant, now) in expected.variants.iter_mut().zip(&after.variants) {
            variant.title = now.title.clone();
        }
        for (option, now) in expected.options.iter_mut().zip(&after.options) {
            option.name = now.name.clone();
            option.values = now.values.clone();
        }
        for (field, now) in expected
            .personalization
            .fields
            .iter_mut()
            .zip(&after.personalization.fields)
        {
            field.label = now.label.clone();
        }
        for (image, now) in expected.images.iter_mut().zip(&after.images) {
            image.alt = now.alt.clone();
        }
        assert_eq!(after, expected, "{id}");
    }
}

pub async fn stock_that_was_sold_meanwhile_stays_sold(app: App) {
    let owner = app.owner().await;
    let mut form = open(&owner, CHAIR).await;
    let olive = "lounge-chair-olive".parse().unwrap();
    let mut tx = app.state.store.write().await.unwrap();
    let main = spotlet::domain::fulfillment::StockPlace::Main;
    assert!(stock::take(&mut tx, &main, &olive, 2).await.unwrap());
    store::commit(tx).await.unwrap();
    set(&mut form, "title-en", "Easy Chair");
    assert_eq!(send(&owner, CHAIR, &form).await.status, 303);
    let on_hand = async || {
        let mut conn = app.state.store.read().await.unwrap();
        stock::on_hand(&mut conn, &olive).await.unwrap()
    };
    assert_eq!(on_hand().await, 3);
    let mut form = open(&owner, CHAIR).await;
    set(&mut form, "v0-stock-main", "12");
    assert_eq!(send(&owner, CHAIR, &form).await.status, 303);
    assert_eq!(on_hand().await, 12);
}

pub async fn a_product_is_made_row_by_row(app: App) {
    let owner = app.owner().await;
    let new = "/studio/products/new";
    let mut form = open(&owner, new).await;
    let press = async |form: &mut BTreeMap<String, String>, what: &str| {
        form.insert("do".to_owned(), what.to_owned());
        let longer = send(&owner, new, form).await;
        assert_eq!(longer.status, 200, "{}", longer.text);
        *form = fields(&longer.text);
    };
    set(&mut form, "id", "tray");
    set(&mut form, "title-en", "Tray");
    press(&mut form, "add-option").await;
    set(&mut form, "o0-en", "Wood");
    set(&mut form, "o0-values", "oak | Oak | Eiche\nash | Ash");
    press(&mut form, "add-variant").await;
    for (row, id, wood) in [(0, "tray-oak", "oak"), (1, "tray-ash", "ash")] {
        set(&mut form, &format!("v{row}-id"), id);
        set(&mut form, &format!("v{row}-choice0"), wood);
        set(&mut form, &format!("v{row}-price"), "49 EUR");
    }
    set(&mut form, "v1-markets", "AT 52.00 EUR");
    set(&mut form, "v1-stock-main", "7");
    press(&mut form, "add-measure").await;
    set(&mut form, "f0-id", "width");
    set(&mut form, "f0-label-en", "Width");
    set(&mut form, "f0-min", "100");
    set(&mut form, "f0-max", "400");
    press(&mut form, "add-rule").await;
    set(&mut form, "r0-field", "width");
    set(&mut form, "r0-amount", "5.00");
    form.remove("do");
    let refused = {
        let mut wrong = form.clone();
        set(&mut wrong, "v0-price", "a lot");
        send(&owner, new, &wrong).await
    };
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("a lot"), "what was typed stays");
    let saved = send(&owner, new, &form).await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let tray = read(&app, "tray").await;
    assert_eq!(tray.variants.len(), 2);
    assert_eq!(tray.personalization.prices.len(), 1);
    let austria = "AT".parse().unwrap();
    assert_eq!(
        tray.variants[1]
            .clone()
            .in_market(austria)
            .price
            .amount_minor,
        5_200
    );
    // A second product with this id is none.
    set(&mut form, "title-en", "Another tray");
    assert_eq!(send(&owner, new, &form).await.status, 422);
}

pub async fn a_market_has_its_own_price(app: App) {
    let owner = app.owner().await;
    let mut form = open(&owner, CHAIR).await;
    set(&mut form, "v0-markets", "AT 659.00 EUR");
    assert_eq!(send(&owner, CHAIR, &form).await.status, 303);
    for (country, price) in [("AT", 65_900), ("DE", 64_900)] {
        let context = serde_json::json!({ "address_country": country });
        let cart = app
            .post("/ucp/v1/carts")
            .json(serde_json::json!({
                "line_items": [{ "item": { "id": "lounge-chair-olive" }, "quantity": 1 }],
                "context": context
            }))
            .send()
            .await;
        assert_eq!(
            cart.json["line_items"][0]["item"]["price"], price,
            "{}",
            cart.text
        );
    }
    let there = app
        .get("/p/autumn-living-room/fragment?country=AT")
        .send()
        .await
        .text;
    assert!(there.contains("€659.00"), "{there}");
}

pub async fn creators_read_and_editors_write(app: App) {
    app.owner().await;
    let mara = app
        .member("mara", Role::Creator(CreatorId::new("mara").unwrap()))
        .await;
    let edda = app.member("edda", Role::Editor).await;
    let list = mara.get("/studio/products?q=chair").send().await;
    assert!(list.text.contains("Lounge Chair") && !list.text.contains("/studio/products/new"));
    assert!(!list.text.contains("Coffee"), "{}", list.text);
    let form = open(&mara, CHAIR).await;
    for path in [CHAIR, "/studio/products/new", "/studio/products/import"] {
        assert_eq!(send(&mara, path, &form).await.status, 403, "{path}");
    }
    assert_eq!(send(&edda, CHAIR, &form).await.status, 303);
}

pub async fn look(browser: &Browser<'_>, name: &str, text: &str) -> Reply {
    let body = format!(
        "--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n--b--\r\n"
    );
    browser
        .post("/studio/products/import")
        .header("content-type", "multipart/form-data; boundary=b")
        .raw(&body)
        .send()
        .await
}

/// The address that a report's button leads to.
pub fn commit_of(reply: &Reply) -> Option<String> {
    let at = reply.text.find("action=\"/studio/products/import/")?;
    let path = &reply.text[at + 8..];
    Some(path[..path.find('"').unwrap()].to_owned())
}

pub async fn an_import_is_looked_at_and_then_taken(app: App) {
    let owner = app.owner().await;
    let table = "id,title,price,availability,image_link,color,item_group_id\n\
                 vase-s,Vase,19.00 EUR,in stock,https://a.example/v.jpg,Sand,vase\n\
                 vase-m,Vase,29.00 EUR,in stock,,Moss,vase\n\
                 bowl,Bowl,12.00 EUR,in stock,,,\n";
    let seen = look(&owner, "text", table).await;
    assert_eq!(seen.status, 200, "{}", seen.text);
    for words in [
        "product vase",
        "product bowl",
        "2 would be taken",
        "was left out",
    ] {
        assert!(seen.text.contains(words), "{words}: {}", seen.text);
    }
    assert!(is_missing(&app, "vase").await, "looking writes nothing");
    let commit = commit_of(&seen).unwrap();
    let edda = app.member("edda", Role::Editor).await;
    assert_eq!(
        edda.post(&commit).send().await.status,
        422,
        "it is somebody else's"
    );
    assert_eq!(owner.post(&commit).send().await.status, 303);
    assert_eq!(read(&app, "vase").await.variants.len(), 2);
    assert_eq!(
        read(&app, "bowl").await.variants[0].price.amount_minor,
        1_200
    );

    let again = look(&owner, "text", table).await;
    assert!(
        again.text.contains("it replaces the product"),
        "{}",
        again.text
    );

    // One line that is refused: nothing is taken, and there is no button.
    let half = "id,title,price\njug,Jug,9.00 EUR\ncan,Can,a lot\n";
    let refused = look(&owner, "text", half).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text.contains("a lot") && commit_of(&refused).is_none());
    assert!(is_missing(&app, "jug").await);

    let amp = r#"{"items":[{"productId":"Amp Cup","productTitle":"Cup","productPrice":7.5,"productPriceCurrency":"EUR"}]}"#;
    let seen = look(&owner, "text", amp).await;
    owner.post(&commit_of(&seen).unwrap()).send().await;
    assert_eq!(
        read(&app, "amp-cup").await.variants[0].price.amount_minor,
        750
    );
    for nothing in ["", "<p>no data</p>", "{}", "id\n"] {
        let reply = look(&owner, "text", nothing).await;
        assert!(
            commit_of(&reply).is_none() || nothing == "id\n",
            "{nothing}: {}",
            reply.text
        );
    }
}

pub async fn a_report_speaks_the_readers_language(app: App) {
    let owner = app.owner().await;
    let body = |text: &str| {
        format!("--b\r\ncontent-disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--b--\r\n")
    };
    for (text, told) in [
        (
            "id,title,price,image_link\nmug,Mug,9.00 EUR,https://a.example/m.jpg\ncan,Can,viel,\njug,,1.00 EUR,\n",
            vec![
                "Eingefügter Text",
                "Zeile 2 (mug)",
                "Produkt mug",
                "Das Bild https://a.example/m.jpg wurde ausgelassen",
                "Zeile 3: „viel“ ist kein Preis",
                "Zeile 4: „title“ ist leer",
            ],
        ),
        (
            r#"{"items":[{"productId":"a"}]}"#,
            vec!["„productTitle“ fehlt"],
        ),
        (
            r#"{"products":[{"id":"Bad Id","title":"X","price":"1 EUR","colour":"red"},{"id":"x","title":""}]}"#,
            vec![
                "Eintrag 1 (Bad Id)",
                "Der Schlüssel „colour“ ist unbekannt",
                "„Bad Id“ ist keine Kennung",
                "Variante x: Der Preis fehlt",
            ],
        ),
        (
            r#"<script type="application/ld+json">{"@type":"Product","name":"Mug","offers":{"price":"1"}}</script>"#,
            vec!["Dem Angebot fehlt „priceCurrency“"],
        ),
        ("<p>leer</p>", vec!["Die Seite hat keine schema.org-Daten"]),
    ] {
        let reply = owner
            .post("/studio/products/import")
            .header("accept-language", "de")
            .header("content-type", "multipart/form-data; boundary=b")
            .raw(&body(text))
            .send()
            .await
            .expect(422);
        for told in told {
            assert!(reply.text.contains(told), "{told}: {}", reply.text);
        }
    }
}

pub async fn a_page_is_read_by_its_address(app: App) {
    let page = r#"<!doctype html><title>Lamp</title><script type="application/ld+json">
        {"@context":"https://schema.org","@type":"Product","name":"Arc Lamp","sku":"ARC-1",
         "description":"<b>Brass</b>","offers":{"price":"320.00","priceCurrency":"EUR"}}</script>"#;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let peer = Router::new().route("/lamp", get(move || async move { page }));
    let peer = tokio::spawn(async move { axum::serve(listener, peer).await.unwrap() });
    let allowed = origin.clone();
    let app = app
        .reconfigured(|config| Config {
            outbound_allow: vec![allowed],
            ..config
        })
        .await;
    let owner = app.owner().await;
    let seen = look(&owner, "address", &format!("{origin}/lamp")).await;
    assert!(seen.text.contains("product arc-1"), "{}", seen.text);
    assert_eq!(
        owner.post(&commit_of(&seen).unwrap()).send().await.status,
        303
    );
    let lamp = read(&app, "arc-1").await;
    assert_eq!(
        lamp.description.get(spotlet::domain::Locale::En),
        "<b>Brass</b>"
    );
    for address in [
        format!("{origin}/none"),
        "http://127.0.0.1:1/x".to_owned(),
        "file:///etc/passwd".to_owned(),
    ] {
        let refused = look(&owner, "address", &address).await;
        assert_eq!(refused.status, 422, "{address}");
        assert!(
            refused.text.contains("could not be read"),
            "{}",
            refused.text
        );
    }
    peer.abort();
}

pub async fn read(app: &App, id: &str) -> spotlet::domain::Product {
    let mut conn = app.state.store.read().await.unwrap();
    let found = product::get(&mut conn, &id.parse().unwrap()).await;
    found.unwrap().unwrap()
}

async fn is_missing(app: &App, id: &str) -> bool {
    let mut conn = app.state.store.read().await.unwrap();
    let found = product::get(&mut conn, &id.parse().unwrap()).await;
    found.unwrap().is_none()
}

pub async fn of_two_who_add_the_same_product_one_is_told(app: App) {
    let mut tx = app.state.store.write().await.unwrap();
    let mug = product::get(&mut tx, &"coffee-mug".parse().unwrap()).await;
    let mug = mug.unwrap().unwrap();
    let mut added = Product {
        id: "tray".parse().unwrap(),
        ..mug
    };
    added.variants.truncate(1);
    added.variants[0].id = "tray-oak".parse().unwrap();
    let now = app.state.clock.now();
    product::put(&mut tx, &added, now).await.unwrap();
    let wanted = Stocked {
        product: Product {
            title: Localized::default(),
            ..added.clone()
        },
        stock: Vec::new(),
    };
    let commit = async {
        app.until_somebody_waits().await;
        store::commit(tx).await.unwrap();
    };
    let (late, ()) = tokio::join!(products::save(&app.state, &wanted, None), commit);
    assert!(matches!(late, Err(SaveError::Conflict)), "{late:?}");
    let mut conn = app.state.store.read().await.unwrap();
    let kept = product::get(&mut conn, &added.id).await.unwrap();
    assert_eq!(kept, Some(added));
}
