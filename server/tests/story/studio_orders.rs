//! Orders in the studio: found, sent, given back, each form once.

use spotlet::domain::id::OrderId;
use spotlet::domain::member::Role;
use spotlet::domain::order::Order;
use spotlet_server::mail::text;
use spotlet_server::service::mails;
use spotlet_server::service::order::{find, link, steps};

use crate::fulfillment::{at, fetched};
use crate::support::App;
use crate::support::studio::Browser;
use crate::support::ucp::{CHECKOUTS, complete, place_stock, ready_checkout};

async fn buy(app: &App, items: &[(&str, i64)]) -> Order {
    let checkout = ready_checkout(app, items).await.id();
    let done = complete(app, &checkout, "tok_success").await.expect(200);
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    read(app, &id).await
}

async fn read(app: &App, id: &OrderId) -> Order {
    find::by_name(&app.state, id.as_str()).await.unwrap()
}

async fn send(browser: &Browser<'_>, order: &Order, verb: &str, form: &str) -> (u16, String) {
    let path = format!("/studio/orders/{}/{verb}", order.id);
    let reply = browser.post(&path).form(form).send().await;
    let to = reply.header("location").unwrap_or_default().to_owned();
    (
        reply.status,
        if reply.status == 303 { to } else { reply.text },
    )
}

async fn list(browser: &Browser<'_>, query: &str) -> String {
    let reply = browser.get(&format!("/studio/orders{query}")).send().await;
    reply.expect(200).text
}

pub async fn orders_are_found_by_what_is_to_do_number_and_address(app: App) {
    let browser = app.member("eda", Role::Editor).await;
    assert!(list(&browser, "").await.contains("No orders here"));
    let (first, second) = (
        buy(&app, &[("coffee-mug-white", 1)]).await,
        buy(&app, &[("coffee-mug-white", 2)]).await,
    );
    let all = list(&browser, "").await;
    let (one, two) = (first.number.to_string(), second.number.to_string());
    assert!(
        all.find(&two).unwrap() < all.find(&one).unwrap(),
        "newest first"
    );
    assert!(list(&browser, "?show=ship").await.contains(&one));
    steps::cancel(
        &app.state,
        &first.id,
        spotlet::domain::order::CancelledBy::Merchant,
    )
    .await
    .unwrap();
    let to_ship = list(&browser, "?show=ship").await;
    assert!(!to_ship.contains(&one) && to_ship.contains(&two));
    assert!(to_ship.contains("To ship 1"));
    for query in [
        one.clone(),
        one.to_lowercase(),
        first.number.sequence().to_string(),
    ] {
        let found = list(&browser, &format!("?q={query}")).await;
        assert!(found.contains(&one) && !found.contains(&two), "{query}");
    }
    assert!(list(&browser, "?q=ADA%40example.com").await.contains(&two));
    for nothing in [
        "bob%40example.com",
        "%25",
        "SP-9%25",
        "_",
        "SP_",
        "%5C",
        "%21",
    ] {
        let found = list(&browser, &format!("?q={nothing}")).await;
        assert!(!found.contains(&one) && !found.contains(&two), "{nothing}");
    }
    let before = format!("?before={}.{}", second.placed_at.as_unix_ms(), second.id);
    assert!(!list(&browser, &before).await.contains(&two));
    let reply = browser
        .get("/studio/orders/export.csv?show=ship")
        .send()
        .await
        .expect(200);
    assert!(
        reply
            .header("content-type")
            .unwrap()
            .starts_with("text/csv")
    );
    assert_eq!(reply.text.lines().count(), 2, "{}", reply.text);
    assert!(reply.text.contains(&two) && reply.text.contains("2 x coffee-mug-white"));
}

