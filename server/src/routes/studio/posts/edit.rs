//! `/studio/posts/{post}`: the page of the tagger.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use spotlet::domain::Member as Person;
use spotlet::view::model::studio::EditView;
use spotlet::view::studio::edit_page;

use super::list::status_label;
use super::refusal;
use crate::present::{Setting, medium_image};
use crate::routes::html::Html;
use crate::routes::studio::seat::Seat;
use crate::routes::studio::{Said, Section, said_at};
use crate::service::studio::drafts::{self, DraftError};
use crate::state::AppState;
use crate::store::draft::Draft;

/// The page.
pub async fn get(seat: Seat, Path(id): Path<String>, Query(said): Query<Said>) -> Response {
    let draft = match load(&seat.state, &seat.member, &id).await {
        Ok(draft) => draft,
        Err(error) => return refusal::page(&seat, error),
    };
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let title = draft.post.title.get(draft.post.locale).to_owned();
    let mut shell = seat.shell(title, Section::Posts);
    shell.said = said.sentence(locale);
    shell.page.modules = vec![seat.state.assets.path("studio/studio_start.js")];
    let mut media = Vec::new();
    for medium in &draft.post.media {
        media.push(medium_image(setting, medium).await);
    }
    let hotspots = draft.post.media.iter().flat_map(|medium| &medium.hotspots);
    let look = seat.state.look.now();
    let themes: Vec<&str> = look.names().map(|name| name.as_str()).collect();
    let view = EditView {
        themes: themes.join(" "),
        shell,
        id: draft.post.id.to_string(),
        status_label: status_label(setting, &draft),
        media,
        hotspots: hotspots.map(|spot| spot.product.to_string()).collect(),
    };
    Html::studio(edit_page(&view)).into_response()
}

/// Copies it.
pub async fn duplicate(seat: Seat, Path(id): Path<String>) -> Response {
    let copied = match refusal::id(&id) {
        Ok(id) => drafts::duplicate(&seat.state, &seat.member, &id).await,
        Err(error) => Err(error),
    };
    match copied {
        Ok(copy) => said_at(&format!("/studio/posts/{copy}"), "duplicated"),
        Err(error) => refusal::page(&seat, error),
    }
}

/// A draft that this member may work on.
pub async fn load(state: &AppState, member: &Person, id: &str) -> Result<Draft, DraftError> {
    drafts::load(state, member, &refusal::id(id)?).await
}

/// For whom the page of a draft is: it is read in its own language.
pub fn in_its_language<'a>(setting: Setting<'a>, draft: &Draft) -> Setting<'a> {
    let mut setting = setting;
    setting.audience.locale = draft.post.locale;
    setting
}
