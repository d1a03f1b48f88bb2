//! Where an order stands, step by step and in a sentence.

use spotlet::domain::order::{Order, OrderStatus, Parcel, Way};
use spotlet::domain::{Locale, Timestamp};
use spotlet::view::model::{ParcelView, Progress, RefundView, StepView};

use super::Setting;
use crate::service::order::link;
use crate::text::words::order::{OrderWords, words};
use crate::text::words::shipment_of;
use crate::text::{Audience, day_of, long_date, money};

/// What happens next.
pub(super) fn next(order: &Order) -> &'static str {
    let words = words(order.locale);
    if order.life.withdrawal.is_some() && order.status() != OrderStatus::Returned {
        return words.next_withdrawn;
    }
    if order.is_downloaded() && order.status() == OrderStatus::Received {
        return match order.life.download_agreed_at {
            Some(_) => words.next_downloaded,
            None => words.next_agree,
        };
    }
    match (order.status(), is_pickup(order)) {
        (OrderStatus::Placed, _) => words.next_placed,
        (OrderStatus::Cancelled, _) => words.next_cancelled,
        (OrderStatus::PartlyHandedOver, _) => words.next_partly,
        (OrderStatus::HandedOver, false) => words.next_sent,
        (OrderStatus::HandedOver, true) => words.next_ready,
        (OrderStatus::Received, _) => words.next_received,
        (OrderStatus::Returned, _) => words.next_returned,
    }
}

/// The way from the order to the door.
pub(super) fn steps(order: &Order, audience: Audience) -> Vec<StepView> {
    let words = words(order.locale);
    let when =
        |at: Option<Timestamp>| at.map_or_else(String::new, |at| long_date(day_of(at), audience));
    let step = |label: &str, at: Option<Timestamp>, progress| StepView {
        label: label.to_owned(),
        when: when(at),
        progress,
    };
    let placed = step(words.placed, Some(order.placed_at), Progress::Done);
    if let Some(cancelled) = order.life.cancelled {
        return vec![
            placed,
            step(words.cancelled, Some(cancelled.at), Progress::Now),
        ];
    }
    if order.is_downloaded() {
        return vec![placed, step(words.downloaded, None, Progress::Now)];
    }
    let (packing, sent, received) = labels(words, is_pickup(order));
    let parcels = &order.life.parcels;
    let sent_at = parcels.last().map(|parcel| parcel.sent_at);
    let received_at = parcels.iter().filter_map(Parcel::received_at).max();
    let (packs, goes, has) = match order.status() {
        OrderStatus::Placed | OrderStatus::Cancelled => {
            (Progress::Now, Progress::Ahead, Progress::Ahead)
        }
        OrderStatus::PartlyHandedOver | OrderStatus::HandedOver => {
            (Progress::Done, Progress::Now, Progress::Ahead)
        }
        OrderStatus::Received | OrderStatus::Returned => {
            (Progress::Done, Progress::Done, Progress::Now)
        }
    };
    let arrived = received_at.filter(|_| has == Progress::Now);
    vec![
        placed,
        step(packing, None, packs),
        step(sent, sent_at, goes),
        step(received, arrived, has),
    ]
}

fn labels(words: &OrderWords, pickup: bool) -> (&'static str, &'static str, &'static str) {
    if pickup {
        (words.packing, words.ready, words.picked_up)
    } else {
        (words.packing, words.sent, words.delivered)
    }
}

/// How it was ordered, and once it is on its way how it really goes.
fn is_pickup(order: &Order) -> bool {
    let parcels = &order.life.parcels;
    match parcels.as_slice() {
        [] => order.pickup_place().is_some(),
        parcels => parcels.iter().all(|parcel| parcel.way == Way::Pickup),
    }
}

/// What was sent or laid ready.
pub(super) fn parcels(order: &Order, audience: Audience) -> Vec<ParcelView> {
    let words = words(order.locale);
    let shipments = order.shipments_of_parcels();
    let parcels = order.life.parcels.iter().zip(shipments);
    let parcels = parcels.map(|(parcel, shipment)| {
        let day = long_date(day_of(parcel.sent_at), audience);
        let (by, tracking_number, tracking_url) = match &parcel.way {
            Way::Carrier {
                carrier,
                tracking_number,
                tracking_url,
            } => (
                carrier.as_str(),
                tracking_number.clone(),
                tracking_url.clone(),
            ),
            Way::Pickup => (words.ready, None, None),
        };
        ParcelView {
            heading: format!("{by}, {day}"),
            shipment: shipment
                .map(|at| shipment_of(at + 1, order.shipments.len(), audience.locale)),
            pieces: pieces(order, parcel),
            tracking_number,
            tracking_url,
        }
    });
    parcels.collect()
}

fn pieces(order: &Order, parcel: &Parcel) -> Vec<String> {
    let titles = parcel.pieces.iter().filter_map(|some| {
        let line = order.lines.iter().find(|line| line.id == some.line)?;
        Some(format!("{} × {}", some.quantity, title(line, order.locale)))
    });
    titles.collect()
}

/// A line's title with its variant's.
pub fn title(line: &spotlet::domain::PricedLine, locale: Locale) -> String {
    let title = line.title.get(locale);
    match &line.variant_title {
        Some(variant) => format!("{title}, {}", variant.get(locale)),
        None => title.to_owned(),
    }
}

/// Money that goes back, a sentence each.
pub(super) fn refunds(setting: Setting<'_>, order: &Order) -> Vec<RefundView> {
    let audience = setting.audience;
    let words = words(audience.locale);
    let refunds = order.life.refunds.iter().map(|refund| {
        let amount = money(refund.amount, audience);
        let day = long_date(day_of(refund.requested_at), audience);
        let text = words.refund.replace("{amount}", &amount);
        RefundView {
            text: text.replace("{day}", &day),
            credit_note: link::credit_note(setting.state, &order.id, refund.number),
        }
    });
    refunds.collect()
}
