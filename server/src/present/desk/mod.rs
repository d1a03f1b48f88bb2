//! Orders as the merchant sees them. What can be done stands in `acts`, what was done in `history`.

mod acts;
mod facts;
mod history;

use spotlet::domain::order::{Order, OrderStatus, ToDo, Way};
use spotlet::domain::{Locale, PricedLine};
use spotlet::view::Text;
use spotlet::view::model::studio::{DeskLine, DeskView, OrderRow, StudioView};
use spotlet::view::studio::words::OrderDeskWords;

use super::{Setting, lines, order_steps};
use crate::service::order::link;
use crate::store::order_act::OrderAct;
use crate::text::money;

/// An order in the list.
#[must_use]
pub fn order_row(setting: Setting<'_>, order: &Order) -> OrderRow {
    let locale = setting.audience.locale;
    let words = OrderDeskWords::of(locale);
    let first = order
        .lines
        .first()
        .map(|line| order_steps::title(line, locale));
    let more = order.lines.len().saturating_sub(1);
    let what = match (first, more) {
        (None, _) => String::new(),
        (Some(first), 0) => first,
        (Some(first), more) => format!("{first} + {more}"),
    };
    let name = order.name();
    OrderRow {
        url: format!("/studio/orders/{}", order.id),
        number: order.number.to_string(),
        placed: setting.day(order.placed_at),
        who: match name.is_empty() {
            true => order
                .buyer
                .email
                .clone()
                .unwrap_or_else(|| words.erased.to_owned()),
            false => name,
        },
        what,
        total: money(order.totals.total(), setting.audience),
        status: status(order, words).to_owned(),
        to_do: to_do(order, words),
    }
}

/// An order with everything that can be done for it, and `acts` of members in its history. Its forms carry `token`.
#[must_use]
pub fn desk(
    setting: Setting<'_>,
    shell: StudioView,
    order: &Order,
    acts: &[OrderAct],
    token: &str,
) -> DeskView {
    let locale = setting.audience.locale;
    let words = OrderDeskWords::of(locale);
    DeskView {
        shell,
        status: status(order, words).to_owned(),
        placed: setting.minute(order.placed_at),
        to_do: to_do(order, words),
        links: [
            (
                link::page(setting.state, &order.id),
                words.shopper_page.to_owned(),
            ),
            (
                link::invoice(setting.state, &order.id),
                words.invoice.to_owned(),
            ),
        ]
        .into_iter()
        .chain(order.life.refunds.iter().map(|refund| {
            let note = Text::of(locale).credit_note;
            (
                link::credit_note(setting.state, &order.id, refund.number),
                format!("{note} {}", refund.number),
            )
        }))
        .collect(),
        acts: acts::acts(setting, order, token),
        lines: order
            .lines
            .iter()
            .map(|one| line(setting, order, one))
            .collect(),
        totals: lines::totals(setting, &order.totals, &order.discounts, &order.shipments),
        tax_note: lines::tax_note(setting, &order.totals),
        facts: facts::facts(setting, order),
        history: history::history(setting, order, acts),
    }
}

fn line(setting: Setting<'_>, order: &Order, line: &PricedLine) -> DeskLine {
    let locale = setting.audience.locale;
    let words = OrderDeskWords::of(locale);
    let variant = line
        .variant_title
        .iter()
        .map(|title| title.get(locale).to_owned());
    let made = line
        .personalization
        .iter()
        .map(|one| format!("{}: {}", one.label.get(locale), one.text()));
    let counts = [
        (words.sent_n, order.life.handed_over(&line.id)),
        (words.back_n, order.life.returned(&line.id)),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    let state: Vec<String> = counts
        .map(|(word, count)| word.replace("{n}", &count.to_string()))
        .collect();
    DeskLine {
        title: line.title.get(locale).to_owned(),
        made: variant.chain(made).collect(),
        variant: line.variant.to_string(),
        quantity: line.quantity.get(),
        state: state.join(", "),
        total: money(line.total, setting.audience),
        image: line.image.as_deref().map(|src| setting.thumbnail(src, "")),
    }
}

fn status(order: &Order, words: &'static OrderDeskWords) -> &'static str {
    let parcels = &order.life.parcels;
    let is_fetched = !parcels.is_empty() && parcels.iter().all(|one| one.way == Way::Pickup);
    match order.status() {
        OrderStatus::Placed => words.st_placed,
        OrderStatus::Cancelled => words.st_cancelled,
        OrderStatus::PartlyHandedOver => words.st_partly,
        OrderStatus::HandedOver if is_fetched => words.st_ready,
        OrderStatus::HandedOver => words.st_out,
        OrderStatus::Received => words.st_received,
        OrderStatus::Returned => words.st_returned,
    }
}

fn to_do(order: &Order, words: &'static OrderDeskWords) -> Vec<String> {
    let word = |one| to_do_label(one, words).to_owned();
    order.to_do().into_iter().map(word).collect()
}

/// What is to do, in a word.
#[must_use]
pub fn to_do_label(what: ToDo, words: &'static OrderDeskWords) -> &'static str {
    match what {
        ToDo::Ship => words.ship,
        ToDo::Pickup => words.pickup,
        ToDo::Return => words.returned_goods,
        ToDo::Withdrawal => words.withdrawals,
    }
}

/// A line's title with how it is made, to tell it from its siblings.
fn whole_title(line: &PricedLine, locale: Locale) -> String {
    let made = line
        .personalization
        .iter()
        .map(spotlet::domain::personalization::Specified::text);
    let parts: Vec<String> = std::iter::once(order_steps::title(line, locale))
        .chain(made)
        .collect();
    parts.join(", ")
}

/// "2 × Lamp, Brass".
fn pieces_text(
    order: &Order,
    pieces: &[spotlet::domain::order::Pieces],
    locale: Locale,
) -> Vec<String> {
    let texts = pieces.iter().filter_map(|some| {
        let line = order.lines.iter().find(|line| line.id == some.line)?;
        Some(format!("{} × {}", some.quantity, whole_title(line, locale)))
    });
    texts.collect()
}
