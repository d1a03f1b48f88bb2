//! What each transition does, and what refuses it.

use super::*;
use crate::domain::Currency;
use crate::domain::order::OrderError;

fn codes(checkout: &Checkout) -> Vec<&'static str> {
    checkout
        .requirements()
        .iter()
        .map(Requirement::code)
        .collect()
}

fn eur(amount_minor: i64) -> Money {
    Money::new(amount_minor, Currency::EUR)
}

#[test]
fn a_fresh_checkout_says_what_it_needs() {
    let checkout = fresh();
    assert_eq!(checkout.status, CheckoutStatus::Incomplete);
    assert_eq!(
        codes(&checkout),
        ["field_required"; 7],
        "e-mail and six of the address"
    );
    assert_eq!(checkout.totals.total(), eur(64_900));
    assert_eq!(checkout.expires_at, NOW.plus_ms(CHECKOUT_TTL_MS));
    let empty = Checkout::create(new_checkout(), Vec::new(), &terms(), NOW);
    assert_eq!(code(empty), "no_line_items");
}

#[test]
fn a_complete_address_makes_it_ready_with_the_first_option_chosen() {
    let checkout = ready(TypedBy::Page);
    assert_eq!(checkout.status, CheckoutStatus::ReadyForComplete);
    assert_eq!(checkout.selected().unwrap().id.as_str(), "standard");
    assert_eq!(checkout.totals.fulfillment(), Some(eur(0)));
    assert_eq!(checkout.totals.tax_included(), eur(10_362));
}

#[test]
fn a_hint_of_the_country_is_enough_for_an_estimate() {
    let context = Context {
        country: Some("AT".parse().unwrap()),
        ..Context::default()
    };
    let new = NewCheckout {
        context,
        ..new_checkout()
    };
    let checkout = Checkout::create(new, chairs(1), &terms(), NOW).unwrap();
    assert_eq!(checkout.totals.total(), eur(64_900 + 990));
}

#[test]
fn a_choice_changes_the_total_and_an_unknown_one_nothing() {
    let mut checkout = ready(TypedBy::Page);
    checkout
        .select_fulfillment(&"express".parse().unwrap(), &terms(), NOW)
        .unwrap();
    assert_eq!(checkout.totals.total(), eur(64_900 + 1_290));
    let before = checkout.clone();
    let error = checkout.select_fulfillment(&"drone".parse().unwrap(), &terms(), NOW);
    assert_eq!(code(error), "fulfillment_option_unknown");
    assert_eq!(checkout, before);
}

#[test]
fn a_choice_that_is_no_longer_offered_gives_way() {
    let mut checkout = ready(TypedBy::Page);
    checkout
        .select_fulfillment(&"express".parse().unwrap(), &terms(), NOW)
        .unwrap();
    let vienna = PostalAddress {
        country: Some("AT".parse().unwrap()),
        postal_code: Some("1010".into()),
        ..berlin()
    };
    checkout
        .set_details(Some(jane()), Some(vienna), TypedBy::Page, &terms(), NOW)
        .unwrap();
    assert_eq!(checkout.selected().unwrap().id.as_str(), "standard");
    assert_eq!(checkout.totals.fulfillment(), Some(eur(990)));
}

#[test]
fn where_the_shop_does_not_deliver_nothing_can_be_completed() {
    let mut checkout = ready(TypedBy::Page);
    let zurich = PostalAddress {
        country: Some("CH".parse().unwrap()),
        postal_code: Some("8001".into()),
        ..berlin()
    };
    checkout
        .set_details(Some(jane()), Some(zurich), TypedBy::Page, &terms(), NOW)
        .unwrap();
    assert_eq!(codes(&checkout), ["address_undeliverable"]);
    let total = checkout.totals.total();
    assert_eq!(
        code(checkout.begin_complete(total, NOW)),
        "checkout_incomplete"
    );
}

#[test]
fn only_the_total_that_was_shown_is_charged() {
    let mut checkout = ready(TypedBy::Page);
    checkout.mark_shown();
    let shown = checkout.shown_totals.clone().unwrap().total();
    checkout.set_lines(chairs(2), &terms(), NOW).unwrap();
    let error = checkout.begin_complete(shown, NOW).unwrap_err();
    assert_eq!(error.code(), "total_changed");
    let CheckoutError::TotalChanged { now, .. } = error else {
        panic!("{error}")
    };
    assert_eq!(now.total(), eur(129_800));
    assert_eq!(checkout.status, CheckoutStatus::ReadyForComplete);
    assert_eq!(checkout.attempts, 0);
}

#[test]
fn an_order_is_placed_once() {
    let (mut checkout, order) = ordered(TypedBy::Page);
    assert_eq!(order.totals, checkout.totals);
    assert_eq!(order.number.sequence(), 1042);
    let total = checkout.totals.total();
    assert_eq!(
        code(checkout.begin_complete(total, NOW)),
        "checkout_completed"
    );
    let (id, number) = order_id();
    assert_eq!(code(checkout.complete(id, number)), "checkout_completed");
    assert_eq!(code(checkout.cancel(NOW)), "checkout_completed");
    assert_eq!(
        code(checkout.set_lines(chairs(2), &terms(), NOW)),
        "checkout_completed"
    );
}

