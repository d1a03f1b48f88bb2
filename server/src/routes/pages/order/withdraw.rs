//! `/order/{token}/withdraw`: the shopper withdraws from the contract, in two steps.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::Order;
use spotlet::domain::buyer::is_email;
use spotlet::domain::order::Pieces;
use spotlet::view::model::{WithdrawStep, WithdrawView};
use spotlet::view::{Text, withdraw_page};
use url::form_urlencoded;

use super::Opened;
use crate::present::{Dress, line_title, page};
use crate::routes::html::Html;
use crate::routes::pages::says;
use crate::service::order::{link, steps};
use crate::text::minute;
use crate::text::words::order::words;

/// What is more than a name or an address.
const LONGEST: usize = 254;

/// The statement as it was sent.
#[derive(Debug, Default)]
struct Sent {
    name: String,
    email: String,
    lines: Vec<String>,
    is_confirmed: bool,
}

impl Sent {
    /// A form may name `line` many times, which serde's reader of forms cannot.
    fn parse(body: &str) -> Self {
        let mut sent = Self::default();
        for (key, value) in form_urlencoded::parse(body.as_bytes()) {
            let value = value.trim().to_owned();
            match key.as_ref() {
                "name" => sent.name = value,
                "email" => sent.email = value,
                "line" => sent.lines.push(value),
                "step" => sent.is_confirmed = value == "confirm",
                _ => {}
            }
        }
        sent
    }
}

/// Shows the statement's form, or that it was received.
pub async fn get(opened: Opened) -> Response {
    let order = &opened.order;
    let sent = Sent {
        name: order.name(),
        email: order.buyer.email.clone().unwrap_or_default(),
        lines: order
            .withdrawable()
            .map(|line| line.id.to_string())
            .collect(),
        is_confirmed: false,
    };
    show(&opened, statement(order, sent, None))
}

/// Takes the statement: shows it once more, or records it.
pub async fn post(opened: Opened, body: String) -> Response {
    let Opened { state, order, .. } = &opened;
    let sent = Sent::parse(&body);
    let words = words(order.locale);
    let chosen: Vec<_> = order
        .withdrawable()
        .filter(|line| sent.lines.iter().any(|id| id == line.id.as_str()))
        .collect();
    let is_written = !sent.name.is_empty() && sent.name.len() <= LONGEST && is_email(&sent.email);
    let error = if chosen.is_empty() {
        Some(words.choose_lines)
    } else if is_written {
        None
    } else {
        Some(words.name_and_email)
    };
    if error.is_some() {
        return show(&opened, statement(order, sent, error));
    }
    if !sent.is_confirmed {
        let lines = chosen
            .iter()
            .map(|line| (line.id.to_string(), line_title(line, order.locale)));
        let step = WithdrawStep::Confirm {
            name: sent.name,
            email: sent.email,
            lines: lines.collect(),
        };
        return show(&opened, step);
    }
    let pieces = chosen.iter().map(|line| Pieces {
        line: line.id.clone(),
        quantity: line.quantity.get(),
    });
    let statement = steps::Statement {
        name: sent.name,
        email: sent.email,
        pieces: pieces.collect(),
    };
    let page = link::withdraw(state, &order.id);
    match steps::withdraw(state, &order.id, statement).await {
        // Also when it is too late: the page says so.
        Ok(_) | Err(crate::service::Fault::Refused(_)) => Redirect::to(&page).into_response(),
        Err(error) => opened.fault(error),
    }
}

fn statement(order: &Order, sent: Sent, error: Option<&str>) -> WithdrawStep {
    let lines = order.withdrawable().map(|line| {
        let id = line.id.to_string();
        let is_chosen = sent.lines.contains(&id);
        (id, line_title(line, order.locale), is_chosen)
    });
    WithdrawStep::Statement {
        lines: lines.collect(),
        name: sent.name,
        email: sent.email,
        error: error.map(str::to_owned),
    }
}

/// The page; a statement that was received before any form.
fn show(opened: &Opened, step: WithdrawStep) -> Response {
    let Opened { state, order, .. } = opened;
    let setting = opened.setting();
    let (words, text) = (words(order.locale), Text::of(order.locale));
    let order_page = link::page(state, &order.id);
    let step = match &order.life.withdrawal {
        Some(withdrawal) => {
            let moment = minute(withdrawal.at, setting.audience);
            WithdrawStep::Received {
                text: words.withdrawn_at.replace("{moment}", &moment),
            }
        }
        None if order.can_withdraw(state.clock.now()).is_err() => {
            let back = Some((order_page, text.view_order.to_owned()));
            return says(
                setting,
                StatusCode::OK,
                text.withdraw_here,
                words.withdrawal_over,
                back,
            );
        }
        None => step,
    };
    let view = WithdrawView {
        locale: order.locale,
        number: order.number.to_string(),
        action: link::withdraw(state, &order.id),
        order: order_page,
        step,
    };
    let page = page(setting, text.withdraw_here.to_owned(), Dress::Plain);
    Html::personal(withdraw_page(&page, &view)).into_response()
}
