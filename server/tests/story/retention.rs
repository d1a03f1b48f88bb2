//! Personal data goes when its time is over, and nothing else does.

use std::process::Command;

use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::order::Way;
use spotlet_server::service::order::erase::{Extent, erase};
use spotlet_server::service::order::{self, invoice, link, steps};
use spotlet_server::service::retention::{Swept, sweep};
use spotlet_server::store;

use crate::support::App;
use crate::support::ucp::{CARTS, complete, new_cart, ready_checkout};

const DAY_MS: i64 = 86_400_000;

/// Every row of every table in which a shopper was named.
async fn everything(app: &App) -> String {
    let mut conn = app.state.store.read().await.unwrap();
    let mut all = String::new();
    for sql in [
        "SELECT document FROM orders",
        "SELECT document FROM checkouts",
        "SELECT document FROM carts",
        "SELECT document FROM invoices",
        "SELECT payload || kind || COALESCE(last_error, '') FROM outbox",
        "SELECT COALESCE(email_hash, '') FROM orders",
        "SELECT secret_hash FROM buyer_secrets",
    ] {
        let rows: Vec<(String,)> = sqlx::query_as(sql).fetch_all(&mut *conn).await.unwrap();
        all.extend(rows.into_iter().map(|(text,)| text));
    }
    all
}

pub async fn personal_data_goes_by_rule(app: App) {
    let session = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let done = complete(&app, &session, "tok_success").await.expect(200);
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let way = Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: Some("JD014600".to_owned()),
        tracking_url: None,
    };
    steps::hand_over(&app.state, &id, Vec::new(), way)
        .await
        .unwrap();
    let number = invoice::of(&app.state, &id).await.unwrap().number;
    let left = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let cart = new_cart(&app, &[("coffee-mug-white", 1)]).await.id();
    assert_eq!(sweep(&app.state).await.unwrap(), Swept::default());

    // What was left lying about goes within the month, the order's own data stays.
    app.wait_ms(31 * DAY_MS);
    spotlet_server::service::checkout::sweep(&app.state)
        .await
        .unwrap();
    app.wait_ms(31 * DAY_MS);
    let swept = sweep(&app.state).await.unwrap();
    assert_eq!((swept.orders, swept.checkouts), (0, 2));
    for gone in [&session, &left] {
        let gone: CheckoutId = gone.parse().unwrap();
        let mut conn = app.state.store.read().await.unwrap();
        let found = store::checkout::get(&mut conn, &gone)
            .await
            .unwrap()
            .unwrap();
        assert!(found.value.buyer.is_none());
    }
    let kept = order::get(&app.state, &id).await.unwrap();
    assert_eq!(kept.buyer.email.as_deref(), Some("ada@example.com"));
    assert_eq!(
        sweep(&app.state).await.unwrap().checkouts,
        0,
        "once is enough"
    );

    app.wait_ms(40 * DAY_MS);
    assert!(sweep(&app.state).await.unwrap().others > 0);
    let bag = app.get(&format!("{CARTS}/{cart}")).send().await;
    assert_eq!(bag.codes(), ["not_found"]);

    app.wait_ms(9 * 366 * DAY_MS);
    assert_eq!(sweep(&app.state).await.unwrap().orders, 1);
    assert_eq!(sweep(&app.state).await.unwrap(), Swept::default());
    let stored = everything(&app).await;
    for person in [
        "Ada",
        "Byron",
        "ada@example.com",
        "Torstra",
        "10119",
        "JD014600",
    ] {
        assert!(!stored.contains(person), "{person} in {stored}");
    }
    // What the books are about is still there, under its number.
    let after = order::get(&app.state, &id).await.unwrap();
    assert_eq!(after.totals, kept.totals);
    assert_eq!(after.destination.country, kept.destination.country);
    assert_eq!(invoice::of(&app.state, &id).await.unwrap().number, number);
    let page = format!("/order/{}", link::token(&app.state, &id));
    app.get(&page).send().await.expect(200);
}

pub async fn the_merchant_erases_an_order_at_the_terminal(app: App) {
    let session = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let done = complete(&app, &session, "tok_success").await.expect(200);
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let number = order::get(&app.state, &id)
        .await
        .unwrap()
        .number
        .to_string();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_spotlet"));
        command.env_clear().current_dir(&app.state.config.data_dir);
        command.args(["order", "erase", "--data"]);
        command.arg(&app.state.config.data_dir).args(args);
        if let Some(url) = &app.state.config.database_url {
            command.env("SPOTLET_DATABASE_URL", url);
        }
        command.output().unwrap()
    };
    let too_early = run(&[number.as_str()]);
    assert!(!too_early.status.success(), "the parcel needs its address");
    assert!(!too_early.stderr.is_empty());
    assert!(everything(&app).await.contains("ada@example.com"));

    let way = Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: None,
        tracking_url: None,
    };
    steps::hand_over(&app.state, &id, Vec::new(), way)
        .await
        .unwrap();
    steps::receive(&app.state, &id, 1).await.unwrap();
    for (args, gone, kept) in [
        (vec![number.as_str()], "ada@example.com", "Torstra"),
        (
            vec![number.as_str(), "--everything"],
            "Torstra",
            number.as_str(),
        ),
    ] {
        let done = run(&args);
        let told = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(
            done.status.success(),
            "{}",
            String::from_utf8_lossy(&done.stderr)
        );
        let stored = everything(&app).await;
        assert!(
            !told.contains(gone) && !stored.contains(gone),
            "{gone} in {stored}"
        );
        assert!(told.contains(number.as_str()) && stored.contains(kept));
    }
    assert!(!run(&["SP-1-00"]).status.success(), "no such order");
}

pub async fn an_order_is_erased_when_the_shopper_asks(app: App) {
    let session = ready_checkout(&app, &[("coffee-mug-white", 2)]).await.id();
    let done = complete(&app, &session, "tok_success").await.expect(200);
    let id: OrderId = done.json["order"]["id"].as_str().unwrap().parse().unwrap();
    let too_early = erase(&app.state, &id, Extent::Contact).await;
    assert!(too_early.is_err(), "the parcel needs its address");

    let way = Way::Carrier {
        carrier: "DHL".to_owned(),
        tracking_number: Some("JD014600".to_owned()),
        tracking_url: None,
    };
    steps::hand_over(&app.state, &id, Vec::new(), way)
        .await
        .unwrap();
    steps::receive(&app.state, &id, 1).await.unwrap();
    let order = erase(&app.state, &id, Extent::Contact).await.unwrap();
    assert_eq!(order.buyer.email, None);
    let stored = everything(&app).await;
    for gone in ["ada@example.com", "JD014600"] {
        assert!(!stored.contains(gone), "{gone} in {stored}");
    }
    assert!(stored.contains("Torstra"), "the invoice needs it");
    assert!(!stored.contains(&store::order::email_hash("ada@example.com")));
    let page = format!("/order/{}", link::token(&app.state, &id));
    let invoice = app.get(&format!("{page}/invoice")).send().await.expect(200);
    assert!(invoice.text.contains("Torstra"));

    erase(&app.state, &id, Extent::Everything).await.unwrap();
    let stored = everything(&app).await;
    for gone in ["Ada", "Byron", "Torstra", "10119"] {
        assert!(!stored.contains(gone), "{gone} in {stored}");
    }
    app.get(&page).send().await.expect(200);
    app.wait_ms(9 * 366 * DAY_MS);
    assert_eq!(sweep(&app.state).await.unwrap().orders, 0, "it was done");
}
