//! `/studio/join/{link}`: follows an invitation.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;
use spotlet::view::model::studio::GateView;
use spotlet::view::studio::words::AccountWords;

use super::gate;
use crate::limit::Address;
use crate::present::Setting;
use crate::routes::pages::Visitor;
use crate::service::studio::{AccountError, links};
use crate::state::AppState;

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    email: String,
    name: String,
    password: String,
}

/// The form.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Path(link): Path<String>,
) -> Response {
    let setting = visitor.setting(&state);
    match links::invitation(&state, &link).await {
        Ok(_) => gate::show(&form(setting, &link, &Typed::default()), None),
        Err(error) => over(setting, error),
    }
}

/// Makes the member, who is signed in by that.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Path(link): Path<String>,
    Form(typed): Form<Typed>,
) -> Response {
    let setting = visitor.setting(&state);
    let again = |error| gate::again(setting, form(setting, &link, &typed), error);
    if let Err(problem) = address.check(&state.limits.logins_by_address) {
        return again(AccountError::Problem(problem));
    }
    let account = (&*typed.email, &*typed.name, &*typed.password);
    match links::join(&state, &link, account).await {
        Ok(member) => gate::enter(&state, &member, "/studio?said=welcome").await,
        Err(error @ AccountError::LinkOver) => over(setting, error),
        Err(error) => again(error),
    }
}

/// A link that does not hold any more.
pub fn over(setting: Setting<'_>, error: AccountError) -> Response {
    let words = AccountWords::of(setting.audience.locale);
    let view = GateView {
        link: Some(("/studio/login".to_owned(), words.back_to_sign_in.to_owned())),
        ..gate::gate(setting, words.link_over)
    };
    gate::again(setting, view, error)
}

fn form(setting: Setting<'_>, link: &str, typed: &Typed) -> GateView {
    let words = AccountWords::of(setting.audience.locale);
    GateView {
        lede: Some(words.join_text.to_owned()),
        action: Some(format!("/studio/join/{link}")),
        fields: vec![
            gate::email(words, &typed.email),
            gate::name(words, &typed.name),
            gate::new_password(words, words.password),
        ],
        button: words.join.to_owned(),
        ..gate::gate(setting, words.join)
    }
}
