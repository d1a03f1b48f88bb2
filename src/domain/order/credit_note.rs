//! A credit note: the document that takes back a part of an invoice when money goes back, with its share of every tax.

use serde::{Deserialize, Serialize};

use super::{InvoiceNumber, Order, Refund, RefundProgress};
use crate::domain::tax::TaxLine;
use crate::domain::{Money, OrderId, TaxCategory, Timestamp};

/// The credit note of one refund. Written once, with the decision to refund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditNote {
    /// Its number, which no other credit note and no invoice has.
    pub number: InvoiceNumber,
    /// The invoice it corrects.
    pub invoice: InvoiceNumber,
    /// When that invoice was made.
    pub invoiced_at: Timestamp,
    /// What it is about.
    pub order: OrderId,
    /// Which of the order's refunds.
    pub refund: u32,
    /// Every tax that is taken back, by its rate; what goes back includes it.
    pub taxes: Vec<TaxLine>,
    /// Name, address and tax number of who sold, a line each, as they were on that day.
    pub seller: Vec<String>,
    /// When it was made.
    pub issued_at: Timestamp,
}

/// The taxes in an amount that goes back: the amount split by what is left of what was paid under each rate, of the pieces it is for,
/// where it is for certain ones. Of the tax that is left under a rate it takes the same share, not what the rate says anew: the invoice
/// may have been rounded line by line, and the credit notes of an order that is given back in parts add up to it, to the cent.
#[must_use]
pub fn taxes_of(order: &Order, refund: &Refund) -> Vec<TaxLine> {
    let mut left: Vec<TaxLine> = order.totals.taxes().iter().map(included).collect();
    // A refund that the provider refused has given nothing back.
    let before = |other: &&Refund| {
        other.number < refund.number && !matches!(other.progress, RefundProgress::Failed)
    };
    for earlier in order.life.refunds.iter().filter(before) {
        take(order, earlier, &mut left);
    }
    take(order, refund, &mut left)
}

/// A tax of the order as a part of what was paid, which is how it goes back.
fn included(tax: &TaxLine) -> TaxLine {
    let taxed_minor = match tax.is_included {
        true => tax.taxed_minor,
        false => tax.taxed_minor.saturating_add(tax.tax_minor),
    };
    TaxLine {
        taxed_minor,
        is_included: true,
        ..*tax
    }
}

/// Takes a refund's share out of what is left of each rate.
fn take(order: &Order, refund: &Refund, left: &mut [TaxLine]) -> Vec<TaxLine> {
    let currency = refund.amount.currency;
    let mut taken = Vec::new();
    let parts = parts(order, refund, left);
    for (tax, part) in left.iter_mut().zip(parts) {
        if part == 0 {
            continue;
        }
        let weights = [part, tax.taxed_minor.saturating_sub(part)]
            .map(|minor| u64::try_from(minor).unwrap_or(0));
        let split = Money::new(tax.tax_minor, currency)
            .allocate(&weights)
            .unwrap_or_default();
        let share = TaxLine {
            taxed_minor: part,
            tax_minor: split.first().map_or(0, |share| share.amount_minor),
            ..*tax
        };
        tax.taxed_minor = tax.taxed_minor.saturating_sub(share.taxed_minor);
        tax.tax_minor = tax.tax_minor.saturating_sub(share.tax_minor);
        taken.push(share);
    }
    taken
}

/// How much of a refund falls to each rate; never more than is left of it.
fn parts(order: &Order, refund: &Refund, left: &[TaxLine]) -> Vec<i64> {
    let room: Vec<u64> = left
        .iter()
        .map(|tax| u64::try_from(tax.taxed_minor).unwrap_or(0))
        .collect();
    let weights = weights_of_pieces(order, refund).unwrap_or_else(|| room.clone());
    // Fails only where there is nothing to split by, and then there is no tax to tell.
    let wanted = refund.amount.allocate(&weights).unwrap_or_default();
    let mut rest = 0;
    let mut parts: Vec<i64> = wanted
        .iter()
        .zip(left)
        .map(|(part, tax)| {
            let fitting = part.amount_minor.min(tax.taxed_minor);
            rest += part.amount_minor - fitting;
            fitting
        })
        .collect();
    // What is more than the pieces' own rate has left, delivery for one, was paid under another.
    for (part, tax) in parts.iter_mut().zip(left) {
        let more = rest.min(tax.taxed_minor - *part);
        *part += more;
        rest -= more;
    }
    parts
}

/// What the refunded pieces cost under each rate of the order. Nothing where no pieces are named, or where a rate cannot be told
/// from the goods.
fn weights_of_pieces(order: &Order, refund: &Refund) -> Option<Vec<u64>> {
    let sold = |category: &TaxCategory| order.lines.iter().any(|line| line.tax == *category);
    // Both are in the order of their rates, the highest first.
    let categories: Vec<TaxCategory> = TaxCategory::ALL.into_iter().filter(sold).collect();
    if refund.pieces.is_empty() || categories.len() != order.totals.taxes().len() {
        return None;
    }
    let cost = |category: &TaxCategory| {
        let lines = order.lines.iter().filter(|line| line.tax == *category);
        let costs = lines.flat_map(|line| {
            let pieces = refund.pieces.iter().filter(|some| some.line == line.id);
            pieces.map(|some| {
                let each = u64::try_from(line.unit_price.amount_minor).unwrap_or(0);
                each.saturating_mul(some.quantity.into())
            })
        });
        costs.fold(0, u64::saturating_add)
    };
    Some(categories.iter().map(cost).collect())
}

#[cfg(test)]
mod tests;
