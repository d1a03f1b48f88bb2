//! A page around the checkout that keeps every id and every reply, and still learns nothing.

use serde_json::json;
use spotlet::domain::address::PostalAddress;
use spotlet::domain::buyer::Buyer;
use spotlet::domain::card::CardInput;
use spotlet::domain::id::CheckoutId;
use spotlet_server::config::Config;
use spotlet_server::service::checkout::{self, Details, Means, PageForm};
use spotlet_server::signer::Purpose;

use crate::support::App;
use crate::support::ucp::{
    CHECKOUTS, complete, complete_details, get_checkout, lines, new_cart, on_hand,
};

const SECRETS: [&str; 5] = ["ada@example.com", "Lovelace", "Torstra", "10119", "Berlin"];

fn form(app: &App, id: &CheckoutId, card: Option<&str>) -> PageForm {
    let text = |text: &str| Some(text.to_owned());
    PageForm {
        form_token: checkout::form_token(&app.state, id),
        details: Details {
            buyer: Some(Buyer {
                email: text("ada@example.com"),
                ..Buyer::default()
            }),
            destination: Some(PostalAddress {
                first_name: text("Ada"),
                last_name: text("Lovelace"),
                street_address: text("Torstraße 1"),
                address_locality: text("Berlin"),
                postal_code: text("10119"),
                country: "DE".parse().ok(),
                ..PostalAddress::default()
            }),
            option: None,
            ..Details::default()
        },
        code: None,
        means: card.map(|number| {
            Means::Card(CardInput {
                number: number.to_owned(),
                expiry: "12/2099".to_owned(),
                cvc: "123".to_owned(),
            })
        }),
        expected_total_minor: 1_900 + 490,
    }
}

/// A session that a page began, and the cart it keeps.
async fn begun_with_cart(app: &App) -> (CheckoutId, String) {
    let cart = new_cart(app, &[("coffee-mug-white", 1)]).await.id();
    let made = app.post(CHECKOUTS).header("origin", "https://blog.example");
    let made = made
        .json(json!({ "cart_id": cart }))
        .send()
        .await
        .expect(201);
    (CheckoutId::new(made.id()).unwrap(), cart)
}

async fn begun(app: &App) -> CheckoutId {
    begun_with_cart(app).await.0
}

/// Everything the host can ask for.
async fn assert_host_learns_nothing(app: &App, id: &CheckoutId) {
    let path = format!("{CHECKOUTS}/{id}");
    let replies = [
        get_checkout(app, id.as_str()).await,
        app.put(&path)
            .json(json!({ "line_items": lines(&[("coffee-mug-white", 1)]) }))
            .send()
            .await,
        complete(app, id.as_str(), "tok_success").await,
        app.post(&format!("{path}/cancel")).send().await,
        get_checkout(app, id.as_str()).await,
        app.get(&format!("/checkout/{id}")).send().await.expect(200),
        app.get(&format!("/checkout/{id}?ec_version=2026-04-08"))
            .send()
            .await
            .expect(200),
    ];
    for reply in replies {
        for secret in SECRETS {
            assert!(
                !reply.text.contains(secret),
                "{secret} in {}: {}",
                reply.asked,
                reply.text
            );
        }
    }
    let page = checkout::open(&app.state, id, None).await.unwrap();
    let seen = page.session.checkout.visible_to(&page.reader);
    assert!(seen.buyer().is_none() && seen.destination().is_none());
}

pub async fn what_is_typed_on_our_page_stays_there(app: App) {
    let (id, cart) = begun_with_cart(&app).await;
    let sent = form(&app, &id, None);
    let typed = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap();
    let secret = typed.secret.clone().unwrap();
    assert!(
        typed
            .session
            .checkout
            .visible_to(&typed.reader)
            .buyer()
            .is_some()
    );

    let path = format!("{CHECKOUTS}/{id}");
    let mine = json!({ "line_items": lines(&[("lounge-chair-olive", 1)]), "buyer": { "email": "host@evil.example" } });
    let refused = app.put(&path).json(mine).send().await.expect(200);
    assert_eq!(
        refused.codes().first(),
        Some(&"redacted"),
        "{}",
        refused.text
    );
    let refused = complete(&app, id.as_str(), "tok_success").await;
    assert_eq!(
        refused.codes().first(),
        Some(&"redacted"),
        "{}",
        refused.text
    );

    let again = app
        .post(CHECKOUTS)
        .json(json!({ "cart_id": cart }))
        .send()
        .await
        .expect(200);
    assert_eq!(again.id(), id.as_str());
    for secret in SECRETS {
        assert!(!again.text.contains(secret), "{secret}: {}", again.text);
    }

    let own = checkout::open(&app.state, &id, Some(&secret))
        .await
        .unwrap();
    let destination = own
        .session
        .checkout
        .visible_to(&own.reader)
        .destination()
        .cloned();
    assert_eq!(
        destination, sent.details.destination,
        "the shopper sees it again"
    );
    assert_host_learns_nothing(&app, &id).await;
}

