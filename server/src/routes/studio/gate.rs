//! What the pages before one is signed in have in common.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::member::Member;
use spotlet::view::model::studio::{FieldView, GateView, StudioView};
use spotlet::view::studio::gate_page;
use spotlet::view::studio::words::AccountWords;

use super::cookie;
use super::shell::shell;
use crate::present::Setting;
use crate::routes::html::Html;
use crate::service::studio::{AccountError, session};
use crate::state::AppState;
use crate::text::words::studio::account_error;

/// Such a page without its form.
pub fn gate(setting: Setting<'_>, heading: &str) -> GateView {
    GateView {
        shell: shell(setting, None, heading.to_owned(), None),
        lede: None,
        action: None,
        hidden: Vec::new(),
        fields: Vec::new(),
        button: String::new(),
        link: None,
    }
}

/// The page as a reply; with an error it is one.
pub fn show(gate: &GateView, error: Option<&AccountError>) -> Response {
    let status = error.map_or(StatusCode::OK, status);
    if let Some(AccountError::Problem(problem)) = error {
        tracing::error!("a page of the studio failed: {problem}");
    }
    Html {
        status,
        ..Html::studio(gate_page(gate))
    }
    .into_response()
}

/// The page again, with what was wrong.
pub fn again(setting: Setting<'_>, gate: GateView, error: AccountError) -> Response {
    let told = account_error(&error, setting.audience.locale);
    let gate = GateView {
        shell: StudioView {
            error: Some(told.to_owned()),
            ..gate.shell
        },
        ..gate
    };
    show(&gate, Some(&error))
}

/// The status of a refusal.
pub fn status(error: &AccountError) -> StatusCode {
    match error {
        AccountError::Problem(problem) => problem.status(),
        AccountError::LinkOver => StatusCode::GONE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The field of an address.
pub fn email(words: &AccountWords, value: &str) -> FieldView {
    FieldView {
        name: "email",
        label: words.email.to_owned(),
        kind: "email",
        value: value.to_owned(),
        autocomplete: "username",
        ..FieldView::default()
    }
}

/// The field of a name.
pub fn name(words: &AccountWords, value: &str) -> FieldView {
    FieldView {
        name: "name",
        label: words.name.to_owned(),
        kind: "text",
        value: value.to_owned(),
        autocomplete: "name",
        ..FieldView::default()
    }
}

/// The field of a password that is chosen now.
pub fn new_password(words: &AccountWords, label: &str) -> FieldView {
    FieldView {
        name: "password",
        label: label.to_owned(),
        kind: "password",
        autocomplete: "new-password",
        hint: Some(words.password_hint.to_owned()),
        ..FieldView::default()
    }
}

/// Signs a member in who has just proven to be one, and leads on.
pub async fn enter(state: &AppState, member: &Member, to: &str) -> Response {
    match session::begin(state, member).await {
        Ok(secret) => entered(state, &secret, to),
        Err(problem) => problem.into_response(),
    }
}

/// The reply that begins a session.
pub fn entered(state: &AppState, secret: &str, to: &str) -> Response {
    let mut response = Redirect::to(to).into_response();
    cookie::keep(&mut response, secret, is_https(state));
    response
}

/// Whether browsers reach the server over TLS.
pub fn is_https(state: &AppState) -> bool {
    state.config.public_url.starts_with("https:")
}
