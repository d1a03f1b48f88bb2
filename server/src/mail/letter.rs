//! What a mail about an order says.

use spotlet::domain::order::{Order, OrderEvent, Way};
use spotlet::view::Text;
use spotlet::view::model::OrderView;

use super::{Block, Letter};
use crate::present::{self, Setting};
use crate::service::order::{download, link};
use crate::state::AppState;
use crate::text::words::mail::{MailWords, words};
use crate::text::{Audience, minute, money, words as sentences};

/// Whether shoppers are written to about such an event.
#[must_use]
pub fn is_mailed(event: OrderEvent) -> bool {
    match event {
        OrderEvent::Placed
        | OrderEvent::Cancelled
        | OrderEvent::Shipped { .. }
        | OrderEvent::ReadyForPickup { .. }
        | OrderEvent::Refunded { .. }
        | OrderEvent::Withdrawn
        | OrderEvent::DownloadAgreed => true,
        OrderEvent::Received { .. } | OrderEvent::Returned => false,
    }
}

/// The letter about `event`; nothing when there is nobody to write to, or what it tells about is gone.
#[must_use]
pub fn letter(state: &AppState, order: &Order, event: OrderEvent) -> Option<Letter> {
    let locale = order.locale;
    let country = order.destination.country;
    let audience = Audience {
        locale,
        country: country.unwrap_or(state.config.default_country),
    };
    let setting = Setting { state, audience };
    let words = words(locale);
    let view = present::order(setting, order);
    let page = link::page(state, &order.id);
    let mut to = order.buyer.email.clone();
    let (heading, mut blocks) = match event {
        OrderEvent::Placed => (words.placed, placed(setting, words, order, &view)),
        OrderEvent::Cancelled => (words.cancelled, says(words.cancelled_text)),
        OrderEvent::Shipped { parcel } => (words.shipped, shipped(words, order, parcel)?),
        OrderEvent::ReadyForPickup { .. } => (words.ready, ready(words, &view)),
        OrderEvent::Refunded { refund } => {
            let mut refunds = order.life.refunds.iter();
            let refund = refunds.find(|one| one.number == refund)?;
            let amount = money(refund.amount, audience);
            (
                words.refunded,
                vec![
                    Block::Paragraph(words.refunded_text.replace("{amount}", &amount)),
                    Block::Link(
                        Text::of(locale).credit_note.to_owned(),
                        link::credit_note(state, &order.id, refund.number),
                    ),
                ],
            )
        }
        OrderEvent::Withdrawn => {
            let withdrawal = order.life.withdrawal.as_ref()?;
            to = Some(withdrawal.email.clone());
            let received = words
                .withdrawn_text
                .replace("{moment}", &minute(withdrawal.at, audience));
            let statement = [withdrawal.name.clone(), view.number.clone()];
            let mut blocks = vec![Block::Paragraph(received), Block::Lines(statement.into())];
            blocks.extend(bought(&view));
            blocks.push(Block::Small(words.withdrawn_next.to_owned()));
            (words.withdrawn, blocks)
        }
        OrderEvent::DownloadAgreed => (words.agreed, agreed(setting, words, order)?),
        OrderEvent::Received { .. } | OrderEvent::Returned => return None,
    };
    let button = Block::Button(words.see_order.to_owned(), page);
    blocks.insert(1.min(blocks.len()), button);
    let legal = present::legal_links(setting).into_iter();
    Some(Letter {
        locale,
        to: to?,
        subject: format!("{heading}: {}", view.number),
        heading: heading.to_owned(),
        blocks,
        brand: state.config.brand.name.clone(),
        home: state
            .config
            .brand
            .home_url
            .clone()
            .unwrap_or_else(|| state.config.public_url.clone()),
        legal: legal.map(|link| (link.title, link.url)).collect(),
    })
}

fn says(text: &str) -> Vec<Block> {
    vec![Block::Paragraph(text.to_owned())]
}

