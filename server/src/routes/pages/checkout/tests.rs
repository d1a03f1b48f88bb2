#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use axum::http::StatusCode;

use crate::config::Config;
use crate::payment::Capture;
use crate::payment::stripe::StripeApi;
use crate::testing::{Reply, Shop};

const ADDRESS: &str = "country=DE&first_name=Ada&last_name=Love&street_address=Weg+1&postal_code=10115\
     &address_locality=Berlin&email=ada%40example.com&delivery=standard";

async fn checkout(shop: &Shop) -> String {
    shop.get("/buy/mug-grey:2").await.location().to_owned()
}

async fn pay(shop: &Shop, path: &str, page: &Reply, cookie: &str, number: &str) -> Reply {
    let body = format!(
        "form_token={}&expected_total={}&step=pay&{ADDRESS}&card_number={number}&card_expiry=12/35&card_cvc=123",
        page.field("form_token"),
        page.field("expected_total"),
    );
    shop.own_form(path, cookie, &body).await
}

#[tokio::test]
async fn forms_of_other_sites_change_nothing() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    for path in [
        path.clone(),
        format!("{path}/challenge"),
        format!("{path}/restart"),
        "/bag/lines".into(),
        "/bag/checkout".into(),
    ] {
        for origin in ["https://blog.example", "null"] {
            let reply = shop.form(&path, origin, "", "step=pay&line=x").await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path} from {origin}");
        }
    }
}

#[tokio::test]
async fn a_checkout_completes_with_plain_forms() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    assert!(page.text.contains("Test payment, no money moves"));
    assert_eq!(page.header("cache-control"), "no-store");
    let declined = pay(&shop, &path, &page, "", "4000000000000002").await;
    assert!(
        declined
            .text
            .contains("The payment was declined. Nothing was charged."),
        "{}",
        declined.text
    );
    let cookie = declined.cookie().to_owned();
    for flag in ["HttpOnly", "Secure", "SameSite=None", "Partitioned"] {
        assert!(declined.header("set-cookie").contains(flag));
    }
    let asked = pay(&shop, &path, &declined, &cookie, "4000002760003184").await;
    assert!(asked.text.contains("Confirm with your bank"));
    let done = shop
        .own_form(&format!("{path}/challenge"), &cookie, "answer=approve")
        .await;
    assert!(done.text.contains("data-order-number"), "{}", done.text);
    let at = done.text.find("/order/").unwrap();
    let order = done.text[at..].split('"').next().unwrap();
    let order = if order.contains('.') {
        order
    } else {
        done.text[done.text.rfind("/order/").unwrap()..]
            .split('"')
            .next()
            .unwrap()
    };
    let order = shop.get(order).await;
    assert!(
        order.text.contains("Ada Love") && order.text.contains("10115 Berlin"),
        "{}",
        order.text
    );
    assert_eq!(order.header("referrer-policy"), "no-referrer");
}

#[tokio::test]
async fn mistakes_are_told_beside_their_fields_and_nothing_is_lost() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    assert!(
        !page.text.contains("class=\"error\""),
        "nobody is scolded before they begin"
    );
    let body = format!(
        "form_token={}&expected_total={}&step=pay&country=DE&first_name=Ada&postal_code=1&email=ada&card_number=4242",
        page.field("form_token"),
        page.field("expected_total"),
    );
    let reply = shop.own_form(&path, "", &body).await;
    for expected in [
        "error-last_name",
        "error-postal_code",
        "error-email",
        "error-card_number",
        "value=\"Ada\"",
    ] {
        assert!(reply.text.contains(expected), "{expected}: {}", reply.text);
    }
    assert!(
        !reply.text.contains("value=\"4242\""),
        "a card is never shown again"
    );
}

