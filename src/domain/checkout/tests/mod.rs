//! Values for the tests of this and other modules, and those tests.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod machine;
mod transitions;
mod visibility;

use std::sync::OnceLock;

use super::*;
use crate::domain::catalog::samples::catalog;
use crate::domain::discount::Offers;
use crate::domain::fulfillment::samples::rules;
use crate::domain::payment::{Payment, PaymentState, Provider};
use crate::domain::pricing::price_lines;
use crate::domain::{
    CartLine, FulfillmentRules, LineItemId, Money, Order, OrderId, OrderNumber, Quantity, TaxTable,
    VariantId,
};

pub(crate) const NOW: Timestamp = Timestamp::from_unix_ms(1_780_000_000_000);

/// The samples' delivery, the default taxes, no discounts.
pub(crate) fn terms() -> Terms<'static> {
    static TABLES: OnceLock<(FulfillmentRules, TaxTable)> = OnceLock::new();
    let (fulfillment, taxes) = TABLES.get_or_init(|| (rules(), TaxTable::default()));
    Terms {
        fulfillment,
        taxes,
        offers: Offers::default(),
    }
}

/// One or more chairs in olive, 649.00 each, delivered free within Germany.
pub(crate) fn chairs(pieces: i64) -> Vec<PricedLine> {
    let line = CartLine {
        id: LineItemId::numbered(1),
        variant: VariantId::new("lounge-chair-olive").unwrap(),
        quantity: Quantity::new(pieces).unwrap(),
        personalization: Default::default(),
    };
    price_lines(&[line], &catalog()).unwrap().lines
}

pub(crate) fn jane() -> Buyer {
    Buyer {
        email: Some("jane@example.com".into()),
        ..Buyer::default()
    }
}

pub(crate) fn berlin() -> PostalAddress {
    PostalAddress {
        first_name: Some("Jane".into()),
        last_name: Some("Doe".into()),
        street_address: Some("Torstraße 1".into()),
        address_locality: Some("Berlin".into()),
        postal_code: Some("10119".into()),
        country: Some(Country::DE),
        ..PostalAddress::default()
    }
}

pub(crate) fn new_checkout() -> NewCheckout {
    NewCheckout {
        id: CheckoutId::new("chk_1").unwrap(),
        cart: None,
        context: Context::default(),
        codes: Vec::new(),
        attribution: Attribution::default(),
        host_origin: Some("https://blog.example".into()),
    }
}

/// A checkout nobody has typed into.
pub(crate) fn fresh() -> Checkout {
    Checkout::create(new_checkout(), chairs(1), &terms(), NOW).unwrap()
}

/// A checkout into which everything was typed.
pub(crate) fn ready(typed_by: TypedBy) -> Checkout {
    let mut checkout = fresh();
    checkout
        .set_details(Some(jane()), Some(berlin()), typed_by, &terms(), NOW)
        .unwrap();
    checkout
}

/// The order of a checkout into which everything was typed, and that checkout, completed.
pub(crate) fn ordered(typed_by: TypedBy) -> (Checkout, Order) {
    let mut checkout = ready(typed_by);
    let attempt = checkout
        .begin_complete(checkout.totals.total(), NOW)
        .unwrap();
    let payment = Payment {
        provider: Provider::Test,
        reference: "pay_1".into(),
        amount: attempt.amount,
        state: PaymentState::Succeeded,
    };
    let (id, number) = order_id();
    let order = Order::place(&checkout, id.clone(), number, payment, NOW).unwrap();
    checkout.complete(id, number).unwrap();
    (checkout, order)
}

fn order_id() -> (OrderId, OrderNumber) {
    (OrderId::new("ord_1").unwrap(), OrderNumber::new(1042))
}

fn code<T: std::fmt::Debug>(result: Result<T, CheckoutError>) -> &'static str {
    result.unwrap_err().code()
}
