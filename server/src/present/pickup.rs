//! Stores to fetch an order at, and what travels together, in words.

use spotlet::domain::checkout::CheckoutView as Seen;
use spotlet::domain::fulfillment::{OpenSpan, PickupPlace, ShipmentMethod, TimeZones, plan};
use spotlet::domain::{
    FulfillmentOption, Location, Order, PostalAddress, PricedLine, Shipment, Timestamp,
};
use spotlet::ucp::map::text::ready;
use spotlet::view::model::{ShipmentView, StoreView};

use super::Setting;
use crate::text::{day_of, delivery_days, long_date, words};
use crate::time_zones::IanaZones;

/// The stores, if there is anything to fetch.
pub(super) fn stores(setting: Setting<'_>, seen: &Seen<'_>, now: Timestamp) -> Vec<StoreView> {
    let rules = &setting.state.config.fulfillment;
    rules
        .pickup_places()
        .map(|place| {
            let has_all = plan(seen.lines(), Some(place), rules).stranded.is_empty();
            StoreView {
                id: place.id.to_string(),
                name: place.name.clone(),
                address: street(&place.address),
                hours: hours_today(setting, place, now),
                ready: match has_all {
                    true => ready_text(setting, place, now),
                    false => words::not_in_this_store(setting.audience.locale).to_owned(),
                },
                has_all,
                selected: seen.pickup() == Some(&place.id),
            }
        })
        .collect()
}

/// "Torstraße 1, 10119 Berlin".
pub(super) fn street(address: &PostalAddress) -> String {
    let town = [&address.postal_code, &address.address_locality];
    let town: Vec<&str> = town.into_iter().flatten().map(String::as_str).collect();
    let street = address.street_address.clone().unwrap_or_default();
    format!("{street}, {}", town.join(" "))
}

fn ready_text(setting: Setting<'_>, place: &Location, now: Timestamp) -> String {
    let now = IanaZones.local(&place.time_zone, now);
    place
        .ready_at(now)
        .map_or_else(String::new, |at| ready(now, at, setting.audience.locale))
}

/// "Open today 10:00–19:00".
fn hours_today(setting: Setting<'_>, place: &Location, now: Timestamp) -> String {
    let today = IanaZones.local(&place.time_zone, now).day;
    words::open_today(&spans(place.hours.on(today)), setting.audience.locale)
}

/// "Mon–Fri 10:00–19:00", the week of the store an order is fetched at, a line each; empty for one that is no more.
pub(super) fn hours(setting: Setting<'_>, place: &PickupPlace) -> Vec<String> {
    let mut stores = setting.state.config.fulfillment.pickup_places();
    let Some(store) = stores.find(|store| store.id == place.id) else {
        return Vec::new();
    };
    let runs = store.hours.runs().into_iter();
    runs.map(|(first, last, open)| {
        let days = words::weekdays(first, last, setting.audience.locale);
        format!("{days} {}", spans(open))
    })
    .collect()
}

/// "11:00–14:00, 15:00–16:00".
fn spans(open: &[OpenSpan]) -> String {
    let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = |span: &OpenSpan| format!("{}–{}", time(span.opens), time(span.closes));
    open.iter().map(span).collect::<Vec<_>>().join(", ")
}

/// A store's name and address, a line each.
pub(super) fn address(place: &PickupPlace) -> Vec<String> {
    let town = [&place.address.postal_code, &place.address.address_locality];
    let town: Vec<&str> = town.into_iter().flatten().map(String::as_str).collect();
    let street = place.address.street_address.clone().unwrap_or_default();
    [place.name.clone(), street, town.join(" ")]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

/// "Ready tomorrow from 10:00", as it was promised when the order was placed.
pub(super) fn ready_at(setting: Setting<'_>, place: &PickupPlace, placed: Timestamp) -> String {
    let local = |at| IanaZones.local(&place.time_zone, at);
    let locale = setting.audience.locale;
    place.ready_at.map_or_else(String::new, |at| {
        // What was "tomorrow" when it was ordered is not when it is read.
        if local(setting.state.clock.now()).day == local(placed).day {
            ready(local(placed), local(at), locale)
        } else {
            words::ready_on(&long_date(day_of(at), setting.audience), locale)
        }
    })
}

/// What an order's shipments hold and how they come, when it is more than one.
pub(super) fn shipments_of(setting: Setting<'_>, order: &Order) -> Vec<ShipmentView> {
    let (all, option) = (&order.shipments, Some(&order.fulfillment));
    told(setting, all, &order.lines, option, order.placed_at)
}

/// What travels together, when it is more than one shipment.
pub(super) fn shipments(
    setting: Setting<'_>,
    seen: &Seen<'_>,
    now: Timestamp,
) -> Vec<ShipmentView> {
    told(
        setting,
        seen.shipments(),
        seen.lines(),
        seen.selected(),
        now,
    )
}

fn told(
    setting: Setting<'_>,
    all: &[Shipment],
    lines: &[PricedLine],
    option: Option<&FulfillmentOption>,
    now: Timestamp,
) -> Vec<ShipmentView> {
    let locale = setting.audience.locale;
    if all.len() < 2 {
        return Vec::new();
    }
    (1..)
        .zip(all)
        .map(|(n, shipment)| ShipmentView {
            title: words::shipment_of(n, all.len(), locale),
            lines: contents(setting, shipment, lines),
            when: match (&shipment.method, option) {
                (ShipmentMethod::Digital, _) => words::downloaded(locale).to_owned(),
                (ShipmentMethod::Pickup { place }, _) => place.name.clone(),
                (ShipmentMethod::Shipping, Some(option)) => delivery_days(
                    now,
                    option.earliest_days.saturating_add(shipment.delay_days),
                    option.latest_days.saturating_add(shipment.delay_days),
                    setting.audience,
                ),
                (ShipmentMethod::Shipping, None) => String::new(),
            },
        })
        .collect()
}

/// "1 × Lounge Chair", line by line.
fn contents(setting: Setting<'_>, shipment: &Shipment, lines: &[PricedLine]) -> Vec<String> {
    shipment
        .pieces
        .iter()
        .filter_map(|pieces| {
            let line = lines.iter().find(|line| line.id == pieces.line)?;
            let title = line.title.get(setting.audience.locale);
            Some(format!("{} × {title}", pieces.quantity))
        })
        .collect()
}
