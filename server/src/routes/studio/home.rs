//! `/studio`: the posts.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::studio::notice_page;
use spotlet::view::studio::words::ShellWords;

use super::guard::Member;
use super::shell::{Said, Section, shell};
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::state::AppState;

/// The list.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(said): Query<Said>,
) -> Response {
    let setting = visitor.setting(&state);
    let locale = setting.audience.locale;
    let heading = ShellWords::of(locale).posts.to_owned();
    let mut view = shell(setting, Some(&member), heading, Some(Section::Posts));
    view.said = said.sentence(locale);
    Html::studio(notice_page(&view, "")).into_response()
}
