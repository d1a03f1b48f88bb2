//! What is sold where, for how much and through whom, as the studio decides it: discounts, markets, delivery, payments.

use serde_json::json;
use spotlet::domain::member::Role;
use spotlet::domain::order::{RefundProgress, RefundReason};
use spotlet::domain::payment::Provider;
use spotlet_server::config::Config;
use spotlet_server::outbox;
use spotlet_server::payment::Capture;
use spotlet_server::payment::stripe::StripeApi;
use spotlet_server::service::checkout;
use spotlet_server::service::order::{find, steps};
use spotlet_server::store::{self, provider_event};

use crate::studio_brand::{
    DISCOUNTS, MARKETS, PAYMENTS, SHIPPING, beside, encoded, hidden, save, version,
};
use crate::support::ucp::{
    CARTS, CHECKOUTS, complete, complete_details, get_checkout, lines, ready_checkout,
};
use crate::support::{App, Reply};

async fn cart(app: &App, code: &str) -> Reply {
    let body = json!({
        "line_items": lines(&[("coffee-mug-white", 1)]),
        "discounts": { "codes": [code] },
    });
    app.post(CARTS).json(body).send().await.expect(201)
}

async fn checkout(app: &App) -> Reply {
    let body = complete_details(&[("coffee-mug-white", 1)]);
    app.post(CHECKOUTS).json(body).send().await.expect(201)
}

pub async fn a_discount_made_in_the_studio_counts_at_once(app: App) {
    let editor = app.member("eda", Role::Editor).await;
    let first = editor.get(DISCOUNTS).send().await.expect(200);
    assert!(first.text.contains("No discounts yet"));
    let cut = async |code| {
        let made = cart(&app, code).await;
        let totals = made.json["totals"].as_array().unwrap().clone();
        let cuts = totals.iter().filter(|entry| {
            let kind = entry["type"].as_str().unwrap();
            kind.ends_with("discount")
        });
        cuts.map(|entry| entry["amount"].as_i64().unwrap())
            .sum::<i64>()
    };
    let typed = [
        ("title-en", "Autumn days"),
        ("title-de", "Herbsttage"),
        ("code", "AUTUMN"),
        ("kind", "percent"),
        ("worth", "10"),
        ("limit", "1"),
    ];
    let new = format!("{DISCOUNTS}/new");
    save(&editor, &new, &typed).await.expect(303);
    assert_eq!(cut("autumn").await.abs(), 190);
    let one = format!("{DISCOUNTS}/autumn");
    let page = editor.get(&one).send().await.expect(200);
    assert!(page.text.contains("value=\"Herbsttage\""), "{}", page.text);
    let more = [
        typed[0],
        typed[2],
        ("kind", "amount"),
        ("worth", "5.00 EUR"),
        ("limit", "1"),
    ];
    save(&editor, &one, &more).await.expect(303);
    assert_eq!(cut("AUTUMN").await.abs(), 500);
    let list = editor.get(DISCOUNTS).send().await.expect(200);
    assert!(list.text.contains("used 0 of 1 times"), "{}", list.text);
    for (field, value, beside_it) in [
        ("worth", "free", "a price"),
        ("limit", "many", "a whole number"),
        ("code", &"x".repeat(65), "visible"),
        ("min_subtotal", "20", "a price"),
        ("products", "no id", ""),
        ("title-en", "", "Missing"),
    ] {
        let mut fields: Vec<_> = more
            .iter()
            .copied()
            .filter(|(name, _)| *name != field)
            .collect();
        fields.push((field, value));
        let refused = save(&editor, &one, &fields).await.expect(422);
        assert!(
            beside(&refused, field).contains(beside_it),
            "{field}: {}",
            refused.text
        );
    }
    let backwards = [
        ("valid_from", "2030-01-02T00:00"),
        ("valid_until", "2030-01-01T00:00"),
    ];
    let backwards = [more.as_slice(), &backwards].concat();
    let refused = save(&editor, &one, &backwards).await.expect(422);
    assert!(refused.text.contains("It ends before it begins."));
    // The same code again belongs to the same discount only.
    let refused = save(&editor, &new, &typed).await.expect(422);
    assert!(beside(&refused, "code").contains("one discount only"));
    let end = [("do", "end"), ("version", &version(&editor, &one).await)];
    editor
        .post(&one)
        .form(&encoded(&end))
        .send()
        .await
        .expect(303);
    assert_eq!(cut("AUTUMN").await, 0);
    let list = editor.get(DISCOUNTS).send().await.expect(200);
    assert!(list.text.contains("Over"), "{}", list.text);
    // Without a code it applies by itself.
    let for_all = [
        ("title-en", "For all"),
        ("kind", "percent"),
        ("worth", "20"),
    ];
    save(&editor, &new, &for_all).await.expect(303);
    assert_eq!(cut("").await.abs(), 380);
    editor
        .get(&format!("{DISCOUNTS}/for-all"))
        .send()
        .await
        .expect(200);
    editor
        .get(&format!("{DISCOUNTS}/nothing"))
        .send()
        .await
        .expect(404);
}

