//! Totals and prices.

use super::{MapContext, text};
use crate::domain::{Money, Shipment, Totals};
use crate::ucp::{Message, Price, Total};

/// Every entry with what it is called.
pub(super) fn totals(totals: &Totals, shipments: &[Shipment], ctx: &MapContext<'_>) -> Vec<Total> {
    totals
        .entries()
        .iter()
        .map(|entry| Total {
            kind: entry.kind.as_str().to_owned(),
            display_text: Some(text::total(entry.kind, shipments, ctx.locale).to_owned()),
            amount: entry.amount_minor,
        })
        .collect()
}

/// The breakdown of something that has a single price.
pub(super) fn single(kind: &str, amount: Money) -> Total {
    Total {
        kind: kind.to_owned(),
        display_text: None,
        amount: amount.amount_minor,
    }
}

/// The note that prices include tax, where they do.
pub(super) fn tax_note(totals: &Totals, ctx: &MapContext<'_>) -> Option<Message> {
    const CODE: &str = "prices_include_tax";
    let content = text::sentence(CODE, ctx.locale)?.to_owned();
    (totals.tax_included().amount_minor > 0).then(|| Message::Info {
        code: Some(CODE.to_owned()),
        path: None,
        content,
    })
}

/// An amount with its currency.
pub(super) fn price(money: Money) -> Price {
    Price {
        amount: money.amount_minor,
        currency: money.currency.as_str().to_owned(),
    }
}
