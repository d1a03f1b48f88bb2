//! What happened to an order, newest first.

use spotlet::domain::Timestamp;
use spotlet::domain::order::{CancelledBy, Order, Refund, RefundProgress, RefundReason, Way};
use spotlet::view::model::studio::HappenedView;
use spotlet::view::studio::words::OrderDeskWords;

use super::pieces_text;
use crate::present::Setting;
use crate::store::order_act::OrderAct;
use crate::text::money;

pub(super) fn history(setting: Setting<'_>, order: &Order, acts: &[OrderAct]) -> Vec<HappenedView> {
    let locale = setting.audience.locale;
    let words = OrderDeskWords::of(locale);
    // A step has one moment for all that it did.
    let by = |at: Timestamp| {
        let act = acts.iter().find(|act| act.at == at);
        act.map_or_else(String::new, |act| {
            words.ev_by.replace("{name}", &act.member_name)
        })
    };
    let happened = |at: Timestamp, what: String, more: Vec<String>| {
        let view = HappenedView {
            when: setting.minute(at),
            what,
            by: by(at),
            more,
            url: None,
            is_bad: false,
        };
        (at, view)
    };
    let mut all = vec![happened(
        order.placed_at,
        words.ev_placed.to_owned(),
        Vec::new(),
    )];
    let life = &order.life;
    for parcel in &life.parcels {
        let mut more = pieces_text(order, &parcel.pieces, locale);
        let (what, arrived, url) = match &parcel.way {
            Way::Carrier {
                carrier,
                tracking_number,
                tracking_url,
            } => {
                more.extend(
                    tracking_number
                        .iter()
                        .map(|one| format!("{}: {one}", words.tracking)),
                );
                let what = words.ev_sent.replace("{carrier}", carrier);
                (what, words.ev_delivered, tracking_url.clone())
            }
            Way::Pickup => (words.ev_ready.to_owned(), words.ev_fetched, None),
        };
        let (at, view) = happened(parcel.sent_at, what, more);
        all.push((at, HappenedView { url, ..view }));
        if let Some(at) = parcel.received_at() {
            let more = pieces_text(order, &parcel.pieces, locale);
            all.push(happened(at, arrived.to_owned(), more));
        }
    }
    for back in &life.returns {
        let more = pieces_text(order, &back.pieces, locale);
        all.push(happened(back.at, words.ev_returned.to_owned(), more));
    }
    if let Some(withdrawal) = &life.withdrawal {
        let mut more = pieces_text(order, &withdrawal.pieces, locale);
        more.push(withdrawal.email.clone());
        let what = words.ev_withdrawn.replace("{name}", &withdrawal.name);
        all.push(happened(withdrawal.at, what, more));
    }
    if let Some(cancelled) = life.cancelled {
        let what = match cancelled.by {
            CancelledBy::Shopper => words.ev_cancelled_shopper,
            CancelledBy::Merchant => words.ev_cancelled,
        };
        all.push(happened(cancelled.at, what.to_owned(), Vec::new()));
    }
    if let Some(at) = life.download_agreed_at {
        all.push(happened(
            at,
            words.ev_download_agreed.to_owned(),
            Vec::new(),
        ));
    }
    for refund in &life.refunds {
        let amount = money(refund.amount, setting.audience);
        let what = words.ev_refund.replace("{amount}", &amount);
        let mut more = vec![reason(refund, words).to_owned()];
        more.extend(pieces_text(order, &refund.pieces, locale));
        more.push(progress(refund, words));
        let (at, view) = happened(refund.requested_at, what, more);
        let is_bad = refund.progress == RefundProgress::Failed;
        all.push((at, HappenedView { is_bad, ..view }));
    }
    for act in acts.iter().filter(|act| act.step == "withdrawal") {
        all.push(happened(act.at, words.ev_accepted.to_owned(), Vec::new()));
    }
    // Stable: what happened in one moment stays in the order above.
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().rev().map(|(_, view)| view).collect()
}

fn reason(refund: &Refund, words: &'static OrderDeskWords) -> &'static str {
    match refund.reason {
        RefundReason::Cancelled => words.re_cancelled,
        RefundReason::Returned => words.re_returned,
        RefundReason::Goodwill => words.re_goodwill,
    }
}

fn progress(refund: &Refund, words: &'static OrderDeskWords) -> String {
    match &refund.progress {
        RefundProgress::Requested => words.refund_asked.to_owned(),
        RefundProgress::Done { reference, .. } => {
            words.refund_done.replace("{reference}", reference)
        }
        RefundProgress::Failed => words.refund_failed.to_owned(),
    }
}
