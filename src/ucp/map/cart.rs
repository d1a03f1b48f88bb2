//! A cart for the wire, priced.

use super::MapContext;
use super::lines::line_item;
use super::messages::line_problem;
use super::totals::{tax_note, totals};
use crate::domain::CartId;
use crate::domain::Totals;
use crate::domain::pricing::Priced;
use crate::ucp::{Cart, Status, Ucp};

/// The cart with the prices of this moment. `cost` are the totals of `priced` ([`Priced::totals`]).
#[must_use]
pub fn cart(id: &CartId, priced: &Priced, cost: &Totals, ctx: &MapContext<'_>) -> Cart {
    let mut messages: Vec<_> = priced
        .problems
        .iter()
        .map(|problem| line_problem(problem, &priced.lines, ctx))
        .collect();
    messages.extend(tax_note(cost, ctx));
    Cart {
        ucp: Ucp::reply(Status::Success, ctx.capabilities),
        id: id.to_string(),
        line_items: priced
            .lines
            .iter()
            .map(|line| line_item(line, ctx))
            .collect(),
        currency: cost.currency().to_string(),
        totals: totals(cost, ctx),
        messages,
        links: ctx.links.to_vec(),
    }
}
