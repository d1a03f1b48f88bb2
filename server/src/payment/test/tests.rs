#![allow(clippy::unwrap_used)]

use spotlet::domain::payment::PaymentState;

use super::super::call::{ProviderError, Reply};
use super::payment;

fn reply(status: u16, body: &str) -> Reply {
    Reply {
        status,
        body: body.as_bytes().to_vec(),
    }
}

#[test]
fn a_state_that_we_do_not_know_is_pending() {
    for (word, state) in [
        ("succeeded", PaymentState::Succeeded),
        ("authorized", PaymentState::Authorized),
        ("requires_action", PaymentState::RequiresAction),
        ("declined", PaymentState::Declined),
        ("canceled", PaymentState::Declined),
        ("paid", PaymentState::Pending),
        ("", PaymentState::Pending),
    ] {
        let body = format!(
            r#"{{"id":"test_1","key":"c.1","amount":5,"currency":"EUR","status":"{word}","captured":0,"refunded":0}}"#
        );
        assert_eq!(payment(&reply(200, &body)).unwrap().state, state, "{word}");
    }
}

#[test]
fn only_a_refusal_is_certain() {
    for (status, is_final) in [
        (400, true),
        (402, true),
        (404, true),
        (408, false),
        (409, false),
        (429, false),
        (500, false),
        (502, false),
        (200, false),
    ] {
        let error = payment(&reply(status, "<html>")).unwrap_err();
        assert_eq!(error.is_final(), is_final, "{status}: {error}");
    }
    assert_eq!(
        payment(&reply(400, r#"{"code":"unknown_token"}"#)),
        Err(ProviderError::Refused {
            status: 400,
            code: "unknown_token".into()
        })
    );
}
