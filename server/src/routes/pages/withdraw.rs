//! `/withdraw`: the shopper withdraws from a contract without the link of their order.
//!
//! The answer is the same for everybody, so that nobody learns which orders there are; the acknowledgement goes to the
//! address that the order has.

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::buyer::is_email;
use spotlet::view::model::FindOrderView;
use spotlet::view::{Text, find_order_page};

use super::{Visitor, failure, fault, origin, says};
use crate::limit::Address;
use crate::present::{Dress, page};
use crate::routes::html::Html;
use crate::service::Fault;
use crate::service::order::steps::{self, Nameless};
use crate::state::AppState;
use crate::text::words::order::words;

/// What is more than a name, a number or an address.
const LONGEST: usize = 254;

/// The statement as it was sent.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    name: String,
    number: String,
    email: String,
    step: String,
}

/// Shows the form.
pub async fn get(State(state): State<AppState>, visitor: Visitor) -> Response {
    show(&state, &visitor, Sent::default(), None, false)
}

/// Takes the statement: shows it once more, or records it.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Form(sent): Form<Sent>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let sent = Sent {
        name: sent.name.trim().to_owned(),
        number: sent.number.trim().to_uppercase(),
        email: sent.email.trim().to_owned(),
        ..sent
    };
    let setting = visitor.setting(&state);
    let words = words(setting.audience.locale);
    let is_short = |text: &str| !text.is_empty() && text.len() <= LONGEST;
    if !is_short(&sent.name) || !is_short(&sent.number) || !is_email(&sent.email) {
        return show(&state, &visitor, sent, Some(words.number_and_email), false);
    }
    if sent.step != "confirm" {
        return show(&state, &visitor, sent, None, true);
    }
    if let Err(problem) = address.check(&state.limits.withdrawals_by_address) {
        return fault(&state, &visitor, Fault::Problem(problem));
    }
    let statement = Nameless {
        number: sent.number,
        name: sent.name,
        email: sent.email,
    };
    match steps::withdraw_by_number(&state, statement).await {
        Ok(()) => says(
            setting,
            StatusCode::OK,
            Text::of(setting.audience.locale).withdraw_here,
            words.statement_received,
            None,
        ),
        Err(error) => fault(&state, &visitor, error),
    }
}

fn show(
    state: &AppState,
    visitor: &Visitor,
    sent: Sent,
    error: Option<&str>,
    is_review: bool,
) -> Response {
    let setting = visitor.setting(state);
    let view = FindOrderView {
        locale: setting.audience.locale,
        name: sent.name,
        number: sent.number,
        email: sent.email,
        error: error.map(str::to_owned),
        is_review,
    };
    let title = Text::of(view.locale).withdraw_here;
    let page = page(setting, title.to_owned(), Dress::Plain);
    Html::personal(find_order_page(&page, &view)).into_response()
}