pub async fn a_bought_session_tells_its_host_only_the_order(app: App) {
    let id = begun(&app).await;
    let sent = form(&app, &id, Some("4242 4242 4242 4242"));
    let paid = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap();
    assert_eq!(paid.session.refused, None);
    let order = paid.session.order.unwrap();
    let secret = paid.secret.unwrap();
    let told = get_checkout(&app, id.as_str()).await;
    assert_eq!(told.json["order"]["id"], order.id.as_str());
    assert_host_learns_nothing(&app, &id).await;

    let signature = app.state.signer.sign(Purpose::OrderLink, order.id.as_str());
    let own = app
        .get(&format!("/order/{}.{signature}", order.id))
        .send()
        .await
        .expect(200);
    assert!(
        own.text.contains("Lovelace"),
        "the shopper's own link shows it"
    );
    for guess in [
        order.id.to_string(),
        format!("{}.{secret}", order.id),
        format!("{id}.{signature}"),
    ] {
        let closed = app.get(&format!("/order/{guess}")).send().await.expect(403);
        assert!(
            SECRETS.iter().all(|secret| !closed.text.contains(secret)),
            "{guess}"
        );
    }
    assert_eq!(app.charges(id.as_str()).await, [2_390]);

    // The button was pressed twice: the same order again.
    let again = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap();
    assert_eq!(again.session.order.unwrap().id, order.id);
    assert_eq!(app.charges(id.as_str()).await, [2_390]);
    assert_eq!(on_hand(&app, "coffee-mug-white").await, 19);
}

pub async fn the_same_form_gets_the_same_secret(app: App) {
    let id = begun(&app).await;
    let sent = form(&app, &id, None);
    let first = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap()
        .secret;
    let lost = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap();
    assert!(first.is_some());
    assert_eq!(
        lost.secret, first,
        "its reply got lost, so it is sent again"
    );
    assert_eq!(lost.session.refused, None);

    let another = form(&app, &id, None);
    let stranger = checkout::submit(&app.state, &id, None, &another)
        .await
        .unwrap();
    assert_eq!(stranger.secret, None);
    assert_eq!(stranger.session.refused.unwrap().code(), "redacted");
    let mut forged = another;
    forged.form_token = "made.up".to_owned();
    let refused = checkout::submit(&app.state, &id, None, &forged)
        .await
        .unwrap();
    assert_eq!(refused.session.refused.unwrap().code(), "form_expired");

    let fresh = checkout::restart(&app.state, &id).await.unwrap();
    assert_ne!(fresh.checkout.id, id);
    assert_eq!(
        get_checkout(&app, id.as_str()).await.json["status"],
        "canceled"
    );
    assert!(fresh.checkout.buyer.is_none());
}

pub async fn the_page_charges_only_what_it_showed(app: App) {
    let id = begun(&app).await;
    let mut sent = form(&app, &id, Some("4242424242424242"));
    sent.expected_total_minor = 1;
    let refused = checkout::submit(&app.state, &id, None, &sent)
        .await
        .unwrap();
    assert_eq!(refused.session.refused.unwrap().code(), "total_changed");
    for (number, code) in [
        ("4000 0000 0000 0002", None),
        ("4111 1111 1111 1111", Some("card_not_a_test_card")),
        ("1234", Some("card_number_invalid")),
    ] {
        let sent = form(&app, &id, Some(number));
        let secret = refused.secret.as_deref();
        let reply = checkout::submit(&app.state, &id, secret, &sent)
            .await
            .unwrap();
        assert_eq!(
            reply.session.refused.as_ref().map(|refusal| refusal.code()),
            code,
            "{number}"
        );
        assert!(reply.session.order.is_none());
    }
    assert!(app.charges(id.as_str()).await.is_empty());
}

pub async fn the_page_may_take_over_from_a_platform(app: App) {
    let made = app
        .post(CHECKOUTS)
        .json(complete_details(&[("coffee-mug-white", 1)]))
        .send()
        .await;
    let id = CheckoutId::new(made.expect(201).id()).unwrap();
    let page = checkout::open(&app.state, &id, None).await.unwrap();
    assert!(
        page.session
            .checkout
            .visible_to(&page.reader)
            .buyer()
            .is_none(),
        "it starts blank"
    );
    let taken = checkout::submit(&app.state, &id, None, &form(&app, &id, None))
        .await
        .unwrap();
    assert!(taken.secret.is_some());
    assert_host_learns_nothing(&app, &id).await;
}

pub async fn only_an_allowed_page_may_frame_it(app: App) {
    let app = app
        .reconfigured(|config| Config {
            allowed_hosts: vec!["https://blog.example".into()],
            ..config
        })
        .await;
    for (origin, kept) in [
        ("https://blog.example", Some("https://blog.example")),
        ("https://evil.example", None),
        ("null", None),
    ] {
        let body = json!({ "line_items": lines(&[("coffee-mug-white", 1)]) });
        let made = app
            .post(CHECKOUTS)
            .header("origin", origin)
            .json(body)
            .send()
            .await
            .expect(201);
        let id = CheckoutId::new(made.id()).unwrap();
        let session = checkout::get(&app.state, &id).await.unwrap();
        assert_eq!(session.checkout.host_origin.as_deref(), kept, "{origin}");
    }
}
