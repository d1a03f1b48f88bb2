//! Steps that move money. Each is tried on a copy of the order first and shown; only the confirmed form does it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spotlet::domain::order::{CancelledBy, LifeError, Order, RefundReason};
use spotlet::domain::{Member as Person, Money};
use spotlet::view::model::studio::ConfirmView;
use spotlet::view::studio::confirm_page;
use spotlet::view::studio::words::OrderDeskWords;

use super::act::finish;
use super::sent::{Sent, told};
use super::{page, path, read};
use crate::import::price::parse_price;
use crate::present::Setting;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::routes::studio::Member;
use crate::routes::studio::shell::{Section, shell};
use crate::service::order::{desk, steps};
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::text::money;

/// Money goes back for pieces, or an amount of it.
pub async fn refund(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let setting = visitor.setting(&state);
    let words = OrderDeskWords::of(setting.audience.locale);
    let sent = Sent::parse(&body);
    let currency = order.payment.amount.currency;
    let typed = sent.field("amount").replace(',', ".");
    let of = if typed.is_empty() {
        steps::RefundOf::Pieces(sent.pieces.clone())
    } else {
        match parse_price(&format!("{typed} {currency}")) {
            Ok(amount) => steps::RefundOf::AmountMinor(amount.amount_minor),
            Err(_) => {
                let text = words.bad_amount.replace("{currency}", currency.as_str());
                return wrong(setting, &member, &order, text);
            }
        }
    };
    if typed.is_empty() && sent.pieces.is_empty() {
        return wrong(setting, &member, &order, words.choose.to_owned());
    }
    let (reason, reason_text) = match sent.field("reason") {
        "returned" => (RefundReason::Returned, words.re_returned),
        _ => (RefundReason::Goodwill, words.re_goodwill),
    };
    if sent.is_confirmed() {
        let once = sent.once(&member, "studio refund");
        let taken = steps::refund(&state, (&order.id, &once), of, reason).await;
        return finish(&state, &visitor, &member, &order, taken, "refunded").await;
    }
    let amount = match &of {
        steps::RefundOf::Pieces(pieces) => order.value_of(pieces),
        steps::RefundOf::AmountMinor(minor) => Ok(Money::new(*minor, currency)),
        steps::RefundOf::Rest => Ok(order.refundable()),
    };
    let tried = amount.and_then(|amount| {
        let now = state.clock.now();
        order.clone().refund(amount, reason, Vec::new(), now)?;
        Ok(amount)
    });
    review(
        setting,
        &member,
        &order,
        &sent,
        tried,
        Review {
            verb: "refund",
            text: words.confirm_refund_text,
            button: words.confirm_refund,
            reason: Some(reason_text),
        },
    )
}

/// A withdrawal is answered.
pub async fn withdrawal(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let sent = Sent::parse(&body);
    if sent.is_confirmed() {
        let once = sent.once(&member, "studio withdrawal");
        let taken = desk::answer_withdrawal(&state, (&order.id, &once)).await;
        return finish(&state, &visitor, &member, &order, taken, "answered").await;
    }
    let setting = visitor.setting(&state);
    let words = OrderDeskWords::of(setting.audience.locale);
    let amount = desk::answer(&order).map(|answer| answer.amount);
    review(
        setting,
        &member,
        &order,
        &sent,
        amount.ok_or(LifeError::NothingLeft),
        Review {
            verb: "withdrawal",
            text: words.confirm_refund_text,
            button: words.confirm_refund,
            reason: None,
        },
    )
}

/// The order is called off.
pub async fn cancel(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    body: String,
) -> Response {
    let order = match read(&state, &visitor, &id).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let sent = Sent::parse(&body);
    if sent.is_confirmed() {
        let once = sent.once(&member, "studio cancel");
        let by = CancelledBy::Merchant;
        let taken = steps::cancel(&state, (&order.id, &once), by).await;
        return finish(&state, &visitor, &member, &order, taken, "cancelled").await;
    }
    let setting = visitor.setting(&state);
    let words = OrderDeskWords::of(setting.audience.locale);
    let amount = order.can_cancel().map(|()| order.refundable());
    review(
        setting,
        &member,
        &order,
        &sent,
        amount,
        Review {
            verb: "cancel",
            text: words.act_cancel_text,
            button: words.confirm_cancel,
            reason: None,
        },
    )
}

/// What the page that shows it once more says.
struct Review {
    verb: &'static str,
    text: &'static str,
    button: &'static str,
    reason: Option<&'static str>,
}

fn review(
    setting: Setting<'_>,
    member: &Person,
    order: &Order,
    sent: &Sent,
    amount: Result<Money, LifeError>,
    review: Review,
) -> Response {
    let amount = match amount {
        Ok(amount) => money(amount, setting.audience),
        Err(error) => {
            let fault = Fault::Refused(Refusal::Order(error));
            let error = told(&fault, order, setting.audience);
            return page(setting, member, order, None, Some(error));
        }
    };
    let words = OrderDeskWords::of(setting.audience.locale);
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
        shell: shell(
            setting,
            Some(member),
            heading.clone(),
            Some(Section::Orders),
        ),
        text: review.text.to_owned(),
        facts,
        action: format!("{}/{}", path(&order.id), review.verb),
        hidden: sent.again(),
        button: heading,
        back: path(&order.id),
    };
    Html::studio(confirm_page(&view)).into_response()
}

fn wrong(setting: Setting<'_>, member: &Person, order: &Order, text: String) -> Response {
    let error = (StatusCode::UNPROCESSABLE_ENTITY, text);
    page(setting, member, order, None, Some(error))
}
