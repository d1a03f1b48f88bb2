//! What requests are read as.

use serde_json::json as j;

use super::*;
use crate::domain::payment::TestToken;
use crate::domain::{self, Country};
use crate::ucp::cart::CartRequest;
use crate::ucp::checkout::{CompleteCheckout, CreateCheckout, UpdateCheckout};

fn read<T: serde::de::DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).unwrap()
}

#[test]
fn prices_and_unknown_fields_of_a_request_are_not_read() {
    let request: CartRequest = read(j!({
        "line_items": [{"id": "li_9", "item": {"id": "mug", "price": 1, "title": "cheap"},
            "quantity": 2, "totals": [{"type": "total", "amount": 1}]}],
        "totals": [{"type": "total", "amount": 1}], "currency": "XXX", "signals": {"dev.ucp.buyer_ip": "::1"}}));
    let lines = lines_from(&request.line_items).unwrap();
    assert_eq!(
        (lines[0].variant.as_str(), lines[0].quantity.get()),
        ("mug", 2)
    );
}

#[test]
fn every_bad_line_is_named() {
    let request: CartRequest = read(j!({"line_items": [
        {"item": {"id": "mug"}, "quantity": -1},
        {"item": {"id": "mug"}, "quantity": 1},
        {"item": {"id": "../../etc/passwd"}, "quantity": 1},
        {"item": {"id": "mug"}, "quantity": 100}]}));
    let bad = lines_from(&request.line_items).unwrap_err();
    let messages: Vec<Value> = bad
        .iter()
        .map(|line| json(line.message(&ctx(Locale::En))))
        .collect();
    let told: Vec<_> = messages
        .iter()
        .map(|m| (m["path"].as_str().unwrap(), m["code"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        [
            ("$.line_items[0].quantity", "invalid_quantity"),
            ("$.line_items[2].item.id", "item_unavailable"),
            ("$.line_items[3].quantity", "invalid_quantity"),
        ]
    );
    assert!(
        serde_json::from_value::<CartRequest>(
            j!({"line_items": [{"item": {"id": "mug"}, "quantity": 1.5}]})
        )
        .is_err()
    );
}

#[test]
fn details_come_from_the_chosen_destination() {
    let request: UpdateCheckout = read(
        j!({"line_items": [], "buyer": {"email": " jane@example.com ", "first_name": "Jane"},
        "fulfillment": {"methods": [
            {"type": "pickup", "destinations": [{"id": "store", "name": "Downtown"}]},
            {"type": "shipping", "selected_destination_id": "b", "destinations": [
                {"id": "a", "address_country": "AT"},
                {"id": "b", "address_country": "de", "last_name": "Doe", "postal_code": "10119"}],
             "groups": [{"id": "package", "selected_option_id": "express"}]}]}}),
    );
    let details = details_from(request.buyer.as_ref(), request.fulfillment.as_ref());
    assert_eq!(
        details.buyer.unwrap().email.as_deref(),
        Some("jane@example.com")
    );
    let destination = details.destination.unwrap();
    assert_eq!(destination.country, Some(Country::DE));
    // The parcel takes the buyer's given name where the address has none.
    assert_eq!(destination.first_name.as_deref(), Some("Jane"));
    assert_eq!(details.option.unwrap().as_str(), "express");
    assert!(!details.bad_option);
}

#[test]
fn nothing_given_is_nothing_read() {
    let request: CreateCheckout = read(
        j!({"cart_id": "cart_1", "buyer": {}, "fulfillment": {"methods": [{"type": "shipping"}]}}),
    );
    let details = details_from(request.buyer.as_ref(), request.fulfillment.as_ref());
    assert_eq!(details, Details::default());
    let odd = j!({"line_items": [], "fulfillment": {"methods": [{"groups": [{"id": "g", "selected_option_id": "Über Nacht"}]}]}});
    let odd: UpdateCheckout = read(odd);
    assert!(details_from(None, odd.fulfillment.as_ref()).bad_option);
}

#[test]
fn the_selected_instrument_is_charged_if_it_is_the_test_handlers() {
    let instrument = |handler: &str, kind: &str, token: &str, selected: bool| {
        j!({"id": "i", "handler_id": handler, "type": "card", "selected": selected,
            "credential": {"type": kind, "token": token}})
    };
    for (instruments, expected) in [
        (
            vec![instrument("test", "token", "tok_success", true)],
            Some(TestToken::Success),
        ),
        (
            vec![
                instrument("test", "token", "tok_success", false),
                instrument("test", "token", "tok_decline", true),
            ],
            Some(TestToken::Decline),
        ),
        (vec![instrument("test", "token", "tok_free", true)], None),
        (
            vec![instrument("stripe", "token", "tok_success", true)],
            None,
        ),
        (vec![instrument("test", "card", "tok_success", true)], None),
        (
            vec![j!({"id": "i", "handler_id": "test", "type": "card"})],
            None,
        ),
        (vec![], None),
    ] {
        let request: CompleteCheckout = read(j!({"payment": {"instruments": instruments}}));
        assert_eq!(
            test_token_from(&request.payment).ok(),
            expected,
            "{instruments:?}"
        );
        assert!(
            !format!("{request:?}").contains("tok_"),
            "a log never holds a token"
        );
    }
}

#[test]
fn hints_are_read_and_nonsense_is_left_out() {
    let fallback = domain::Context {
        country: Some(Country::DE),
        locale: Locale::De,
    };
    for (context, country, locale) in [
        (
            j!({"address_country": "AT", "language": "en-GB"}),
            "AT",
            Locale::En,
        ),
        (
            j!({"address_country": "Austria", "language": "tlh"}),
            "DE",
            Locale::De,
        ),
        (j!({}), "DE", Locale::De),
    ] {
        let read = context_from(Some(&read(context)), fallback);
        assert_eq!(
            (read.country.unwrap().as_str(), read.locale),
            (country, locale)
        );
    }
    let sent = read(j!({"post": "slow-coffee", "creator": "not an id!", "utm_source": "x"}));
    let claim = claim_from(&sent);
    assert_eq!(claim.post.map(String::from).as_deref(), Some("slow-coffee"));
    assert_eq!(claim.hotspot, None);
    // Left as it came: only the server can tell a creator's id from the code of a signed link.
    assert_eq!(claim.creator.as_deref(), Some("not an id!"));
}
