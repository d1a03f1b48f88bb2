//! Discounts for the wire, and codes from it.

use super::{MapContext, messages};
use crate::domain::discount::{AppliedDiscount, DiscountCode, Discounts};
use crate::domain::{LineItemId, PricedLine};
use crate::ucp::discount::{self, DiscountsRequest};
use crate::ucp::{Capability, Message};

/// What was asked for and taken off; nothing where that is nothing, or this reply does not speak of discounts.
pub(super) fn discounts(
    discounts: &Discounts,
    lines: &[PricedLine],
    ctx: &MapContext<'_>,
) -> Option<discount::Discounts> {
    let says_nothing = discounts.codes.is_empty() && discounts.applied.is_empty();
    if says_nothing || !ctx.capabilities.contains(&Capability::Discount) {
        return None;
    }
    Some(discount::Discounts {
        codes: discounts
            .codes
            .iter()
            .map(|code| code.as_str().to_owned())
            .collect(),
        applied: (1u32..)
            .zip(&discounts.applied)
            .map(|(priority, one)| applied(one, priority, lines, ctx))
            .collect(),
    })
}

/// The codes that were refused, each at its place. A warning, as the buyer expects another total.
pub(super) fn rejections(discounts: &Discounts, ctx: &MapContext<'_>) -> Vec<Message> {
    let rejected = discounts.rejected.iter();
    rejected
        .map(|rejected| {
            let code = rejected.reason.code();
            Message::Warning {
                code: code.to_owned(),
                path: Some(format!("$.discounts.codes[{}]", rejected.index)),
                content: messages::content(code, ctx),
            }
        })
        .collect()
}

/// The codes of a request; nothing if it does not speak of them. A text that is too long for a code is cut,
/// so that the reply can refuse it at its place; one with nothing legible is left out.
#[must_use]
pub fn codes_from(request: Option<&DiscountsRequest>) -> Option<Vec<DiscountCode>> {
    let codes = request?.codes.as_ref()?;
    let legible = |text: &String| -> String {
        let text = text.chars().filter(|c| !c.is_control());
        text.take(64).collect()
    };
    Some(
        codes
            .iter()
            .filter_map(|text| DiscountCode::new(&legible(text)).ok())
            .collect(),
    )
}

fn applied(
    one: &AppliedDiscount,
    priority: u32,
    lines: &[PricedLine],
    ctx: &MapContext<'_>,
) -> discount::AppliedDiscount {
    let place = |id: &LineItemId| lines.iter().position(|line| line.id == *id);
    let mut allocations: Vec<_> = one
        .lines
        .iter()
        .filter_map(|part| {
            Some(discount::Allocation {
                path: format!("$.line_items[{}]", place(&part.line)?),
                amount: part.amount.amount_minor,
            })
        })
        .collect();
    if let Some(delivery) = one.delivery.filter(|off| off.amount_minor > 0) {
        allocations.push(discount::Allocation {
            // The path that the extension's document gives for the delivery.
            path: "$.totals.shipping".to_owned(),
            amount: delivery.amount_minor,
        });
    }
    discount::AppliedDiscount {
        code: one.code.as_ref().map(|code| code.as_str().to_owned()),
        title: one.title.get(ctx.locale).to_owned(),
        amount: one.amount.amount_minor,
        automatic: one.code.is_none(),
        method: one.delivery.is_none().then(|| "across".to_owned()),
        priority: Some(priority),
        allocations,
    }
}
