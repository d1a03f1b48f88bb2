//! What happened to an order, for the wire: fulfillment events, adjustments, and where each line stands.

use super::MapContext;
use super::totals::single;
use crate::domain::order::{OrderLife, Pieces, RefundProgress, Way};
use crate::domain::{Money, PricedLine, Timestamp};
use crate::ucp::order::{
    AdjustedPieces, Adjustment, FulfillmentEvent, LineItemQuantity, OrderQuantity,
};

/// Parcels as events, in order of time.
pub(super) fn events(life: &OrderLife, ctx: &MapContext<'_>) -> Vec<FulfillmentEvent> {
    let mut events: Vec<(Timestamp, FulfillmentEvent)> = Vec::new();
    for parcel in &life.parcels {
        let (carrier, number, url) = match &parcel.way {
            Way::Carrier {
                carrier,
                tracking_number,
                tracking_url,
            } => (
                Some(carrier.clone()),
                tracking_number.clone(),
                tracking_url.clone(),
            ),
            Way::Pickup => (None, None, None),
        };
        let is_pickup = parcel.way == Way::Pickup;
        let mut add = |suffix: &str, kind: &str, at: Timestamp| {
            let event = FulfillmentEvent {
                id: format!("parcel_{}_{suffix}", parcel.number),
                occurred_at: (ctx.rfc3339)(at),
                kind: kind.to_owned(),
                line_items: parcel.pieces.iter().map(pieces).collect(),
                tracking_number: number.clone(),
                tracking_url: url.clone(),
                carrier: carrier.clone(),
            };
            events.push((at, event));
        };
        let sent = if is_pickup {
            "ready_for_pickup"
        } else {
            "shipped"
        };
        add("sent", sent, parcel.sent_at);
        if let Some(at) = parcel.received_at() {
            let received = if is_pickup { "picked_up" } else { "delivered" };
            add("received", received, at);
        }
    }
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

/// Cancellation, withdrawal, returns and refunds.
pub(super) fn adjustments(
    life: &OrderLife,
    lines: &[PricedLine],
    ctx: &MapContext<'_>,
) -> Vec<Adjustment> {
    let all = || {
        lines
            .iter()
            .map(|line| (line.id.to_string(), line.quantity.get()))
    };
    let adjustment = |id: String, kind: &str, at: Timestamp| Adjustment {
        id,
        kind: kind.to_owned(),
        occurred_at: (ctx.rfc3339)(at),
        status: "completed".to_owned(),
        line_items: Vec::new(),
        totals: Vec::new(),
        description: None,
    };
    let mut list = Vec::new();
    if let Some(cancelled) = &life.cancelled {
        list.push(Adjustment {
            line_items: all().map(|(id, quantity)| back(id, quantity)).collect(),
            ..adjustment("cancellation".to_owned(), "cancellation", cancelled.at)
        });
    }
    if let Some(withdrawal) = &life.withdrawal {
        // Asked for; the goods and the money are adjustments of their own.
        list.push(Adjustment {
            status: "pending".to_owned(),
            ..adjustment("withdrawal".to_owned(), "withdrawal", withdrawal.at)
        });
    }
    for taken in &life.returns {
        list.push(Adjustment {
            line_items: taken.pieces.iter().map(some_back).collect(),
            ..adjustment(format!("return_{}", taken.number), "return", taken.at)
        });
    }
    for refund in &life.refunds {
        let minus = Money::new(-refund.amount.amount_minor, refund.amount.currency);
        let status = match refund.progress {
            RefundProgress::Requested => "pending",
            RefundProgress::Done { .. } => "completed",
            RefundProgress::Failed => "failed",
        };
        list.push(Adjustment {
            status: status.to_owned(),
            totals: vec![single("total", minus)],
            line_items: refund.pieces.iter().map(some_back).collect(),
            description: Some(refund.reason.as_str().to_owned()),
            ..adjustment(
                format!("refund_{}", refund.number),
                "refund",
                refund.requested_at,
            )
        });
    }
    list
}

/// How many of a line were bought, still count, and were sent; and the word for it.
pub(super) fn standing(life: &OrderLife, line: &PricedLine) -> (OrderQuantity, String) {
    let original = line.quantity.get();
    let total = match life.cancelled {
        Some(_) => 0,
        None => original.saturating_sub(life.returned(&line.id)),
    };
    let fulfilled = life
        .handed_over(&line.id)
        .saturating_sub(life.returned(&line.id));
    let word = match (total, fulfilled) {
        (0, _) => "removed",
        (total, fulfilled) if fulfilled == total => "fulfilled",
        (_, 0) => "processing",
        _ => "partial",
    };
    let quantity = OrderQuantity {
        original,
        total,
        fulfilled,
    };
    (quantity, word.to_owned())
}

fn pieces(some: &Pieces) -> LineItemQuantity {
    LineItemQuantity {
        id: some.line.to_string(),
        quantity: some.quantity,
    }
}

fn some_back(some: &Pieces) -> AdjustedPieces {
    back(some.line.to_string(), some.quantity)
}

fn back(id: String, quantity: u32) -> AdjustedPieces {
    AdjustedPieces {
        id,
        quantity: -i64::from(quantity),
    }
}
