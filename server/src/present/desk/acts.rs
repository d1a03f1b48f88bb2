//! What can be done for an order: only what its life allows, the next first.

use spotlet::domain::PricedLine;
use spotlet::domain::order::{Order, Pieces, Way};
use spotlet::view::model::studio::{ActView, FieldView, PieceField};
use spotlet::view::studio::words::OrderDeskWords;

use super::whole_title;
use crate::present::Setting;
use crate::service::order::desk;
use crate::text::money;

/// The forms. Those that move money lead to a page that shows them once more.
pub(super) fn acts(setting: Setting<'_>, order: &Order, token: &str) -> Vec<ActView> {
    let words = OrderDeskWords::of(setting.audience.locale);
    let act = |verb: &str| ActView {
        id: verb.to_owned(),
        action: format!("/studio/orders/{}/{verb}", order.id),
        hidden: vec![("token", format!("{token}-{verb}"))],
        ..ActView::default()
    };
    let mut acts = Vec::new();
    if order.life.cancelled.is_some() {
        acts.extend(refund(setting, order, act("refund")));
        return acts;
    }
    if let Some(answer) = desk::answer(order) {
        let amount = money(answer.amount, setting.audience);
        acts.push(ActView {
            title: words.act_answer.to_owned(),
            text: words.act_answer_text.replace("{amount}", &amount),
            button: words.review.to_owned(),
            is_open: true,
            ..act("withdrawal")
        });
    }
    let waits = |line: &PricedLine| order.to_hand_over(line);
    if order.lines.iter().any(|line| waits(line) > 0) {
        let pieces = fields(setting, order, waits, waits);
        acts.push(match order.pickup_place() {
            Some(_) => ActView {
                title: words.act_ready.to_owned(),
                text: words.act_ready_text.to_owned(),
                pieces,
                button: words.act_ready.to_owned(),
                is_open: true,
                ..act("ready")
            },
            None => ActView {
                title: words.act_ship.to_owned(),
                text: words.act_ship_text.to_owned(),
                pieces,
                fields: carrier(words),
                button: words.act_ship.to_owned(),
                is_open: true,
                ..act("ship")
            },
        });
    }
    let on_their_way = order
        .life
        .parcels
        .iter()
        .filter(|one| one.received_at().is_none());
    for parcel in on_their_way {
        let is_fetched = parcel.way == Way::Pickup;
        let verb = act("deliver");
        let number = parcel.number.to_string();
        let title = match is_fetched {
            true => words.act_fetch.to_owned(),
            false => words.act_deliver.replace("{n}", &number),
        };
        acts.push(ActView {
            id: format!("deliver-{number}"),
            text: words.act_deliver_text.to_owned(),
            button: title.clone(),
            title,
            hidden: vec![
                ("token", format!("{token}-deliver-{number}")),
                ("parcel", number),
            ],
            is_open: is_fetched,
            ..verb
        });
    }
    let out = |line: &PricedLine| order.out(line);
    if order.lines.iter().any(|line| out(line) > 0) {
        acts.push(ActView {
            title: words.act_return.to_owned(),
            text: words.act_return_text.to_owned(),
            pieces: fields(setting, order, out, |_| 0),
            button: words.act_return.to_owned(),
            ..act("return")
        });
    }
    acts.extend(refund(setting, order, act("refund")));
    if order.can_cancel().is_ok() {
        acts.push(ActView {
            title: words.act_cancel.to_owned(),
            text: words.act_cancel_text.to_owned(),
            button: words.review.to_owned(),
            ..act("cancel")
        });
    }
    acts
}

fn carrier(words: &'static OrderDeskWords) -> Vec<FieldView> {
    let field = |name, label: &str, kind, is_optional| FieldView {
        name,
        label: label.to_owned(),
        kind,
        autocomplete: "off",
        is_optional,
        ..FieldView::default()
    };
    vec![
        field("carrier", words.carrier, "text", false),
        field("tracking", words.tracking, "text", true),
        FieldView {
            hint: Some(words.tracking_url_hint.to_owned()),
            ..field("tracking_url", words.tracking_url, "url", true)
        },
    ]
}

/// What came back and was not paid for is chosen from the start.
fn refund(setting: Setting<'_>, order: &Order, act: ActView) -> Option<ActView> {
    let words = OrderDeskWords::of(setting.audience.locale);
    let left = order.refundable();
    if left.amount_minor <= 0 {
        return None;
    }
    let unpaid = order.returned_unpaid();
    let due = |line: &PricedLine| {
        let of = |some: &&Pieces| some.line == line.id;
        unpaid.iter().find(of).map_or(0, |some| some.quantity)
    };
    let currency = left.currency.as_str();
    let reasons = [
        ("returned", words.re_returned),
        ("goodwill", words.re_goodwill),
    ];
    Some(ActView {
        title: words.act_refund.to_owned(),
        text: words.act_refund_text.to_owned(),
        pieces: fields(setting, order, |line| line.quantity.get(), due),
        fields: vec![FieldView {
            name: "amount",
            label: words.amount.replace("{currency}", currency),
            kind: "text",
            autocomplete: "off",
            hint: Some(
                words
                    .amount_hint
                    .replace("{left}", &money(left, setting.audience)),
            ),
            is_optional: true,
            ..FieldView::default()
        }],
        reasons: reasons.map(|(value, text)| (value, text.to_owned())).into(),
        button: words.review.to_owned(),
        is_open: !unpaid.is_empty(),
        ..act
    })
}

fn fields(
    setting: Setting<'_>,
    order: &Order,
    most: impl Fn(&PricedLine) -> u32,
    chosen: impl Fn(&PricedLine) -> u32,
) -> Vec<PieceField> {
    let lines = order.lines.iter().filter(|line| most(line) > 0);
    let fields = lines.map(|line| PieceField {
        name: format!("line_{}", line.id),
        label: whole_title(line, setting.audience.locale),
        max: most(line),
        value: chosen(line),
    });
    fields.collect()
}