pub async fn an_order_is_sent_by_parts_once_each(app: App) {
    let browser = app.member("eda", Role::Editor).await;
    let order = buy(&app, &[("coffee-mug-white", 3)]).await;
    let line = &order.lines[0].id;
    let page = browser
        .get(&format!("/studio/orders/{}", order.number))
        .send()
        .await
        .expect(200);
    assert!(page.text.contains("ada@example.com") && page.text.contains("Torstraße 1"));
    for (form, says) in [
        (format!("token=a&line_{line}=1&carrier="), "who carries it"),
        (
            format!("token=a&line_{line}=0&carrier=DHL"),
            "choose pieces",
        ),
        (
            format!("token=a&line_{line}=1&carrier=DHL&tracking_url=javascript:alert(1)"),
            "must begin with",
        ),
    ] {
        let (status, text) = send(&browser, &order, "ship", &form).await;
        assert_eq!(status, 422, "{form}");
        assert!(text.contains(says), "{form}");
    }
    let form = format!(
        "token=t1&line_{line}=1&carrier=DHL&tracking=JD01&tracking_url=https://dhl.example/JD01"
    );
    for _ in 0..2 {
        let (status, to) = send(&browser, &order, "ship", &form).await;
        assert_eq!(
            (status, to),
            (303, format!("/studio/orders/{}?said=sent", order.id))
        );
    }
    assert_eq!(
        read(&app, &order.id).await.life.parcels.len(),
        1,
        "the same form counts once"
    );
    let other = form.replace("=1&carrier", "=2&carrier");
    let (status, text) = send(&browser, &order, "ship", &other).await;
    assert_eq!(status, 409);
    assert!(text.contains("sent before"));
    let shoppers = link::page(&app.state, &order.id);
    let shoppers = shoppers.strip_prefix(&app.state.config.public_url).unwrap();
    assert!(app.get(shoppers).send().await.text.contains("JD01"));
    let (status, _) = send(&browser, &order, "ship", &other.replace("t1", "t2")).await;
    assert_eq!(status, 303);
    let (status, text) = send(&browser, &order, "ship", &form.replace("t1", "t3")).await;
    assert_eq!(status, 409);
    assert!(text.contains("not so many pieces"));
    for (parcel, expected) in [("1", 303), ("9", 409)] {
        let (status, _) = send(
            &browser,
            &order,
            "deliver",
            &format!("token=d{parcel}&parcel={parcel}"),
        )
        .await;
        assert_eq!(status, expected);
    }
    let (status, _) = send(
        &browser,
        &order,
        "return",
        &format!("token=r&line_{line}=1"),
    )
    .await;
    assert_eq!(status, 303);
    let order = read(&app, &order.id).await;
    assert_eq!((order.life.parcels.len(), order.life.returns.len()), (2, 1));
    assert!(
        list(&browser, "?show=return")
            .await
            .contains(&order.number.to_string())
    );
}

pub async fn money_goes_back_once_and_only_after_it_was_shown(app: App) {
    let browser = app.member("eda", Role::Editor).await;
    let order = buy(&app, &[("coffee-mug-white", 2)]).await;
    let line = &order.lines[0].id;
    for (form, status, says) in [
        ("token=x&amount=".to_owned(), 422, "choose pieces"),
        ("token=x&amount=ten".to_owned(), 422, "no amount in EUR"),
        ("token=x&amount=9999".to_owned(), 409, "At most"),
        ("token=x&amount=0".to_owned(), 409, "At most"),
        (format!("token=x&line_{line}=3"), 409, "not so many pieces"),
    ] {
        let (got, text) = send(&browser, &order, "refund", &form).await;
        assert_eq!(got, status, "{form}");
        assert!(text.contains(says), "{form}");
    }
    let form = format!("token=m1&line_{line}=1&amount=&reason=goodwill");
    let (status, text) = send(&browser, &order, "refund", &form).await;
    assert!(status == 200 && text.contains("Give back €19.00"), "{text}");
    assert!(
        read(&app, &order.id).await.life.refunds.is_empty(),
        "shown, not done"
    );
    let form = format!("{form}&step=confirm");
    let forms = (0..6).map(|_| {
        browser
            .post(&format!("/studio/orders/{}/refund", order.id))
            .form(&form)
    });
    for reply in crate::support::send_all(forms).await {
        assert_eq!(reply.status, 303, "{}", reply.text);
    }
    let refunds = read(&app, &order.id).await.life.refunds;
    assert_eq!(refunds.len(), 1);
    assert_eq!(refunds[0].amount.amount_minor, 1_900);
    let (status, _) = send(
        &browser,
        &order,
        "refund",
        "token=m2&amount=4,90&reason=goodwill&step=confirm",
    )
    .await;
    assert_eq!(status, 303);
    assert_eq!(
        read(&app, &order.id).await.life.refunds[1]
            .amount
            .amount_minor,
        490
    );
    let (status, text) = send(&browser, &order, "cancel", "token=c").await;
    assert!(
        status == 200 && text.contains("Cancel and give back €19.00"),
        "{text}"
    );
    for _ in 0..2 {
        let (status, _) = send(&browser, &order, "cancel", "token=c&step=confirm").await;
        assert_eq!(status, 303);
    }
    let order = read(&app, &order.id).await;
    assert_eq!(
        (order.life.refunds.len(), order.refundable().amount_minor),
        (3, 0)
    );
}