pub async fn markets_and_shipping_make_the_next_quote(app: App) {
    let owner = app.owner().await;
    let before = checkout(&app).await;
    assert_eq!(before.total("fulfillment"), 490, "{}", before.text);
    let total = before.total("total");
    let added = [
        ("default_country", "AT"),
        ("default_locale", "en"),
        ("t0-country", "DE"),
        ("t0-prices", "added"),
        ("t0-rounding", "line"),
        ("t0-standard", "20"),
        ("t0-reduced", "8.1"),
    ];
    save(&owner, MARKETS, &added).await.expect(303);
    let after = checkout(&app).await;
    assert_eq!(after.total("tax"), total / 5, "{}", after.text);
    for (field, value, text) in [
        ("t0-country", "XX1", "an ISO 3166 code"),
        ("t0-standard", "120", "a percentage"),
        ("default_country", "Austria", "an ISO 3166 code"),
    ] {
        let mut fields: Vec<_> = added
            .iter()
            .copied()
            .filter(|(name, _)| *name != field)
            .collect();
        fields.push((field, value));
        let refused = save(&owner, MARKETS, &fields).await.expect(422);
        assert!(beside(&refused, field).contains(text), "{field}");
    }
    let twice = [
        added.as_slice(),
        &[("t1-country", "DE"), ("t1-standard", "5")],
    ]
    .concat();
    let refused = save(&owner, MARKETS, &twice).await.expect(422);
    assert!(beside(&refused, "t1-country").contains("one [[tax]] table only"));
    let page = owner.get(MARKETS).send().await.expect(200);
    assert!(
        page.text.contains("value=\"EUR\""),
        "the currencies: {}",
        page.text
    );

    let zone = [
        ("z0-countries", "DE, AT"),
        ("z0s0-id", "standard"),
        ("z0s0-title-en", "Standard"),
        ("z0s0-price", "7.00 EUR"),
        ("z0s0-free", ""),
        ("z0s0-earliest", "1"),
        ("z0s0-latest", "3"),
        ("z0s0-weight", "100: 1.00 EUR\n90000: 6.00 EUR"),
        ("z0s0-value", "1000.00 EUR: 0.00 EUR"),
    ];
    save(&owner, SHIPPING, &zone).await.expect(303);
    let after = checkout(&app).await.total("fulfillment");
    assert!(after == 100 || after == 600, "a step by weight: {after}");
    let page = owner.get(SHIPPING).send().await.expect(200);
    assert!(page.text.contains("90000: 6.00 EUR"), "{}", page.text);
    for (field, value) in [
        ("z0-countries", "DE, Austria"),
        ("z0-countries", ""),
        ("z0s0-price", "7"),
        ("z0s0-free", "much"),
        ("z0s0-latest", "0"),
        ("z0s0-earliest", "soon"),
        ("z0s0-weight", "heavy: 1.00 EUR"),
        ("z0s0-id", "Not An Id"),
        ("z0s0-title-en", ""),
    ] {
        let mut fields: Vec<_> = zone
            .iter()
            .copied()
            .filter(|(name, _)| *name != field)
            .collect();
        fields.push((field, value));
        let refused = save(&owner, SHIPPING, &fields).await.expect(422);
        assert!(!beside(&refused, field).is_empty(), "{field}");
    }
    let none = [zone.as_slice(), &[("z0-remove", "yes")]].concat();
    save(&owner, SHIPPING, &none).await.expect(303);
    let nowhere = app
        .post(CHECKOUTS)
        .json(complete_details(&[("coffee-mug-white", 1)]));
    let nowhere = nowhere.send().await.expect(201);
    assert_ne!(nowhere.json["status"], "ready_for_complete");
}

/// An operator who fixed the provider in the environment keeps it: there is no switch, and a form kept open is told so.
pub async fn a_fixed_provider_is_not_switched(app: App) {
    let app = app
        .reconfigured(|config| Config {
            fixed: ["test_payments"].into(),
            ..config
        })
        .await;
    let owner = app.owner().await;
    let page = owner.get(PAYMENTS).send().await.expect(200);
    assert!(page.text.contains("SPOTLET_TEST_PAYMENTS"));
    assert!(!page.text.contains(&format!("{PAYMENTS}/switch")));
    let kept = encoded(&[
        ("to", "test"),
        ("sure", "yes"),
        ("token", ""),
        ("version", "0"),
    ]);
    let refused = owner
        .post(&format!("{PAYMENTS}/switch"))
        .form(&kept)
        .send()
        .await
        .expect(409);
    assert!(refused.text.contains("SPOTLET_TEST_PAYMENTS"));
}

