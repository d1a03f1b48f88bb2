//! An order for the wire, as one reader may see it.

use super::lines::{breakdown, item};
use super::personal::answers;
use super::totals::totals;
use super::{MapContext, address, context, order_life, text};
use crate::domain::OrderId;
use crate::domain::fulfillment::ShipmentMethod;
use crate::domain::order::OrderView;
use crate::ucp::order::{Expectation, LineItemQuantity, OrderFulfillment, OrderLineItem};
use crate::ucp::{Order, PostalAddress, Status, Ucp};

/// The order as it stands.
#[must_use]
pub fn order(view: &OrderView<'_>, ctx: &MapContext<'_>) -> Order {
    let lines = view.lines().iter();
    Order {
        ucp: Ucp::reply(Status::Success, ctx.capabilities),
        id: view.id().to_string(),
        label: Some(view.number().to_string()),
        checkout_id: view.checkout().to_string(),
        permalink_url: permalink(view.id(), ctx),
        line_items: lines
            .map(|line| (line, order_life::standing(view.life(), line)))
            .map(|(line, (quantity, status))| OrderLineItem {
                id: line.id.to_string(),
                item: item(line, ctx),
                quantity,
                totals: breakdown(line, view.discounts()),
                status,
                personalization: answers(line, ctx),
            })
            .collect(),
        fulfillment: OrderFulfillment {
            expectations: expectations(view, ctx),
            events: order_life::events(view.life(), ctx),
        },
        adjustments: order_life::adjustments(view.life(), view.lines(), ctx),
        currency: view.totals().currency().to_string(),
        totals: totals(view.totals(), view.shipments(), ctx),
        messages: Vec::new(),
        attribution: context::attribution(view.attribution()),
    }
}

/// The order's page. Its address reaches the host page, so the page itself asks for the buyer secret.
pub(super) fn permalink(id: &OrderId, ctx: &MapContext<'_>) -> String {
    format!("{}/order/{id}", ctx.origin)
}

/// What was promised, shipment by shipment.
fn expectations(view: &OrderView<'_>, ctx: &MapContext<'_>) -> Vec<Expectation> {
    let delivery = view.fulfillment();
    view.shipments()
        .iter()
        .map(|shipment| {
            let mut line_items: Vec<LineItemQuantity> = Vec::new();
            for pieces in &shipment.pieces {
                match line_items.last_mut() {
                    Some(last) if last.id == pieces.line.as_str() => {
                        last.quantity += pieces.quantity;
                    }
                    _ => line_items.push(LineItemQuantity {
                        id: pieces.line.to_string(),
                        quantity: pieces.quantity,
                    }),
                }
            }
            // The schema asks for a destination; who must not know it gets one without a single field.
            let typed = || {
                view.destination()
                    .map_or_else(PostalAddress::default, address::address)
            };
            let (method_type, destination, description, fulfillable_on) = match &shipment.method {
                ShipmentMethod::Shipping => (
                    "shipping",
                    typed(),
                    Some(text::arrival(
                        delivery.earliest_days.saturating_add(shipment.delay_days),
                        delivery.latest_days.saturating_add(shipment.delay_days),
                        ctx.locale,
                    )),
                    (shipment.delay_days == 0).then(|| "now".to_owned()),
                ),
                ShipmentMethod::Pickup { place } => (
                    "pickup",
                    address::address(&place.address),
                    Some(place.name.clone()),
                    place.ready_at.map(ctx.rfc3339),
                ),
                ShipmentMethod::Digital => (
                    "digital",
                    PostalAddress::default(),
                    None,
                    Some("now".to_owned()),
                ),
            };
            Expectation {
                id: shipment.id.to_string(),
                line_items,
                method_type: method_type.to_owned(),
                destination,
                description,
                fulfillable_on,
            }
        })
        .collect()
}