#[tokio::test]
async fn what_was_typed_is_shown_to_who_typed_it_only() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    let typed = pay(&shop, &path, &page, "", "4000000000000002").await;
    let cookie = typed.cookie().to_owned();
    assert!(
        shop.get_with(&path, &[("cookie", &cookie)])
            .await
            .text
            .contains("ada@example.com")
    );
    for stranger in ["", "spotlet_buyer=guess"] {
        let page = shop.get_with(&path, &[("cookie", stranger)]).await;
        assert!(
            !page.text.contains("ada@example.com") && !page.text.contains("Ada"),
            "{stranger}"
        );
        assert!(page.text.contains("Start again"));
    }
    let json = typed
        .text
        .split("id=\"ec-checkout\">")
        .nth(1)
        .unwrap()
        .split("</script>")
        .next()
        .unwrap();
    assert!(
        !json.contains("ada@example.com") && !json.contains("Berlin"),
        "{json}"
    );
    let fresh = shop
        .own_form(&format!("{path}/restart"), "", "embedded=1")
        .await;
    let fresh = fresh.location();
    assert!(
        fresh.contains("?ec_version=") && !fresh.contains(&path),
        "{fresh}"
    );
}

#[tokio::test]
async fn a_changed_price_is_told_and_not_charged() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    let forged = page.text.replace(
        &format!(
            "name=\"expected_total\" value=\"{}\"",
            page.field("expected_total")
        ),
        "name=\"expected_total\" value=\"100\"",
    );
    let forged = Reply {
        text: forged,
        ..page
    };
    let reply = pay(&shop, &path, &forged, "", "4242424242424242").await;
    assert!(
        reply.text.contains("The total has changed to €52.90"),
        "{}",
        reply.text
    );
    assert!(!reply.text.contains("data-order-number"));
}

