//! Priced lines as line items.

use super::MapContext;
use super::totals::single;
use crate::domain::PricedLine;
use crate::ucp::{Item, LineItem, Total};

/// A line of a cart or checkout.
pub(super) fn line_item(line: &PricedLine, ctx: &MapContext<'_>) -> LineItem {
    LineItem {
        id: line.id.to_string(),
        item: item(line, ctx),
        quantity: line.quantity.get(),
        totals: breakdown(line),
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

/// What a line costs.
pub(super) fn breakdown(line: &PricedLine) -> Vec<Total> {
    vec![single("subtotal", line.total), single("total", line.total)]
}
