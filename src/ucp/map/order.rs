//! An order for the wire, as one reader may see it.

use super::lines::{breakdown, item};
use super::totals::totals;
use super::{MapContext, address, context, order_life, text};
use crate::domain::OrderId;
use crate::domain::order::OrderView;
use crate::ucp::order::{Expectation, LineItemQuantity, OrderFulfillment, OrderLineItem};
use crate::ucp::{Order, PostalAddress, Status, Ucp};

/// The order as it stands.
#[must_use]
pub fn order(view: &OrderView<'_>, ctx: &MapContext<'_>) -> Order {
    let delivery = view.fulfillment();
    let lines = view.lines().iter();
    let expectation = Expectation {
        id: "expectation_1".to_owned(),
        line_items: lines
            .clone()
            .map(|line| LineItemQuantity {
                id: line.id.to_string(),
                quantity: line.quantity.get(),
            })
            .collect(),
        method_type: "shipping".to_owned(),
        // The schema asks for a destination; who must not know it gets one without a single field.
        destination: view
            .destination()
            .map_or_else(PostalAddress::default, address::address),
        description: Some(text::arrival(
            delivery.earliest_days,
            delivery.latest_days,
            ctx.locale,
        )),
        fulfillable_on: Some("now".to_owned()),
    };
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
            })
            .collect(),
        fulfillment: OrderFulfillment {
            expectations: vec![expectation],
            events: order_life::events(view.life(), ctx),
        },
        adjustments: order_life::adjustments(view.life(), view.lines(), ctx),
        currency: view.totals().currency().to_string(),
        totals: totals(view.totals(), ctx),
        messages: Vec::new(),
        attribution: context::attribution(view.attribution()),
    }
}

/// The order's page. Its address reaches the host page, so the page itself asks for the buyer secret.
pub(super) fn permalink(id: &OrderId, ctx: &MapContext<'_>) -> String {
    format!("{}/order/{id}", ctx.origin)
}