pub async fn a_withdrawal_is_answered_with_goods_and_money(app: App) {
    let browser = app.member("eda", Role::Editor).await;
    let order = buy(&app, &[("coffee-mug-white", 2)]).await;
    let way = spotlet::domain::order::Way::Pickup;
    steps::hand_over(&app.state, &order.id, Vec::new(), way)
        .await
        .unwrap();
    let statement = steps::Statement {
        name: "Ada Byron".to_owned(),
        email: "ada@example.com".to_owned(),
        pieces: Vec::new(),
    };
    steps::withdraw(&app.state, &order.id, statement)
        .await
        .unwrap();
    assert!(
        list(&browser, "?show=withdrawal")
            .await
            .contains(&order.number.to_string())
    );
    let (status, text) = send(&browser, &order, "withdrawal", "token=w").await;
    assert!(
        status == 200 && text.contains("Give back €42.90"),
        "all of it, with delivery: {text}"
    );
    for _ in 0..2 {
        let (status, _) = send(&browser, &order, "withdrawal", "token=w&step=confirm").await;
        assert_eq!(status, 303);
    }
    let order = read(&app, &order.id).await;
    assert_eq!((order.life.returns.len(), order.life.refunds.len()), (1, 1));
    assert_eq!(order.refundable().amount_minor, 0);
    assert!(
        order.to_do().is_empty(),
        "nothing waits at the store any more"
    );
    assert!(
        !list(&browser, "?show=withdrawal")
            .await
            .contains(&order.number.to_string())
    );
    let (status, _) = send(&browser, &order, "withdrawal", "token=v&step=confirm").await;
    assert_eq!(status, 409);
}

