#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use spotlet::domain::currency::Currency;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, RefundState};

use super::super::call::{ProviderError, Reply};
use super::*;

fn api() -> StripeApi {
    StripeApi {
        origin: API.to_owned(),
        secret_key: "sk_test_secret".to_owned(),
        publishable_key: "pk_test_1".to_owned(),
        webhook_secret: "whsec_1".to_owned(),
        capture: Capture::Manual,
    }
}

fn reply(status: u16, body: &str) -> Reply {
    Reply {
        status,
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn an_intent_is_made_first_and_confirmed_then() {
    let key = AttemptKey::parse("checkout1.2").unwrap();
    let source = Source::Stripe("ctoken_1".to_owned());
    let ask = Ask {
        key: &key,
        amount: Money::new(64_900, Currency::EUR),
        source: &source,
        capture: Capture::Manual,
        return_url: "https://shop.example/checkout/checkout1",
    };
    let create = api().create(&ask).request;
    assert_eq!(create.url, "https://api.stripe.com/v1/payment_intents");
    assert_eq!(
        create.body.unwrap().1,
        "amount=64900&currency=eur&metadata%5Bspotlet%5D=checkout1.2&capture_method=manual"
    );
    assert!(
        create
            .headers
            .contains(&("idempotency-key", "checkout1.2-create".to_owned()))
    );
    let confirm = api().confirm(&ask, "pi_1").request;
    assert_eq!(
        confirm.url,
        "https://api.stripe.com/v1/payment_intents/pi_1/confirm"
    );
    assert_eq!(
        confirm.body.unwrap().1,
        "return_url=https%3A%2F%2Fshop.example%2Fcheckout%2Fcheckout1&use_stripe_sdk=true&confirmation_token=ctoken_1"
    );
}

#[test]
fn states_that_we_do_not_know_are_pending() {
    for (body, state, captured, is_revivable) in [
        (
            r#""status":"succeeded","amount_received":400"#,
            PaymentState::Succeeded,
            400,
            false,
        ),
        (
            r#""status":"succeeded""#,
            PaymentState::Succeeded,
            500,
            false,
        ),
        (
            r#""status":"requires_capture""#,
            PaymentState::Authorized,
            0,
            false,
        ),
        (
            r#""status":"requires_action""#,
            PaymentState::RequiresAction,
            0,
            false,
        ),
        (r#""status":"canceled""#, PaymentState::Declined, 0, false),
        (
            r#""status":"requires_payment_method","last_payment_error":{"code":"x"}"#,
            PaymentState::Declined,
            0,
            true,
        ),
        (
            r#""status":"requires_payment_method","last_payment_error":null"#,
            PaymentState::Pending,
            0,
            false,
        ),
        (
            r#""status":"requires_confirmation""#,
            PaymentState::Pending,
            0,
            false,
        ),
        (r#""status":"processing""#, PaymentState::Pending, 0, false),
        (r#""status":"SUCCEEDED""#, PaymentState::Pending, 0, false),
    ] {
        let found = intent(&reply(
            200,
            &format!(r#"{{"id":"pi_1","amount":500,{body}}}"#),
        ))
        .unwrap();
        assert_eq!(
            (found.state, found.captured_minor, found.is_revivable),
            (state, captured, is_revivable),
            "{body}"
        );
    }
}

#[test]
fn a_declined_card_is_an_intent_inside_an_error() {
    let body = r#"{"error":{"type":"card_error","code":"card_declined","payment_intent":
        {"id":"pi_1","amount":500,"status":"requires_payment_method","last_payment_error":{},"metadata":{"spotlet":"c.1"}}}}"#;
    let found = intent(&reply(402, body)).unwrap();
    assert_eq!(found.state, PaymentState::Declined);
    assert!(found.is_revivable, "the page could still confirm it");
    let bare = r#"{"error":{"type":"card_error","code":"card_declined"}}"#;
    assert_eq!(
        intent(&reply(402, bare)),
        Err(ProviderError::Refused {
            status: 402,
            code: "card_declined".into()
        })
    );
    for status in [409, 429, 500, 503] {
        assert!(
            !intent(&reply(status, "oops")).unwrap_err().is_final(),
            "{status}"
        );
    }
}

#[test]
fn refunds_are_found_by_the_key_they_were_made_under() {
    let find = api().find_refund("pi_1", "order1.a");
    let body = r#"{"data":[{"id":"re_1","amount":100,"status":"succeeded","metadata":{"spotlet":"order1.a"}},
        {"id":"re_2","amount":50,"status":"odd"}]}"#;
    let list = (find.call.parse)(&reply(200, body)).unwrap();
    assert_eq!(list[0].0, "order1.a");
    assert_eq!(list[0].1.state, RefundState::Succeeded);
    assert_eq!(list[1].1.state, RefundState::Pending);
}

#[test]
fn no_debug_form_shows_a_key() {
    let request = api().retrieve("pi_1").request;
    let shown = format!("{:?} {:?}", api(), request);
    for secret in ["sk_test", "whsec", "Bearer"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
