//! A credit note: the document that takes back a part of an invoice when money goes back, with its share of every tax.

use serde::{Deserialize, Serialize};

use super::{InvoiceNumber, Order, Refund};
use crate::domain::tax::TaxLine;
use crate::domain::{OrderId, TaxCategory, Timestamp};

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

/// The taxes in an amount that goes back: the order's own when it is all of it, else the amount split by what was paid under
/// each rate, of the pieces it is for, where it is for certain ones. No cent is lost.
#[must_use]
pub fn taxes_of(order: &Order, refund: &Refund) -> Vec<TaxLine> {
    let charged = order.totals.taxes();
    let gross = |tax: &TaxLine| match tax.is_included {
        true => tax.taxed_minor,
        false => tax.taxed_minor.saturating_add(tax.tax_minor),
    };
    let included = charged.iter().map(|tax| TaxLine {
        taxed_minor: gross(tax),
        is_included: true,
        ..*tax
    });
    if refund.amount == order.totals.total() {
        return included.collect();
    }
    let by_pieces = weights_of_pieces(order, refund);
    let weights = by_pieces.unwrap_or_else(|| {
        let all = charged
            .iter()
            .map(|tax| u64::try_from(gross(tax)).unwrap_or(0));
        all.collect()
    });
    // Fails only where there is nothing to split by, and then there is no tax to tell.
    let parts = refund.amount.allocate(&weights).unwrap_or_default();
    let taxes = charged
        .iter()
        .zip(parts)
        .filter(|(_, part)| part.amount_minor > 0);
    taxes
        .map(|(tax, part)| TaxLine {
            rate: tax.rate,
            taxed_minor: part.amount_minor,
            tax_minor: tax.rate.included_in(part).map_or(0, |tax| tax.amount_minor),
            is_included: true,
        })
        .collect()
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
