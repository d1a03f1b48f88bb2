//! Priced lines as line items.

use super::MapContext;
use super::personal::answers;
use super::totals::single;
use crate::domain::{Discounts, Money, PricedLine};
use crate::ucp::{Item, LineItem, Total};

/// A line of a cart or checkout.
pub(super) fn line_item(
    line: &PricedLine,
    discounts: &Discounts,
    ctx: &MapContext<'_>,
) -> LineItem {
    LineItem {
        id: line.id.to_string(),
        item: item(line, ctx),
        quantity: line.quantity.get(),
        totals: breakdown(line, discounts),
        personalization: answers(line, ctx),
    }
}

/// What a line is about: product and variant in one title, as platforms show just that.
pub(super) fn item(line: &PricedLine, ctx: &MapContext<'_>) -> Item {
    let title = line.title.get(ctx.locale);
    let title = match &line.variant_title {
        Some(variant) => format!("{title}, {}", variant.get(ctx.locale)),
        None => title.to_owned(),
    };
    Item {
        id: line.variant.to_string(),
        title,
        price: line.unit_price.amount_minor,
        image_url: line.image.as_deref().map(|src| ctx.media_url(src)),
    }
}

/// What a line costs, with its part of the discounts. Tax that is added stands in the document's totals only.
pub(super) fn breakdown(line: &PricedLine, discounts: &Discounts) -> Vec<Total> {
    let zero = Money::zero(line.total.currency);
    // Both were calculated from these very amounts, so neither fails here.
    let off = discounts.off_line(&line.id, zero).unwrap_or(zero);
    let total = line.total.checked_sub(off).unwrap_or(line.total);
    let mut totals = vec![single("subtotal", line.total)];
    if off.amount_minor > 0 {
        let off = Money::new(-off.amount_minor, off.currency);
        totals.push(single("items_discount", off));
    }
    totals.push(single("total", total));
    totals
}
