//! A checkout for the wire, as one reader may see it.

use super::discount::{discounts, rejections};
use super::lines::line_item;
use super::totals::{tax_note, totals};
use super::{MapContext, address, fulfillment, messages};
use crate::domain::checkout::{CheckoutStatus, CheckoutView};
use crate::ucp::checkout::OrderConfirmation;
use crate::ucp::meta::Registry;
use crate::ucp::profile::{embedded_service, payment_handlers};
use crate::ucp::{Capability, Checkout, Message, SERVICE, Status, Ucp};

/// The checkout, with what this reply has to say (`notices`, such as a refused change) before what the checkout
/// always says about itself.
#[must_use]
pub fn checkout(view: &CheckoutView<'_>, notices: Vec<Message>, ctx: &MapContext<'_>) -> Checkout {
    let is_final = view.status().is_final();
    let mut ucp = Ucp::reply(Status::Success, ctx.capabilities);
    ucp.payment_handlers = Some(payment_handlers(ctx.handlers));
    if let Some(delegations) = ctx.delegations.filter(|_| !is_final) {
        let embedded = embedded_service(delegations);
        ucp.services = Some(Registry::from([(SERVICE.to_owned(), vec![embedded])]));
    }
    let mut told = notices;
    for message in messages::of_checkout(view, ctx) {
        if !told.contains(&message) {
            told.push(message);
        }
    }
    if !is_final {
        told.extend(rejections(view.discounts(), ctx));
    }
    told.extend(messages::price_notes(view.lines(), ctx));
    told.extend(tax_note(view.totals(), ctx));
    let order = match view.status() {
        CheckoutStatus::Completed { order, number } => Some(OrderConfirmation {
            id: order.to_string(),
            label: Some(number.to_string()),
            permalink_url: super::order::permalink(order, ctx),
        }),
        _ => None,
    };
    Checkout {
        ucp,
        id: view.id().to_string(),
        line_items: view
            .lines()
            .iter()
            .map(|line| line_item(line, view.discounts(), ctx))
            .collect(),
        status: view.status().as_str().to_owned(),
        currency: view.totals().currency().to_string(),
        totals: totals(view.totals(), view.shipments(), ctx),
        discounts: discounts(view.discounts(), view.lines(), ctx),
        links: ctx.links.to_vec(),
        buyer: view.buyer().map(address::buyer),
        fulfillment: ctx
            .capabilities
            .contains(&Capability::Fulfillment)
            .then(|| fulfillment::fulfillment(view, ctx)),
        messages: told,
        expires_at: Some((ctx.rfc3339)(view.expires_at())),
        continue_url: (!is_final).then(|| format!("{}/checkout/{}", ctx.origin, view.id())),
        order,
    }
}