pub async fn an_order_names_who_did_what(app: App) {
    let (eda, otto) = (
        app.member("eda", Role::Editor).await,
        app.member("otto", Role::Editor).await,
    );
    let order = buy(&app, &[("coffee-mug-white", 2)]).await;
    let line = &order.lines[0].id;
    for (browser, verb, form) in [
        (&eda, "ship", format!("token=a&line_{line}=1&carrier=DHL")),
        (
            &otto,
            "refund",
            "token=b&amount=5&reason=goodwill&step=confirm".to_owned(),
        ),
    ] {
        let (status, text) = send(browser, &order, verb, &form).await;
        assert_eq!(status, 303, "{verb}: {text}");
    }
    let told = history(&eda, &order).await;
    let of = |what: &str| {
        let one = told.iter().find(|one| one.contains(what));
        one.unwrap_or_else(|| panic!("{what} in {told:?}")).clone()
    };
    assert!(of("Sent with DHL").contains("By eda"), "{told:?}");
    assert!(of("€5.00").contains("By otto"), "{told:?}");
    assert!(
        !of("Ordered").contains("By "),
        "the shopper is no member: {told:?}"
    );

    // What the shopper does carries no member's name, what answers it does; and in German too.
    let statement = steps::Statement {
        name: "Ada Byron".to_owned(),
        email: "ada@example.com".to_owned(),
        pieces: Vec::new(),
    };
    steps::withdraw(&app.state, &order.id, statement)
        .await
        .unwrap();
    let form = "token=w&step=confirm";
    for _ in 0..2 {
        assert_eq!(send(&otto, &order, "withdrawal", form).await.0, 303);
    }
    let told = history(&eda, &order).await;
    let accepted: Vec<_> = told
        .iter()
        .filter(|one| one.contains("Withdrawal accepted"))
        .collect();
    assert_eq!(accepted.len(), 1, "{told:?}");
    assert!(accepted[0].contains("By otto"));
    let withdrew = told.iter().find(|one| one.contains("Ada Byron")).unwrap();
    assert!(!withdrew.contains("By "), "{withdrew}");
    let german = eda
        .get(&format!("/studio/orders/{}", order.id))
        .header("accept-language", "de")
        .send()
        .await
        .expect(200);
    assert!(german.text.contains("Von otto") && german.text.contains("Widerruf angenommen"));

    let other = buy(&app, &[("coffee-mug-white", 1)]).await;
    assert_eq!(
        send(&otto, &other, "cancel", "token=c&step=confirm")
            .await
            .0,
        303
    );
    let told = history(&eda, &other).await;
    let cancelled = told
        .iter()
        .find(|one| one.contains("Cancelled by the shop"))
        .unwrap_or_else(|| panic!("{told:?}"));
    assert!(cancelled.contains("By otto"), "{told:?}");
}

pub async fn what_lies_ready_is_told_to_the_shopper(app: App) {
    let browser = app.member("eda", Role::Editor).await;
    place_stock(&app, "coffee-mug-white", &at("muenchen-altstadt", 2)).await;
    let body = fetched(&[("coffee-mug-white", 2)], "muenchen-altstadt");
    let checkout = app.post(CHECKOUTS).json(body).send().await.expect(201).id();
    let done = complete(&app, &checkout, "tok_success").await.expect(200);
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let order = read(&app, &id).await;
    let token = link::page(&app.state, &id);
    let shoppers = token.trim_start_matches("http://127.0.0.1:8080").to_owned();
    let page = app.get(&shoppers).send().await.expect(200).text;
    let is_ready = "class=\"now\"><span>Ready for pickup";
    assert!(!page.contains(is_ready), "{page}");
    assert!(
        list(&browser, "?show=pickup")
            .await
            .contains(&order.number.to_string())
    );

    let line = &order.lines[0].id;
    let form = format!("token=r&line_{line}=2");
    for _ in 0..2 {
        let (status, text) = send(&browser, &order, "ready", &form).await;
        assert_eq!(status, 303, "{text}");
    }
    let page = app.get(&shoppers).send().await.expect(200).text;
    assert!(
        page.contains(is_ready) && page.contains("München"),
        "{page}"
    );
    let all = mails::newest(&app.state, 10).await.unwrap();
    let ready: Vec<_> = all
        .iter()
        .filter(|mail| mail.letter.subject.contains("ready for pickup"))
        .collect();
    assert_eq!(ready.len(), 1, "one mail, however often it was tapped");
    let letter = text(&ready[0].letter);
    assert!(letter.contains("Sendlinger Straße 8"), "{letter}");

    let told = history(&browser, &order).await;
    assert!(told.iter().any(|one| one.contains("By eda")), "{told:?}");
    let (status, _) = send(&browser, &order, "deliver", "token=d&parcel=1").await;
    assert_eq!(status, 303);
    assert!(
        !list(&browser, "?show=pickup")
            .await
            .contains(&order.number.to_string())
    );
}

/// The entries of an order's history, without markup.
async fn history(browser: &Browser<'_>, order: &Order) -> Vec<String> {
    let page = browser
        .get(&format!("/studio/orders/{}", order.id))
        .send()
        .await;
    let page = page.expect(200).text;
    let list = page.split("<ol class=\"history\">").nth(1).unwrap();
    let list = list.split("</ol>").next().unwrap();
    list.split("<li").skip(1).map(str::to_owned).collect()
}
