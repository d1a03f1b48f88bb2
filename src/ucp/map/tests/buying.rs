//! Carts, checkouts and orders.

use serde_json::json as j;

use super::*;
use crate::domain::catalog::samples;
use crate::domain::checkout::tests::{NOW, chairs, fresh, ordered, ready, terms};
use crate::domain::fulfillment::Stock;
use crate::domain::pricing::price_lines;
use crate::domain::quote::{NONE_BARRED, Wish, quote};
use crate::domain::{CartId, CartLine, Country, LineItemId, Quantity, Reader, TypedBy};
use crate::ucp::Severity;

const OWNER: Reader = Reader::Page { has_secret: true };

fn told(checkout: &crate::domain::Checkout, reader: &Reader) -> Value {
    json(checkout_of(checkout, reader, Vec::new()))
}

fn checkout_of(
    checkout: &crate::domain::Checkout,
    reader: &Reader,
    notices: Vec<crate::ucp::Message>,
) -> crate::ucp::Checkout {
    super::checkout(&checkout.visible_to(reader), notices, &ctx(Locale::En))
}

#[test]
fn a_ready_checkout_is_told_in_full_to_its_owner() {
    let reply = told(&ready(TypedBy::Page), &OWNER);
    assert_eq!(reply["ucp"]["status"], "success");
    assert_eq!(
        reply["ucp"]["services"]["dev.ucp.shopping"],
        j!([{"version": "2026-04-08", "transport": "embedded",
            "config": {"delegate": ["window.open"], "color_scheme": ["light", "dark"]}}])
    );
    assert_eq!(
        reply["ucp"]["payment_handlers"],
        j!({"dev.spotlet.test": [{"id": "test", "version": "2026-04-08",
            "available_instruments": [{"type": "card"}]}]})
    );
    assert_eq!(
        reply["line_items"],
        j!([{"id": "li_1", "quantity": 1,
            "item": {"id": "lounge-chair-olive", "title": "Lounge Chair, Olive", "price": 64_900,
                "image_url": "https://shop.example/media/lounge-chair.jpg"},
            "totals": [{"type": "subtotal", "amount": 64_900}, {"type": "total", "amount": 64_900}]}])
    );
    assert_eq!(
        reply["totals"],
        j!([{"type": "subtotal", "display_text": "Subtotal", "amount": 64_900},
            {"type": "fulfillment", "display_text": "Delivery", "amount": 0},
            {"type": "total", "display_text": "Total", "amount": 64_900}])
    );
    let method = &reply["fulfillment"]["methods"][0];
    assert_eq!(method["destinations"][0]["postal_code"], "10119");
    assert_eq!(
        method["selected_destination_id"],
        method["destinations"][0]["id"]
    );
    assert_eq!(method["groups"][0]["selected_option_id"], "standard");
    assert_eq!(
        method["groups"][0]["options"][1]["description"],
        "Arrives on the next working day"
    );
    assert_eq!(
        (&reply["status"], &reply["currency"]),
        (&j!("ready_for_complete"), &j!("EUR"))
    );
    assert_eq!(reply["continue_url"], "https://shop.example/checkout/chk_1");
    assert_eq!(codes(&reply), ["prices_include_tax"]);
    assert_eq!(reply.get("payment"), None);
}

#[test]
fn everyone_else_gets_it_without_what_was_typed() {
    for checkout in [ready(TypedBy::Page), ordered(TypedBy::Page).0] {
        for reader in [Reader::Host, Reader::ANONYMOUS] {
            let reply = told(&checkout, &reader);
            assert_eq!(reply.get("buyer"), None);
            let method = &reply["fulfillment"]["methods"][0];
            assert_eq!(method.get("destinations"), None);
            assert_eq!(method.get("selected_destination_id"), None);
            let text = reply.to_string();
            for typed in ["jane", "Jane", "Doe", "Torstr", "10119", "Berlin"] {
                assert!(!text.contains(typed), "{reader:?} learns {typed}");
            }
        }
    }
    assert!(codes(&told(&ready(TypedBy::Page), &Reader::Host)).contains(&"details_withheld"));
}

