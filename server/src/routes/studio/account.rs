//! `/studio/account`: one's own password and sessions.

use axum::Form;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::Member;
use spotlet::view::model::studio::{AccountView, FieldView};
use spotlet::view::studio::account_page;
use spotlet::view::studio::words::{AccountWords, ShellWords};

use super::guard::Session;
use super::shell::{Said, Section, role_label, shell};
use super::{gate, said_at};
use crate::present::Setting;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::service::studio::{AccountError, session};
use crate::state::AppState;
use crate::text::words::studio::account_error;

/// What was typed.
#[derive(Deserialize)]
pub struct Typed {
    old: String,
    password: String,
}

/// The page.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    session: Session,
    Query(said): Query<Said>,
) -> Response {
    let setting = visitor.setting(&state);
    let mut view = view(setting, &session.member);
    view.shell.said = said.sentence(setting.audience.locale);
    Html::studio(account_page(&view)).into_response()
}

/// Changes the password.
pub async fn password(
    State(state): State<AppState>,
    visitor: Visitor,
    session: Session,
    Form(typed): Form<Typed>,
) -> Response {
    let setting = visitor.setting(&state);
    let Session { member, secret } = &session;
    let change = (&*typed.old, &*typed.password);
    let changed = match state.limits.logins_by_account.check(member.id.as_str()) {
        Ok(()) => session::change_password(&state, member, secret, change).await,
        Err(problem) => Err(AccountError::Problem(problem)),
    };
    match changed {
        Ok(()) => said_at("/studio/account", "password-changed"),
        Err(error) => {
            let mut view = view(setting, member);
            let told = account_error(&error, setting.audience.locale);
            view.shell.error = Some(told.to_owned());
            Html {
                status: gate::status(&error),
                ..Html::studio(account_page(&view))
            }
            .into_response()
        }
    }
}

/// Signs out every other browser.
pub async fn sessions(State(state): State<AppState>, session: Session) -> Response {
    match session::sign_out_elsewhere(&state, &session.member, &session.secret).await {
        Ok(()) => said_at("/studio/account", "signed-out-elsewhere"),
        Err(problem) => problem.into_response(),
    }
}

fn view(setting: Setting<'_>, member: &Member) -> AccountView {
    let locale = setting.audience.locale;
    let words = AccountWords::of(locale);
    let heading = ShellWords::of(locale).account.to_owned();
    AccountView {
        shell: shell(setting, Some(member), heading, Some(Section::Account)),
        email: member.email.clone(),
        role: role_label(&member.role, locale).to_owned(),
        fields: vec![
            FieldView {
                name: "old",
                label: words.old_password.to_owned(),
                kind: "password",
                autocomplete: "current-password",
                ..FieldView::default()
            },
            gate::new_password(words, words.new_password),
        ],
    }
}
