//! The shopper's order page.

use spotlet::domain::{FulfillmentOption, Order, PostalAddress};
use spotlet::view::model::OrderView;

use super::{Setting, lines, order_steps};
use crate::service::order::link;
use crate::text::{country_name, day_of, delivery_days, long_date, words};

/// An order, for the shopper who placed it.
#[must_use]
pub fn order(setting: Setting<'_>, order: &Order) -> OrderView {
    let locale = setting.audience.locale;
    OrderView {
        locale,
        number: order.number.to_string(),
        placed: long_date(day_of(order.placed_at), setting.audience),
        next: order_steps::next(order).to_owned(),
        steps: order_steps::steps(order, setting.audience),
        parcels: order_steps::parcels(order, setting.audience),
        refunds: order_steps::refunds(order, setting.audience),
        lines: order
            .lines
            .iter()
            .map(|line| lines::line(setting, line))
            .collect(),
        totals: lines::totals(setting, &order.totals, &order.discounts),
        tax_note: lines::tax_note(setting, &order.totals),
        address: address(setting, &order.destination),
        delivery: delivery(setting, order, &order.fulfillment),
        payment: words::test_payment_made(locale).to_owned(),
        email: order.buyer.email.clone().unwrap_or_default(),
        cancel: order
            .can_cancel()
            .is_ok()
            .then(|| link::cancel(setting.state, &order.id)),
        withdraw: order
            .can_withdraw(setting.state.clock.now())
            .is_ok()
            .then(|| link::withdraw(setting.state, &order.id)),
    }
}

/// The address as it stands on the label.
fn address(setting: Setting<'_>, destination: &PostalAddress) -> Vec<String> {
    let words = |parts: [&Option<String>; 2]| {
        parts
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let lines = [
        words([&destination.first_name, &destination.last_name]),
        destination.street_address.clone().unwrap_or_default(),
        destination.extended_address.clone().unwrap_or_default(),
        words([&destination.postal_code, &destination.address_locality]),
        destination
            .country
            .map(|country| country_name(country, setting.audience))
            .unwrap_or_default(),
    ];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn delivery(setting: Setting<'_>, order: &Order, option: &FulfillmentOption) -> String {
    let title = option.title.get(setting.audience.locale);
    let days = delivery_days(
        order.placed_at,
        option.earliest_days,
        option.latest_days,
        setting.audience,
    );
    format!("{title}: {days}")
}
