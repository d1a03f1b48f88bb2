//! `/studio/forgot` and `/studio/reset/{link}`: a new password for who forgot the old one.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use spotlet::view::model::studio::GateView;
use spotlet::view::studio::words::AccountWords;

use super::join::over;
use super::{gate, said_at};
use crate::limit::Address;
use crate::present::Setting;
use crate::routes::pages::Visitor;
use crate::service::studio::{AccountError, links};
use crate::state::AppState;
use crate::token;

/// Whose password was forgotten.
#[derive(Deserialize)]
pub struct Forgot {
    email: String,
}

/// The new one.
#[derive(Deserialize)]
pub struct Typed {
    password: String,
}

/// Asks for the address.
pub async fn forgot(State(state): State<AppState>, visitor: Visitor) -> Response {
    gate::show(&forgot_form(visitor.setting(&state)), None)
}

/// Sends the mail. The reply is the same whether there is such an account or not.
pub async fn send(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Forgot>,
) -> Response {
    let setting = visitor.setting(&state);
    let account = token::hash(&typed.email.trim().to_lowercase());
    let limits = &state.limits;
    let allowed = address
        .check(&limits.logins_by_address)
        .and_then(|()| limits.logins_by_account.check(&account));
    let sent = match allowed {
        Ok(()) => links::forgot(&state, &typed.email).await,
        Err(problem) => Err(problem),
    };
    match sent {
        Ok(()) => said_at("/studio/login", "mailed"),
        Err(problem) => gate::again(
            setting,
            forgot_form(setting),
            AccountError::Problem(problem),
        ),
    }
}

/// Asks for the new password.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Response {
    let setting = visitor.setting(&state);
    match links::reset_of(&state, &link).await {
        Ok(_) => gate::show(&form(setting, &link), None),
        Err(error) => over(setting, error),
    }
}

/// Sets it.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Path(link): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    let setting = visitor.setting(&state);
    if let Err(problem) = address.check(&state.limits.logins_by_address) {
        return gate::again(
            setting,
            form(setting, &link),
            AccountError::Problem(problem),
        );
    }
    match links::reset(&state, &link, &typed.password).await {
        Ok(_) => said_at("/studio/login", "password-set"),
        Err(error @ AccountError::LinkOver) => over(setting, error),
        Err(error) => gate::again(setting, form(setting, &link), error),
    }
}

fn forgot_form(setting: Setting<'_>) -> GateView {
    let words = AccountWords::of(setting.audience.locale);
    GateView {
        lede: Some(words.forgot_text.to_owned()),
        action: Some("/studio/forgot".to_owned()),
        fields: vec![gate::email(words, "")],
        button: words.send_link.to_owned(),
        link: Some(("/studio/login".to_owned(), words.back_to_sign_in.to_owned())),
        ..gate::gate(setting, words.forgot)
    }
}

fn form(setting: Setting<'_>, link: &str) -> GateView {
    let words = AccountWords::of(setting.audience.locale);
    GateView {
        action: Some(format!("/studio/reset/{link}")),
        fields: vec![gate::new_password(words, words.new_password)],
        button: words.set_password.to_owned(),
        ..gate::gate(setting, words.reset)
    }
}