#[test]
fn there_is_no_order_without_the_right_money() {
    let mut checkout = ready(TypedBy::Page);
    let (id, number) = order_id();
    let payment = |amount, state| Payment {
        provider: Provider::Test,
        reference: "pay_1".into(),
        amount,
        state,
    };
    let place = |checkout: &Checkout, payment| {
        Order::place(checkout, id.clone(), number, payment, NOW).map(|_| ())
    };
    let total = checkout.totals.total();
    let good = payment(total, PaymentState::Succeeded);
    assert_eq!(place(&checkout, good.clone()), Err(OrderError::NoPayment));
    checkout.begin_complete(total, NOW).unwrap();
    assert_eq!(
        place(&checkout, payment(eur(1), PaymentState::Succeeded)),
        Err(OrderError::WrongAmount)
    );
    assert_eq!(
        place(&checkout, payment(total, PaymentState::Pending)),
        Err(OrderError::NotPaid)
    );
    assert_eq!(place(&checkout, good), Ok(()));
}

#[test]
fn a_declined_payment_can_be_tried_again() {
    let mut checkout = ready(TypedBy::Page);
    let total = checkout.totals.total();
    assert_eq!(checkout.begin_complete(total, NOW).unwrap().number, 1);
    checkout.fail_payment(PaymentFailure::Declined).unwrap();
    assert_eq!(checkout.status, CheckoutStatus::ReadyForComplete);
    assert_eq!(checkout.last_failure, Some(PaymentFailure::Declined));
    assert_eq!(checkout.begin_complete(total, NOW).unwrap().number, 2);
    assert_eq!(checkout.last_failure, None);
}

#[test]
fn while_money_may_be_moving_nothing_else_happens() {
    let mut checkout = ready(TypedBy::Page);
    let total = checkout.totals.total();
    checkout.begin_complete(total, NOW).unwrap();
    let before = checkout.clone();
    assert_eq!(
        code(checkout.begin_complete(total, NOW)),
        "checkout_in_progress"
    );
    assert_eq!(
        code(checkout.set_lines(chairs(2), &terms(), NOW)),
        "checkout_in_progress"
    );
    assert_eq!(code(checkout.cancel(NOW)), "checkout_in_progress");
    assert!(!checkout.expire(checkout.expires_at));
    assert_eq!(checkout, before);
}

#[test]
fn a_challenge_waits_for_the_shopper() {
    let mut checkout = ready(TypedBy::Page);
    assert_eq!(code(checkout.challenge()), "no_payment_in_progress");
    let total = checkout.totals.total();
    let attempt = checkout.begin_complete(total, NOW).unwrap();
    checkout.challenge().unwrap();
    assert_eq!(checkout.status.as_str(), "requires_escalation");
    assert_eq!(checkout.status.attempt(), Some(&attempt));
    assert_eq!(
        code(checkout.begin_complete(total, NOW)),
        "payment_requires_action"
    );
    let mut confirmed = checkout.clone();
    let (id, number) = order_id();
    confirmed.complete(id, number).unwrap();
    assert_eq!(confirmed.status.as_str(), "completed");
    let mut given_up = checkout.clone();
    given_up.fail_payment(PaymentFailure::Abandoned).unwrap();
    assert_eq!(given_up.status, CheckoutStatus::ReadyForComplete);
    checkout.cancel(NOW).unwrap();
    assert_eq!(checkout.status.as_str(), "canceled");
}

#[test]
fn time_runs_out() {
    let mut checkout = ready(TypedBy::Page);
    let last = checkout.expires_at.plus_ms(-1);
    assert!(!checkout.expire(last));
    let late = checkout.expires_at;
    let total = checkout.totals.total();
    assert_eq!(
        code(checkout.begin_complete(total, late)),
        "checkout_expired"
    );
    assert!(checkout.expire(late));
    assert_eq!(code(checkout.cancel(late)), "checkout_expired");
    assert!(!checkout.expire(late), "only once");
}

#[test]
fn every_change_is_counted() {
    let mut checkout = fresh();
    let version = checkout.version;
    checkout
        .set_details(Some(jane()), None, TypedBy::Page, &terms(), NOW)
        .unwrap();
    checkout.cancel(NOW).unwrap();
    assert_eq!(checkout.version, version + 2);
}

#[test]
fn a_checkout_is_stored_and_read_back() {
    let (completed, order) = ordered(TypedBy::Anonymous);
    let mut escalated = ready(TypedBy::Page);
    escalated
        .begin_complete(escalated.totals.total(), NOW)
        .unwrap();
    escalated.challenge().unwrap();
    for checkout in [fresh(), ready(TypedBy::Page), escalated, completed] {
        let json = serde_json::to_string(&checkout).unwrap();
        assert_eq!(serde_json::from_str::<Checkout>(&json).unwrap(), checkout);
    }
    let json = serde_json::to_string(&order).unwrap();
    assert_eq!(serde_json::from_str::<Order>(&json).unwrap(), order);
}
