//! Stores to fetch an order at, and what travels together, in words.

use spotlet::domain::checkout::CheckoutView as Seen;
use spotlet::domain::fulfillment::{OpenSpan, ShipmentMethod, TimeZones, plan};
use spotlet::domain::{Location, PostalAddress, PricedLine, Shipment, Timestamp};
use spotlet::ucp::map::text::ready;
use spotlet::view::model::{ShipmentView, StoreView};

use super::Setting;
use crate::text::{delivery_days, words};
use crate::time_zones::IanaZones;

/// The stores, if there is anything to fetch.
pub(super) fn stores(setting: Setting<'_>, seen: &Seen<'_>, now: Timestamp) -> Vec<StoreView> {
    let rules = &setting.state.fulfillment;
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
    let time = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let span = |span: &OpenSpan| format!("{}–{}", time(span.opens), time(span.closes));
    let spans: Vec<String> = place.hours.on(today).iter().map(span).collect();
    words::open_today(&spans.join(", "), setting.audience.locale)
}

/// What travels together, when it is more than one shipment.
pub(super) fn shipments(
    setting: Setting<'_>,
    seen: &Seen<'_>,
    now: Timestamp,
) -> Vec<ShipmentView> {
    let locale = setting.audience.locale;
    let all = seen.shipments();
    if all.len() < 2 {
        return Vec::new();
    }
    (1..)
        .zip(all)
        .map(|(n, shipment)| ShipmentView {
            title: words::shipment_of(n, all.len(), locale),
            lines: contents(setting, shipment, seen.lines()),
            when: match (&shipment.method, seen.selected()) {
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
