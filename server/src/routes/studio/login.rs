//! `/studio/login` and `/studio/logout`.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::view::model::studio::{FieldView, GateView};
use spotlet::view::studio::words::AccountWords;

use super::guard::Session;
use super::shell::Said;
use super::{cookie, gate};
use crate::limit::Address;
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::pages::Visitor;
use crate::service::studio::{AccountError, session, setup};
use crate::state::AppState;
use crate::token;

/// Where to go afterwards.
#[derive(Debug, Default, Deserialize)]
pub struct Next {
    next: Option<String>,
}

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    email: String,
    password: String,
    next: Option<String>,
}

/// The form.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    session: Result<Session, Problem>,
    Query(next): Query<Next>,
    Query(said): Query<Said>,
) -> Response {
    if session.is_ok() {
        return Redirect::to(inside(next.next.as_deref())).into_response();
    }
    match setup::is_fresh(&state).await {
        Ok(true) => return Redirect::to("/studio/setup").into_response(),
        Ok(false) => {}
        Err(problem) => return problem.into_response(),
    }
    let setting = visitor.setting(&state);
    let mut view = form(setting, "", next.next.as_deref());
    view.shell.said = said.sentence(setting.audience.locale);
    gate::show(&view, None)
}

/// Signs in.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    address: Address,
    Form(typed): Form<Typed>,
) -> Response {
    let setting = visitor.setting(&state);
    let again = |error| {
        let view = form(setting, &typed.email, typed.next.as_deref());
        gate::again(setting, view, error)
    };
    // The account is counted whether it exists or not, and its bucket holds no address.
    let account = token::hash(&typed.email.trim().to_lowercase());
    let limits = &state.limits;
    let allowed = address
        .check(&limits.logins_by_address)
        .and_then(|()| limits.logins_by_account.check(&account));
    if let Err(problem) = allowed {
        return again(AccountError::Problem(problem));
    }
    match session::sign_in(&state, &typed.email, &typed.password).await {
        Ok((member, secret)) => {
            tracing::info!(member = member.id.as_str(), "signed in to the studio");
            gate::entered(&state, &secret, inside(typed.next.as_deref()))
        }
        Err(error) => again(error),
    }
}

/// Signs out here.
pub async fn logout(State(state): State<AppState>, session: Result<Session, Problem>) -> Response {
    if let Ok(session) = session
        && let Err(problem) = session::sign_out(&state, &session.secret).await
    {
        return problem.into_response();
    }
    let mut response = super::said_at("/studio/login", "signed-out");
    cookie::drop(&mut response, gate::is_https(&state));
    response
}

fn form(setting: Setting<'_>, email: &str, next: Option<&str>) -> GateView {
    let words = AccountWords::of(setting.audience.locale);
    let next = next.map(|next| ("next", next.to_owned()));
    GateView {
        action: Some("/studio/login".to_owned()),
        hidden: next.into_iter().collect(),
        fields: vec![
            gate::email(words, email),
            FieldView {
                name: "password",
                label: words.password.to_owned(),
                kind: "password",
                autocomplete: "current-password",
                ..FieldView::default()
            },
        ],
        button: words.sign_in.to_owned(),
        link: Some(("/studio/forgot".to_owned(), words.forgot.to_owned())),
        ..gate::gate(setting, words.sign_in)
    }
}

/// Only an address of the studio: a link to the login must not lead to another site.
fn inside(next: Option<&str>) -> &str {
    let is_inside = |next: &&str| {
        (next.starts_with("/studio/") || next.starts_with("/studio?"))
            && next.bytes().all(|byte| byte.is_ascii_graphic())
            && !next.contains('\\')
    };
    next.filter(is_inside).unwrap_or("/studio")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_leads_into_the_studio_only() {
        for (next, expected) in [
            (None, "/studio"),
            (Some("/studio/people"), "/studio/people"),
            (Some("/studio?q=sofa"), "/studio?q=sofa"),
            (Some("//evil.example"), "/studio"),
            (Some("https://evil.example/studio/"), "/studio"),
            (Some("/studio/\r\nx: y"), "/studio"),
            (Some("/studio/\\evil"), "/studio"),
            (Some("/bag"), "/studio"),
        ] {
            assert_eq!(inside(next), expected, "{next:?}");
        }
    }
}
