//! Delivery and pickup of a checkout: its methods, destinations and packages.
//!
//! All goods go one way, so one method has all lines and the other none. Downloads stand in no method.

use super::totals::single;
use super::{MapContext, address, text};
use crate::domain::checkout::CheckoutView;
use crate::domain::fulfillment::{ShipmentMethod, StockPlace};
use crate::domain::{FulfillmentOption, Location, Money, PricedLine, Shipment, ShipmentId};
use crate::ucp::Fulfillment;
use crate::ucp::fulfillment::{
    AvailableMethod, DeliveryOption, Destination, Group, Method, RetailLocation,
    ShippingDestination,
};

const DESTINATION_ID: &str = "destination";

/// How a checkout is delivered, as far as its reader may know.
pub(super) fn fulfillment(view: &CheckoutView<'_>, ctx: &MapContext<'_>) -> Fulfillment {
    let goods: Vec<&PricedLine> = view
        .lines()
        .iter()
        .filter(|line| !line.supply.is_digital)
        .collect();
    if goods.is_empty() {
        return Fulfillment {
            methods: Vec::new(),
            available_methods: Vec::new(),
        };
    }
    let stores: Vec<&Location> = ctx.fulfillment.pickup_places().collect();
    let mut methods = vec![shipping(view, &goods, ctx)];
    if !stores.is_empty() {
        methods.push(pickup(view, &goods, &stores, ctx));
    }
    // The chosen method first: messages point at it.
    methods.sort_by_key(|method| method.line_item_ids.is_empty());
    let available_methods = match view.status().is_final() {
        true => Vec::new(),
        false => stores
            .iter()
            .filter_map(|store| available(store, &goods, ctx))
            .collect(),
    };
    Fulfillment {
        methods,
        available_methods,
    }
}

fn shipping(view: &CheckoutView<'_>, goods: &[&PricedLine], ctx: &MapContext<'_>) -> Method {
    let is_chosen = view.pickup().is_none();
    let destination = view.destination().map(|typed| {
        Destination::Address(ShippingDestination {
            id: DESTINATION_ID.to_owned(),
            address: address::address(typed),
        })
    });
    Method {
        id: "shipping".to_owned(),
        kind: "shipping".to_owned(),
        line_item_ids: ids(goods.iter().filter(|_| is_chosen)),
        selected_destination_id: destination
            .as_ref()
            .filter(|_| is_chosen)
            .map(|_| DESTINATION_ID.to_owned()),
        destinations: destination.into_iter().collect(),
        groups: match is_chosen {
            true => groups(view, goods, ctx),
            false => Vec::new(),
        },
    }
}

fn pickup(
    view: &CheckoutView<'_>,
    goods: &[&PricedLine],
    stores: &[&Location],
    ctx: &MapContext<'_>,
) -> Method {
    let is_chosen = view.pickup().is_some();
    Method {
        id: "pickup".to_owned(),
        kind: "pickup".to_owned(),
        line_item_ids: ids(goods.iter().filter(|_| is_chosen)),
        destinations: stores
            .iter()
            .map(|store| {
                Destination::Store(RetailLocation {
                    id: store.id.to_string(),
                    name: store.name.clone(),
                    address: address::address(&store.address),
                    street_address: (),
                })
            })
            .collect(),
        selected_destination_id: view.pickup().map(ToString::to_string),
        groups: match is_chosen {
            true => groups(view, goods, ctx),
            false => Vec::new(),
        },
    }
}

/// The packages of the chosen method. Who cannot show more than one is told of one, as late as the last.
fn groups(view: &CheckoutView<'_>, goods: &[&PricedLine], ctx: &MapContext<'_>) -> Vec<Group> {
    if view.options().is_empty() {
        return Vec::new();
    }
    let shipments: Vec<&Shipment> = view
        .shipments()
        .iter()
        .filter(|shipment| shipment.method != ShipmentMethod::Digital)
        .collect();
    if !ctx.multi_group || shipments.len() < 2 {
        let delay = shipments.iter().map(|s| s.delay_days).max().unwrap_or(0);
        let options = view.options().iter();
        return vec![Group {
            id: ShipmentId::numbered(1).to_string(),
            line_item_ids: ids(goods.iter()),
            options: options
                .map(|option| told(option, delay, view, ctx))
                .collect(),
            selected_option_id: view.selected().map(|option| option.id.to_string()),
        }];
    }
    shipments
        .iter()
        .enumerate()
        .map(|(index, shipment)| {
            // One price for all of it: it stands with the first package, and the others follow its service.
            let follows: Vec<FulfillmentOption> = match index {
                0 => view.options().to_vec(),
                _ => view.selected().cloned().map(included).into_iter().collect(),
            };
            let mut line_item_ids: Vec<String> = Vec::new();
            for pieces in &shipment.pieces {
                line_item_ids.push(pieces.line.to_string());
            }
            line_item_ids.dedup();
            Group {
                id: shipment.id.to_string(),
                line_item_ids,
                options: follows
                    .iter()
                    .map(|option| told(option, shipment.delay_days, view, ctx))
                    .collect(),
                selected_option_id: view.selected().map(|option| option.id.to_string()),
            }
        })
        .collect()
}

fn included(option: FulfillmentOption) -> FulfillmentOption {
    FulfillmentOption {
        price: Money::zero(option.price.currency),
        ..option
    }
}

fn told(
    option: &FulfillmentOption,
    delay_days: u32,
    view: &CheckoutView<'_>,
    ctx: &MapContext<'_>,
) -> DeliveryOption {
    let store = view
        .pickup()
        .and_then(|id| ctx.fulfillment.pickup_place(id));
    let description = match store {
        Some(store) => ready(store, ctx).map(|ready| format!("{}: {ready}", store.name)),
        None => Some(text::arrival(
            option.earliest_days.saturating_add(delay_days),
            option.latest_days.saturating_add(delay_days),
            ctx.locale,
        )),
    };
    DeliveryOption {
        id: option.id.to_string(),
        title: option.title.get(ctx.locale).to_owned(),
        description,
        totals: vec![single("total", option.price)],
    }
}

/// What of the goods a store has, and from when on.
fn available(
    store: &Location,
    goods: &[&PricedLine],
    ctx: &MapContext<'_>,
) -> Option<AvailableMethod> {
    let there: Vec<&&PricedLine> = goods.iter().filter(|line| has(store, line)).collect();
    let titles: Vec<&str> = there
        .iter()
        .map(|line| line.title.get(ctx.locale))
        .collect();
    let moment = store.ready_moment(ctx.now, ctx.zones)?;
    let ready = ready(store, ctx)?;
    (!there.is_empty()).then(|| AvailableMethod {
        kind: "pickup".to_owned(),
        line_item_ids: ids(there.iter().copied()),
        fulfillable_on: Some((ctx.rfc3339)(moment)),
        description: Some(text::available_at(
            &titles.join(", "),
            &store.name,
            &ready,
            ctx.locale,
        )),
    })
}

fn has(store: &Location, line: &PricedLine) -> bool {
    let place = StockPlace::Location(store.id.clone());
    let there = line.supply.at(&place);
    there.is_none_or(|pieces| pieces >= line.quantity.get())
}

/// "Ready today from 16:00".
fn ready(store: &Location, ctx: &MapContext<'_>) -> Option<String> {
    let now = ctx.zones.local(&store.time_zone, ctx.now);
    store
        .ready_at(now)
        .map(|ready| text::ready(now, ready, ctx.locale))
}

fn ids<'a>(lines: impl Iterator<Item = &'a &'a PricedLine>) -> Vec<String> {
    lines.map(|line| line.id.to_string()).collect()
}