/// The confirmation: on a durable medium it holds what the law wants a shopper to keep.
fn placed(setting: Setting<'_>, words: &MailWords, order: &Order, view: &OrderView) -> Vec<Block> {
    let heading = |text: &str| Block::Heading(text.to_owned());
    let mut blocks = says(if order.is_downloaded() {
        words.downloaded_text
    } else {
        words.placed_text
    });
    let state = setting.state;
    blocks.push(heading(&format!("{} · {}", view.number, view.placed)));
    blocks.extend(bought(view));
    blocks.push(Block::Small(view.tax_note.clone()));
    let invoice = link::invoice(state, &order.id);
    blocks.push(Block::Link(words.invoice.to_owned(), invoice));
    let pickup = Text::of(order.locale).pickup;
    blocks.push(heading(if view.is_pickup {
        pickup
    } else {
        words.delivery
    }));
    blocks.push(Block::Lines(view.address.clone()));
    if !view.delivery.is_empty() {
        blocks.push(Block::Paragraph(view.delivery.clone()));
    }
    let brand = &setting.state.config.brand;
    blocks.push(heading(words.withdrawal));
    match (
        &brand.withdrawal_url,
        sentences::legal("withdrawal", order.locale),
    ) {
        (None, Some(text)) => {
            let text = text
                .paragraphs
                .iter()
                .map(|text| Block::Small((*text).to_owned()));
            blocks.extend(text);
        }
        _ => blocks.push(Block::Small(words.withdrawal_text.to_owned())),
    }
    let withdraw = link::withdraw(setting.state, &order.id);
    blocks.push(Block::Link(words.withdraw_here.to_owned(), withdraw));
    blocks.push(heading(words.seller));
    match &brand.seller {
        Some(seller) => blocks.push(Block::Lines(seller.lines().map(str::to_owned).collect())),
        None => {
            let text = sentences::legal("imprint", order.locale);
            let last = text.and_then(|text| text.paragraphs.last().copied());
            blocks.push(Block::Lines(vec![last.unwrap_or_default().to_owned()]));
        }
    }
    blocks
}

/// The consent, on a durable medium as the law wants it (Directive 2011/83/EU, article 8, paragraph 7), and the files.
fn agreed(setting: Setting<'_>, words: &MailWords, order: &Order) -> Option<Vec<Block>> {
    let state = setting.state;
    let at = minute(order.life.download_agreed_at?, setting.audience);
    let mut blocks = says(&words.agreed_text.replace("{moment}", &at));
    for file in download::files(&state.config, order) {
        let url = download::link(state, order, &file, download::MAIL_HOURS);
        blocks.push(Block::Link(file.name.clone(), url));
    }
    Some(blocks)
}

/// Where it waits.
fn ready(words: &MailWords, view: &OrderView) -> Vec<Block> {
    let mut blocks = says(words.ready_text);
    if view.is_pickup {
        blocks.push(Block::Lines(view.address.clone()));
    }
    if !view.hours.is_empty() {
        blocks.push(Block::Heading(words.open.to_owned()));
        blocks.push(Block::Lines(view.hours.clone()));
    }
    blocks
}

fn shipped(words: &MailWords, order: &Order, parcel: u32) -> Option<Vec<Block>> {
    let mut parcels = order.life.parcels.iter().zip(order.shipments_of_parcels());
    let (parcel, shipment) = parcels.find(|(one, _)| one.number == parcel)?;
    let Way::Carrier {
        carrier,
        tracking_number,
        tracking_url,
    } = &parcel.way
    else {
        return None;
    };
    let mut blocks = vec![Block::Paragraph(
        words.shipped_text.replace("{carrier}", carrier),
    )];
    if let Some(number) = tracking_number {
        blocks.push(Block::Lines(vec![format!(
            "{}: {number}",
            words.tracking_number
        )]));
    }
    if let Some(url) = tracking_url {
        blocks.push(Block::Link(words.track.to_owned(), url.clone()));
    }
    if let Some(at) = shipment {
        let all = order.shipments.len();
        let told = sentences::shipment_of(at + 1, all, order.locale);
        blocks.push(Block::Paragraph(told));
    }
    let titles = parcel.pieces.iter().filter_map(|some| {
        let line = order.lines.iter().find(|line| line.id == some.line)?;
        Some(format!(
            "{} × {}",
            some.quantity,
            line.title.get(order.locale)
        ))
    });
    blocks.push(Block::Lines(titles.collect()));
    Some(blocks)
}

/// Lines and totals, one a row; the sum last, and largest.
fn bought(view: &OrderView) -> Vec<Block> {
    let lines = view.lines.iter().map(|line| {
        let variant = match line.variant.as_str() {
            "" => String::new(),
            variant => format!(", {variant}"),
        };
        let what = match line.note.as_str() {
            "" => format!("{} × {}{variant}", line.quantity, line.title),
            note => format!("{} × {}{variant} ({note})", line.quantity, line.title),
        };
        (what, line.total.clone())
    });
    let totals = view
        .totals
        .iter()
        .map(|total| (total.label.clone(), total.amount.clone()));
    let mut rows: Vec<_> = lines.chain(totals).collect();
    let sum = rows.pop();
    let sum = sum.map(|(what, amount)| Block::Sum(what, amount));
    [Block::Rows(rows)].into_iter().chain(sum).collect()
}
