//! A cart for the wire, priced.

use super::MapContext;
use super::discount::{discounts, rejections};
use super::lines::line_item;
use super::messages::{line_problem, price_notes};
use super::totals::{tax_note, totals};
use crate::domain::pricing::Priced;
use crate::domain::{CartId, Quote};
use crate::ucp::{Cart, Status, Ucp};

/// The cart with the prices of this moment. `quote` is what the lines of `priced` cost.
#[must_use]
pub fn cart(id: &CartId, priced: &Priced, quote: &Quote, ctx: &MapContext<'_>) -> Cart {
    let cost = &quote.totals;
    let mut messages: Vec<_> = priced
        .problems
        .iter()
        .map(|problem| line_problem(problem, &priced.lines, ctx))
        .collect();
    messages.extend(rejections(&quote.discounts, ctx));
    messages.extend(price_notes(&priced.lines, ctx));
    messages.extend(tax_note(cost, ctx));
    Cart {
        ucp: Ucp::reply(Status::Success, ctx.capabilities),
        id: id.to_string(),
        line_items: priced
            .lines
            .iter()
            .map(|line| line_item(line, &quote.discounts, ctx))
            .collect(),
        currency: cost.currency().to_string(),
        totals: totals(cost, &[], ctx),
        discounts: discounts(&quote.discounts, &priced.lines, ctx),
        messages,
        links: ctx.links.to_vec(),
    }
}
