//! An order as an operator reads it at a terminal.

use std::fmt::Write as _;

use spotlet::domain::order::{Order, RefundProgress, Way};
use spotlet::domain::{Locale, Money};

use crate::text::rfc3339;

/// One line of a list.
pub fn line(order: &Order) -> String {
    format!(
        "{}  {}  {:<18}  {:>14}  {}",
        order.number,
        rfc3339(order.placed_at),
        order.status().as_str(),
        amount(order.totals.total()),
        order.name(),
    )
}

/// Everything.
pub fn whole(order: &Order) -> String {
    let mut text = format!("{}\nid        {}\n", line(order), order.id);
    // Writing into a string cannot fail.
    let _ = write!(
        text,
        "paid      {}, {}",
        amount(order.payment.amount),
        order.payment.reference
    );
    for line in &order.lines {
        let title = line.title.get(Locale::En);
        let _ = write!(
            text,
            "\nline      {}  {} x {title} ({}): {}, {} handed over, {} returned",
            line.id,
            line.quantity.get(),
            line.variant,
            amount(line.total),
            order.life.handed_over(&line.id),
            order.life.returned(&line.id),
        );
    }
    for parcel in &order.life.parcels {
        let way = match &parcel.way {
            Way::Carrier {
                carrier,
                tracking_number,
                ..
            } => format!("{carrier} {}", tracking_number.as_deref().unwrap_or("")),
            Way::Pickup => "pickup".to_owned(),
        };
        let sent = rfc3339(parcel.sent_at);
        let _ = write!(text, "\nparcel    {}  {way}, {sent}", parcel.number);
        if let Some(at) = parcel.received_at() {
            let _ = write!(text, ", received {}", rfc3339(at));
        }
    }
    for refund in &order.life.refunds {
        let progress = match &refund.progress {
            RefundProgress::Requested => "requested",
            RefundProgress::Done { .. } => "done",
            RefundProgress::Failed => "refused by the provider",
        };
        let _ = write!(
            text,
            "\nrefund    {}  {}, {}, {progress}",
            refund.number,
            amount(refund.amount),
            refund.reason.as_str(),
        );
    }
    if let Some(withdrawal) = &order.life.withdrawal {
        let _ = write!(
            text,
            "\nwithdrawn {} by {}",
            rfc3339(withdrawal.at),
            withdrawal.name
        );
    }
    text
}

/// Minor units, so that nothing is rounded: `1234 EUR` would be 12.34.
fn amount(money: Money) -> String {
    format!("{} {} (minor)", money.amount_minor, money.currency)
}
