//! The shopper's order page.

use spotlet::domain::payment::Provider;
use spotlet::domain::{FulfillmentOption, Order, PostalAddress};
use spotlet::view::model::{DownloadView, OrderView};

use super::{Setting, lines, order_steps, pickup};
use crate::service::order::{download, link};
use crate::text::{country_name, day_of, delivery_days, long_date, words};

/// An order, for the shopper who placed it.
#[must_use]
pub fn order(setting: Setting<'_>, order: &Order) -> OrderView {
    let locale = setting.audience.locale;
    let place = order.pickup_place();
    OrderView {
        locale,
        number: order.number.to_string(),
        placed: long_date(day_of(order.placed_at), setting.audience),
        next: order_steps::next(order).to_owned(),
        steps: order_steps::steps(order, setting.audience),
        parcels: order_steps::parcels(order, setting.audience),
        refunds: order_steps::refunds(setting, order),
        lines: order
            .lines
            .iter()
            .map(|line| lines::line(setting, line))
            .collect(),
        totals: lines::totals(setting, &order.totals, &order.discounts, &order.shipments),
        tax_note: lines::tax_note(setting, &order.totals),
        downloads: downloads(setting, order),
        download_consent: (order.has_downloads()
            && order.life.download_agreed_at.is_none()
            && order.life.cancelled.is_none())
        .then(|| link::downloads(setting.state, &order.id)),
        is_pickup: place.is_some(),
        address: place.map_or_else(|| address(setting, &order.destination), pickup::address),
        hours: place.map_or_else(Vec::new, |place| pickup::hours(setting, place)),
        delivery: match place {
            // What lies ready is not promised any more.
            Some(_) if !order.life.parcels.is_empty() => String::new(),
            Some(place) => pickup::ready_at(setting, place, order.placed_at),
            None => delivery(setting, order, &order.fulfillment),
        },
        shipments: pickup::shipments_of(setting, order),
        payment: payment(setting, order),
        invoice: link::invoice(setting.state, &order.id),
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

/// How it was paid.
pub(super) fn payment(setting: Setting<'_>, order: &Order) -> String {
    let locale = setting.audience.locale;
    let words = words::order::words(locale);
    let text = match order.payment.provider {
        _ if order.payment.amount.amount_minor == 0 => words.nothing_to_pay,
        Provider::Test => words::test_payment_made(locale),
        Provider::Stripe => words.paid_by_stripe,
    };
    text.to_owned()
}

fn downloads(setting: Setting<'_>, order: &Order) -> Vec<DownloadView> {
    let state = setting.state;
    let files = download::files(&state.config, order);
    let views = files.into_iter().map(|file| DownloadView {
        title: order_steps::title(file.line, setting.audience.locale),
        url: download::link(state, order, &file, download::PAGE_HOURS),
        name: file.name,
    });
    views.collect()
}

/// The address as it stands on the label.
pub(super) fn address(setting: Setting<'_>, destination: &PostalAddress) -> Vec<String> {
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

pub(super) fn delivery(setting: Setting<'_>, order: &Order, option: &FulfillmentOption) -> String {
    let title = option.title.get(setting.audience.locale);
    if order.is_downloaded() {
        return title.to_owned();
    }
    let days = delivery_days(
        order.placed_at,
        option.earliest_days,
        option.latest_days,
        setting.audience,
    );
    format!("{title}: {days}")
}
