//! Steps that move money. Each is tried on a copy of the order first and shown; only the confirmed form does it.

use axum::response::{IntoResponse, Response};
use spotlet::domain::Money;
use spotlet::domain::order::{CancelledBy, LifeError, RefundReason};
use spotlet::view::model::studio::ConfirmView;
use spotlet::view::studio::confirm_page;

use super::path;
use super::sent::told;
use super::step::Step;
use crate::import::price::parse_price;
use crate::routes::html::Html;
use crate::routes::studio::Section;
use crate::service::order::{desk, steps};
use crate::service::{Fault, Refusal};
use crate::text::money;

/// Money goes back for pieces, or an amount of it.
pub async fn refund(step: Step) -> Response {
    let (order, sent, words) = (&step.order, &step.sent, step.words());
    let currency = order.payment.amount.currency;
    let typed = sent.field("amount").replace(',', ".");
    let of = if typed.is_empty() {
        steps::RefundOf::Pieces(sent.pieces.clone())
    } else {
        match parse_price(&format!("{typed} {currency}")) {
            Ok(amount) => steps::RefundOf::AmountMinor(amount.amount_minor),
            Err(_) => {
                return step
                    .missing(&words.bad_amount.replace("{currency}", currency.as_str()))
                    .await;
            }
        }
    };
    if typed.is_empty() && sent.pieces.is_empty() {
        return step.missing(words.choose).await;
    }
    let (reason, reason_text) = match sent.field("reason") {
        "returned" => (RefundReason::Returned, words.re_returned),
        _ => (RefundReason::Goodwill, words.re_goodwill),
    };
    if sent.is_confirmed() {
        let (id, once) = step.once("refund");
        let taken = steps::refund(&step.seat.state, (id, &once), of, reason).await;
        return step.finish(taken, "refunded").await;
    }
    let amount = match &of {
        steps::RefundOf::Pieces(pieces) => order.value_of(pieces),
        steps::RefundOf::AmountMinor(minor) => Ok(Money::new(*minor, currency)),
        steps::RefundOf::Rest => Ok(order.refundable()),
    };
    let tried = amount.and_then(|amount| {
        let now = step.seat.state.clock.now();
        order.clone().refund(amount, reason, Vec::new(), now)?;
        Ok(amount)
    });
    let text = Review {
        verb: "refund",
        text: words.confirm_refund_text,
        button: words.confirm_refund,
        reason: Some(reason_text),
    };
    review(&step, tried, &text).await
}

/// A withdrawal is answered.
pub async fn withdrawal(step: Step) -> Response {
    if step.sent.is_confirmed() {
        let (id, once) = step.once("withdrawal");
        let taken = desk::answer_withdrawal(&step.seat.state, (id, &once)).await;
        return step.finish(taken, "answered").await;
    }
    let amount = desk::answer(&step.order).map(|answer| answer.amount);
    let text = Review {
        verb: "withdrawal",
        text: step.words().confirm_refund_text,
        button: step.words().confirm_refund,
        reason: None,
    };
    review(&step, amount.ok_or(LifeError::NothingLeft), &text).await
}

/// The order is called off.
pub async fn cancel(step: Step) -> Response {
    if step.sent.is_confirmed() {
        let (id, once) = step.once("cancel");
        let taken = steps::cancel(&step.seat.state, (id, &once), CancelledBy::Merchant).await;
        return step.finish(taken, "cancelled").await;
    }
    let amount = step.order.can_cancel().map(|()| step.order.refundable());
    let text = Review {
        verb: "cancel",
        text: step.words().act_cancel_text,
        button: step.words().confirm_cancel,
        reason: None,
    };
    review(&step, amount, &text).await
}

/// What the page that shows it once more says.
struct Review {
    verb: &'static str,
    text: &'static str,
    button: &'static str,
    reason: Option<&'static str>,
}

/// The page that shows once more what would be done, or the order's page with why it cannot be.
async fn review(step: &Step, amount: Result<Money, LifeError>, review: &Review) -> Response {
    let (order, setting, words) = (&step.order, step.seat.setting(), step.words());
    let amount = match amount {
        Ok(amount) => money(amount, setting.audience),
        Err(error) => {
            let fault = Fault::Refused(Refusal::Order(error));
            return step.not_done(told(&fault, order, setting.audience)).await;
        }
    };
    let mut facts = vec![
        (words.order.to_owned(), order.number.to_string()),
        (words.who.to_owned(), order.name()),
        (
            words.paid.to_owned(),
            money(order.payment.amount, setting.audience),
        ),
    ];
    facts.extend(
        review
            .reason
            .map(|reason| (words.reason.to_owned(), reason.to_owned())),
    );
    let heading = review.button.replace("{amount}", &amount);
    let view = ConfirmView {
        shell: step.seat.shell(heading.clone(), Section::Orders),
        text: review.text.to_owned(),
        facts,
        action: format!("{}/{}", path(&order.id), review.verb),
        hidden: step.sent.again(),
        sure: None,
        button: heading,
        back: (path(&order.id), words.back.to_owned()),
    };
    Html::studio(confirm_page(&view)).into_response()
}