#[test]
fn what_is_missing_is_told_with_its_place() {
    let reply = told(&fresh(), &Reader::ANONYMOUS);
    assert_eq!(
        reply["messages"][0],
        j!({"type": "error", "code": "field_required", "path": "$.buyer.email",
            "content": "This is needed.", "severity": "recoverable"})
    );
    let paths: Vec<_> = reply["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| &m["path"])
        .collect();
    assert!(paths.contains(&&j!("$.fulfillment.methods[0].destinations[0].postal_code")));
}

#[test]
fn each_state_says_what_ucp_asks_of_it() {
    let mut checkout = ready(TypedBy::Page);
    let total = checkout.totals.total();
    checkout.begin_complete(total, NOW).unwrap();
    let reply = told(&checkout, &OWNER);
    assert_eq!(
        (&reply["status"], codes(&reply)[0]),
        (&j!("complete_in_progress"), "checkout_in_progress")
    );

    checkout.challenge().unwrap();
    let reply = told(&checkout, &OWNER);
    // The specification: such a reply has a `requires_*` message and a `continue_url`.
    assert_eq!(reply["status"], "requires_escalation");
    assert_eq!(reply["messages"][0]["severity"], "requires_buyer_review");
    assert!(reply["continue_url"].is_string());

    checkout
        .fail_payment(crate::domain::payment::PaymentFailure::Declined)
        .unwrap();
    let reply = told(&checkout, &OWNER);
    assert_eq!(
        (&reply["status"], codes(&reply)[0]),
        (&j!("ready_for_complete"), "payment_failed")
    );

    checkout.cancel(NOW).unwrap();
    let reply = told(&checkout, &OWNER);
    assert_eq!(
        (&reply["status"], codes(&reply)[0]),
        (&j!("canceled"), "checkout_canceled")
    );
    assert_eq!(
        (reply.get("continue_url"), reply["ucp"].get("services")),
        (None, None)
    );
}

#[test]
fn a_completed_checkout_names_its_order() {
    let reply = told(&ordered(TypedBy::Page).0, &Reader::Host);
    assert_eq!(reply["status"], "completed");
    assert_eq!(reply["order"]["id"], "ord_1");
    assert_eq!(
        reply["order"]["permalink_url"],
        "https://shop.example/order/ord_1"
    );
    assert!(
        reply["order"]["label"]
            .as_str()
            .unwrap()
            .starts_with("SP-1042-")
    );
    assert_eq!(reply.get("continue_url"), None);
}

#[test]
fn a_refused_change_is_told_once_and_first() {
    let notice = error(
        "payment_failed",
        "",
        Severity::Recoverable,
        &ctx(Locale::En),
    );
    let mut checkout = ready(TypedBy::Page);
    checkout
        .begin_complete(checkout.totals.total(), NOW)
        .unwrap();
    checkout
        .fail_payment(crate::domain::payment::PaymentFailure::Declined)
        .unwrap();
    let reply = json(checkout_of(&checkout, &OWNER, vec![notice]));
    assert_eq!(codes(&reply), ["payment_failed", "prices_include_tax"]);
}

#[test]
fn without_the_extension_there_is_no_fulfillment() {
    let view = ready(TypedBy::Page);
    let capabilities = &[Capability::Checkout];
    let context = MapContext {
        capabilities,
        delegations: None,
        handlers: Handlers::default(),
        ..ctx(Locale::De)
    };
    let reply = json(super::checkout(
        &view.visible_to(&OWNER),
        Vec::new(),
        &context,
    ));
    assert_eq!(reply.get("fulfillment"), None);
    assert_eq!(
        reply["ucp"],
        j!({"version": "2026-04-08", "status": "success", "payment_handlers": {},
            "capabilities": {"dev.ucp.shopping.checkout": [{"version": "2026-04-08"}]}})
    );
    assert_eq!(reply["totals"][2]["display_text"], "Gesamtbetrag");
}

#[test]
fn a_cart_is_priced_and_says_what_cannot_be_sold() {
    let line = |n, variant: &str| CartLine {
        id: LineItemId::numbered(n),
        variant: variant.parse().unwrap(),
        quantity: Quantity::ONE,
        personalization: Default::default(),
    };
    let lines = [line(1, "gone"), line(2, "lounge-chair-rust")];
    let priced = price_lines(&lines, &samples::catalog()).unwrap();
    let wish = Wish {
        country: Some(Country::DE),
        codes: &[],
        barred: &NONE_BARRED,
        now: NOW,
    };
    let cost = quote(&priced.lines, None, &wish, &terms()).unwrap();
    assert_eq!(cost.totals.total().amount_minor, 69_900);
    let id = CartId::new("cart_1").unwrap();
    let reply = json(cart(&id, &priced, &cost, &ctx(Locale::De)));
    assert_eq!(
        (&reply["id"], &reply["currency"]),
        (&j!("cart_1"), &j!("EUR"))
    );
    assert_eq!(reply["line_items"].as_array().unwrap().len(), 1);
    assert_eq!(
        codes(&reply),
        ["item_unavailable", "out_of_stock", "prices_include_tax"]
    );
    assert_eq!(
        reply["messages"][0].get("path"),
        None,
        "it is not in the reply"
    );
    assert_eq!(reply["messages"][1]["path"], "$.line_items[0]");
    assert_eq!(
        reply["messages"][1]["content"],
        "Dieser Artikel ist ausverkauft."
    );
}

#[test]
fn an_order_is_a_promise_with_an_address_for_who_may_see_it() {
    let (_, placed) = ordered(TypedBy::Platform("agent".parse().unwrap()));
    let typist = Reader::platform("agent".parse().unwrap());
    let reply = json(order(&placed.visible_to(&typist), &ctx(Locale::En)));
    assert_eq!(reply["checkout_id"], "chk_1");
    assert_eq!(reply["line_items"][0]["status"], "processing");
    assert_eq!(
        reply["line_items"][0]["quantity"],
        j!({"original": 1, "total": 1, "fulfilled": 0})
    );
    let promise = &reply["fulfillment"]["expectations"][0];
    assert_eq!(promise["destination"]["address_locality"], "Berlin");
    assert_eq!(promise["line_items"], j!([{"id": "li_1", "quantity": 1}]));
    let other = json(order(
        &placed.visible_to(&Reader::ANONYMOUS),
        &ctx(Locale::En),
    ));
    assert_eq!(
        other["fulfillment"]["expectations"][0]["destination"],
        j!({})
    );
    assert_eq!(other["totals"], reply["totals"]);
}

#[test]
fn who_shows_one_package_is_told_of_the_later_one() {
    let mut split = fresh();
    let mut lines = chairs(2);
    lines[0].supply.stock = Some(Stock::main(1));
    lines[0].supply.backorder_days = Some(10);
    split.set_lines(lines, &terms(), NOW).unwrap();
    let berlin = crate::domain::checkout::tests::berlin();
    split
        .set_details(None, Some(berlin), TypedBy::Page, &terms(), NOW)
        .unwrap();
    let told = |multi_group| {
        let context = MapContext {
            multi_group,
            ..ctx(Locale::En)
        };
        let view = split.visible_to(&OWNER);
        json(super::checkout(&view, Vec::new(), &context))["fulfillment"]["methods"][0]["groups"]
            .clone()
    };
    let one = told(false);
    assert_eq!(one.as_array().unwrap().len(), 1);
    assert_eq!(
        one[0]["options"][0]["description"],
        "Arrives in 12 to 14 working days"
    );
    let two = told(true);
    assert_eq!(two.as_array().unwrap().len(), 2);
    assert_eq!(
        two[0]["options"][0]["description"],
        "Arrives in 2 to 4 working days"
    );
    assert_eq!(two[1]["options"][0]["totals"][0]["amount"], 0);
}