#[tokio::test]
async fn only_the_recorded_host_may_frame_a_checkout() {
    let shop = Shop::open().await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    assert!(
        page.header("content-security-policy")
            .ends_with("frame-ancestors 'none'")
    );
    let embedded = shop.get(&format!("{path}?ec_version=2026-04-08")).await;
    assert!(
        embedded
            .header("content-security-policy")
            .ends_with("frame-ancestors 'none'"),
        "no host made it"
    );
    let request = axum::http::Request::post("/ucp/v1/checkout-sessions")
        .header("origin", "https://blog.example")
        .header("content-type", "application/json")
        .header(
            "ucp-agent",
            r#"profile="https://shop.example/ucp/platform.json""#,
        )
        .header("idempotency-key", "6c1b0d1e-5f0a-4f0e-9d6e-0d2f6a1f7c11")
        .body(r#"{"line_items":[{"item":{"id":"mug-grey"},"quantity":1}]}"#.into());
    let made = shop.send(request.unwrap()).await;
    let made: serde_json::Value = serde_json::from_str(&made.text).unwrap();
    let url = made["continue_url"]
        .as_str()
        .unwrap()
        .trim_start_matches("https://shop.example");
    let embedded = shop
        .get(&format!("{url}?ec_version=2026-04-08&ec_color_scheme=dark"))
        .await;
    let policy = embedded.header("content-security-policy");
    assert!(
        policy.ends_with("frame-ancestors https://blog.example"),
        "{policy}"
    );
    assert!(
        embedded
            .text
            .contains("data-host-origin=\"https://blog.example\"")
    );
    assert!(embedded.text.contains("data-theme=\"dark\""));
    // Without a script each form's answer is a new page, and it looks the same.
    let kept = "name=\"ec_color_scheme\" value=\"dark\"";
    assert!(embedded.text.contains(kept), "{}", embedded.text);
    let refresh = "step=refresh&embedded=1&ec_color_scheme=dark";
    let answered = shop.own_form(url, "", refresh).await;
    assert!(
        answered.text.contains("data-theme=\"dark\""),
        "{}",
        answered.text
    );
    assert!(answered.text.contains(kept));
    let other = shop
        .own_form(url, "", "step=refresh&embedded=1&ec_color_scheme=red")
        .await;
    assert!(!other.text.contains("value=\"red\""), "{}", other.text);
    assert!(
        shop.get(url)
            .await
            .header("content-security-policy")
            .ends_with("frame-ancestors 'none'")
    );
}

#[tokio::test]
async fn a_code_is_typed_refused_told_applied_and_removed_without_a_script() {
    let shop = Shop::with(|config| {
        let tables = r#"
            [[discount]]
            id = "welcome"
            title = "Ten off"
            code = "WELCOME10"
            percent = 10
        "#;
        let layer = crate::config::Layer::parse(tables, std::path::Path::new("t")).unwrap();
        let discounts = crate::config::Config::from_layer(layer).unwrap().discounts;
        crate::config::Config {
            discounts,
            ..config
        }
    })
    .await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    let send = async |page: &Reply, cookie: &str, rest: &str| {
        let body = format!(
            "form_token={}&expected_total={}&{ADDRESS}&card_number=4242424242424242&card_expiry=12/35&card_cvc=123&{rest}",
            page.field("form_token"),
            page.field("expected_total"),
        );
        shop.own_form(&path, cookie, &body).await
    };
    // Nobody pays the full price believing that their code counted.
    let refused = send(&page, "", "step=pay&discount_code=nonsense").await;
    let cookie = refused.cookie().to_owned();
    assert!(
        refused.text.contains("We do not know this code."),
        "{}",
        refused.text
    );
    let again = send(&refused, &cookie, "step=pay&discount_code=nonsense").await;
    assert!(
        again.text.contains("We do not know this code."),
        "{}",
        again.text
    );
    let applied = send(&again, &cookie, "step=code&discount_code=welcome10").await;
    assert!(applied.text.contains("Ten off"), "{}", applied.text);
    assert_eq!(applied.field("expected_total"), "4810");
    let removed = send(&applied, &cookie, "step=remove-code").await;
    assert_eq!(removed.field("expected_total"), "5290");
    // A code that is sent with the payment changes the total, which is shown first.
    let shown = send(&removed, &cookie, "step=pay&discount_code=WELCOME10").await;
    assert!(
        shown.text.contains("The total has changed to"),
        "{}",
        shown.text
    );
    let done = send(&shown, &cookie, "step=pay").await;
    assert!(done.text.contains("data-order-number"), "{}", done.text);
}

fn with_stripe(config: Config) -> Config {
    Config {
        test_payments: false,
        stripe: Some(StripeApi {
            origin: "http://127.0.0.1:9".to_owned(),
            secret_key: "sk_test_hidden".to_owned(),
            publishable_key: "pk_test_shown".to_owned(),
            webhook_secret: "whsec_hidden".to_owned(),
            capture: Capture::Automatic,
        }),
        ..config
    }
}

#[tokio::test]
async fn only_the_publishable_key_reaches_the_page() {
    let shop = Shop::with(with_stripe).await;
    let path = checkout(&shop).await;
    let page = shop.get(&path).await;
    assert!(page.text.contains("data-stripe=\"pk_test_shown\""));
    assert!(page.text.contains("data-currency=\"eur\""));
    let wallets = page.text.find("data-stripe-express").unwrap();
    let first_field = page.text.find("name=\"country\"").unwrap();
    assert!(wallets < first_field, "wallets come before any field");
    let email = page.text.find("name=\"email\"").unwrap();
    let card = page.text.find("data-stripe-fields").unwrap();
    assert!(
        first_field < card && card < email,
        "the e-mail address comes last"
    );
    assert!(!page.text.contains("card_number"), "no card comes to us");
    let policy = page.header("content-security-policy");
    assert!(policy.contains("https://js.stripe.com"), "{policy}");
    let profile = shop.get("/.well-known/ucp").await.text;
    assert!(profile.contains("pk_test_shown") && profile.contains("dev.spotlet.stripe"));
    for text in [&page.text, &profile] {
        assert!(!text.contains("sk_test_hidden") && !text.contains("whsec_hidden"));
    }
    // What the form brings must be one of Stripe's tokens; nothing else is sent on.
    for token in ["sk_test_x", "4242424242424242", "pm_1/../x"] {
        let body = format!(
            "form_token={}&expected_total={}&step=pay&{ADDRESS}&stripe_token={token}",
            page.field("form_token"),
            page.field("expected_total"),
        );
        let reply = shop.own_form(&path, "", &body).await;
        assert!(
            reply.text.contains("data-status=\"ready_for_complete\""),
            "{token}"
        );
        assert!(!reply.text.contains(token), "{token} is not shown again");
    }
    let elsewhere = Shop::open().await;
    let page = elsewhere.get(&checkout(&elsewhere).await).await;
    assert!(!page.header("content-security-policy").contains("stripe"));
}