pub async fn payments_go_live_in_two_steps(app: App) {
    let owner = app.owner().await;
    let page = owner.get(PAYMENTS).send().await.expect(200);
    assert!(page.text.contains("http://127.0.0.1:8080/webhooks/stripe"));
    assert!(page.text.contains("no money moves"));
    let path = format!("{PAYMENTS}/switch");
    let asked = owner
        .get(&format!("{path}?to=live"))
        .send()
        .await
        .expect(200);
    let version = hidden(&asked.text, "version");
    let switch = |to: &str, sure: &str, version: &str| {
        encoded(&[
            ("to", to),
            ("sure", sure),
            ("token", ""),
            ("version", version),
        ])
    };
    let unsure = owner
        .post(&path)
        .form(&switch("live", "", &version))
        .send()
        .await;
    unsure.expect(422);
    let unpaid = owner
        .post(&path)
        .form(&switch("live", "yes", &version))
        .send()
        .await;
    assert!(unpaid.expect(422).text.contains("nobody could pay"));
    let app = app
        .reconfigured(|config| Config {
            stripe: Some(StripeApi {
                origin: "http://127.0.0.1:9".to_owned(),
                secret_key: "sk_live_very_secret".to_owned(),
                publishable_key: "pk_live_public".to_owned(),
                webhook_secret: "whsec_very_secret".to_owned(),
                capture: Capture::Automatic,
            }),
            ..config
        })
        .await;
    let owner = app.member("again", Role::Owner).await;
    let waiting = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let begun = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    complete(&app, &begun, "tok_challenge").await.expect(200);
    let paid = ready_checkout(&app, &[("coffee-mug-white", 1)]).await.id();
    let paid = complete(&app, &paid, "tok_success").await.expect(200);
    let live = owner
        .post(&path)
        .form(&switch("live", "yes", &version))
        .send()
        .await;
    live.expect(303);
    let page = owner.get(PAYMENTS).send().await.expect(200);
    assert!(page.text.contains("real money") && page.text.contains("Live payments"));
    assert!(!page.text.contains("very_secret") && !page.text.contains("pk_live_public"));
    // A test token pays nothing any more, not even a checkout that was open before.
    let refused = complete(&app, &waiting, "tok_success").await;
    assert_ne!(refused.json["status"], "completed", "{}", refused.text);
    assert!(
        app.get("/.well-known/ucp")
            .send()
            .await
            .expect(200)
            .text
            .contains("stripe")
    );
    // Whether its webhooks arrive is said as it is.
    assert!(
        page.text.contains("nothing has arrived yet"),
        "{}",
        page.text
    );
    let mut tx = app.state.store.write().await.unwrap();
    let now = app.state.clock.now();
    provider_event::remember(&mut tx, Provider::Stripe, "evt_1", now)
        .await
        .unwrap();
    store::commit(tx).await.unwrap();
    let page = owner.get(PAYMENTS).send().await.expect(200);
    assert!(
        page.text.contains("They arrive: the newest came on"),
        "{}",
        page.text
    );
    let fresh = ready_checkout(&app, &[("coffee-mug-white", 1)]).await;
    let handlers = fresh.json["ucp"]["payment_handlers"].to_string();
    assert!(
        handlers.contains("stripe") && !handlers.contains("test"),
        "{handlers}"
    );
    // A payment that was begun with the test provider ends with it, and so does money that it took.
    let session = begun.parse().unwrap();
    let page = checkout::resolve_challenge(&app.state, &session, None, true)
        .await
        .unwrap();
    assert_eq!(page.session.refused, None);
    let done = get_checkout(&app, &begun).await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
    let order = paid.json["order"]["id"].as_str().unwrap().parse().unwrap();
    steps::refund(
        &app.state,
        &order,
        steps::RefundOf::Rest,
        RefundReason::Goodwill,
    )
    .await
    .unwrap();
    outbox::work_off(&app.state).await.unwrap();
    let order = find::by_name(&app.state, order.as_str()).await.unwrap();
    let progress = &order.life.refunds[0].progress;
    assert!(
        matches!(progress, RefundProgress::Done { .. }),
        "{progress:?}"
    );
    let version = hidden(
        &owner.get(&format!("{path}?to=test")).send().await.text,
        "version",
    );
    let test = owner
        .post(&path)
        .form(&switch("test", "yes", &version))
        .send()
        .await;
    test.expect(303);
    assert!(app.state.clone().config.test_payments);
    let fresh = ready_checkout(&app, &[("coffee-mug-white", 1)]).await;
    assert!(
        fresh.json["ucp"]["payment_handlers"]
            .to_string()
            .contains("test")
    );
    let done = complete(&app, &fresh.id(), "tok_success").await;
    assert_eq!(done.json["status"], "completed", "{}", done.text);
}
