//! `/studio/setup`: the first owner of a fresh shop.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::view::model::studio::{FieldView, GateView};
use spotlet::view::studio::words::AccountWords;

use super::gate;
use crate::limit::Address;
use crate::present::Setting;
use crate::routes::pages::Visitor;
use crate::service::studio::{AccountError, setup};
use crate::state::AppState;

/// What the link on the console brings along.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    #[serde(default)]
    code: String,
}

/// What was typed.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
    email: String,
    name: String,
    password: String,
}

/// The form; once there is an owner, the way to sign in.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Query(params): Query<Params>,
) -> Response {
    match setup::is_fresh(&state).await {
        Ok(true) => {}
        Ok(false) => return Redirect::to("/studio/login").into_response(),
        Err(problem) => return problem.into_response(),
    }
    let typed = Typed {
        code: params.code,
        ..Typed::default()
    };
    gate::show(&form(visitor.setting(&state), &typed), None)
}

/// Makes the owner, who is signed in by that.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Typed>,
) -> Response {
    let setting = visitor.setting(&state);
    let again = |error| gate::again(setting, form(setting, &typed), error);
    if let Err(problem) = address.check(&state.limits.logins_by_address) {
        return again(AccountError::Problem(problem));
    }
    let account = (&*typed.email, &*typed.name, &*typed.password);
    match setup::first_owner(&state, &typed.code, account).await {
        Ok(owner) => {
            tracing::info!(member = owner.id.as_str(), "the shop has its first owner");
            gate::enter(&state, &owner, "/studio?said=welcome").await
        }
        Err(error) => again(error),
    }
}

fn form(setting: Setting<'_>, typed: &Typed) -> GateView {
    let words = AccountWords::of(setting.audience.locale);
    GateView {
        lede: Some(words.setup_text.to_owned()),
        action: Some("/studio/setup".to_owned()),
        fields: vec![
            gate::email(words, &typed.email),
            gate::name(words, &typed.name),
            gate::new_password(words, words.password),
            FieldView {
                name: "code",
                label: words.setup_code.to_owned(),
                kind: "text",
                value: typed.code.clone(),
                autocomplete: "off",
                hint: Some(words.setup_code_hint.to_owned()),
                ..FieldView::default()
            },
        ],
        button: words.begin.to_owned(),
        ..gate::gate(setting, words.setup)
    }
}
