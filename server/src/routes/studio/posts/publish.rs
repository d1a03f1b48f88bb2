//! `/studio/posts/{post}/publish`: now, later, off, back; and everything to show it elsewhere.

use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::{DraftStatus, PostId};
use spotlet::view::model::studio::{PublishView, VersionView};
use spotlet::view::studio::publish_page;
use spotlet::view::studio::words::PostWords;

use super::list::status_label;
use super::refusal;
use crate::present::{Setting, is_changed};
use crate::routes::embed::embeds;
use crate::routes::html::Html;
use crate::routes::studio::seat::Seat;
use crate::routes::studio::{Said, Section, said_at};
use crate::service::studio::drafts::{self, DraftError};
use crate::store::draft::Draft;
use crate::time_zones;

/// When to publish, as `<input type="datetime-local">` sends it: the brand's own time.
#[derive(Debug, Deserialize)]
pub struct Later {
    at: String,
}

/// Which version to bring back.
#[derive(Debug, Deserialize)]
pub struct Restore {
    version: i64,
}

/// The page.
pub async fn get(seat: Seat, Path(id): Path<String>, Query(said): Query<Said>) -> Response {
    let said = said.sentence(seat.locale());
    show(&seat, &id, (said, None)).await
}

/// Publishes.
pub async fn now(seat: Seat, Path(id): Path<String>) -> Response {
    let done = async { drafts::publish(&seat.state, &seat.member, &refusal::id(&id)?).await };
    let done = done.await.map(drop);
    answer(&seat, &id, (done, "published")).await
}

/// Publishes at a moment.
pub async fn later(seat: Seat, Path(id): Path<String>, Form(form): Form<Later>) -> Response {
    let done = async {
        let at = time_zones::typed(&seat.state.config.time_zone, &form.at)
            .ok_or(spotlet::domain::draft::StepError::Over)?;
        drafts::schedule(&seat.state, &seat.member, &refusal::id(&id)?, at).await
    };
    let done = done.await;
    answer(&seat, &id, (done, "scheduled")).await
}

/// Does not publish it after all.
pub async fn not_then(seat: Seat, Path(id): Path<String>) -> Response {
    let done = async { drafts::unschedule(&seat.state, &seat.member, &refusal::id(&id)?).await };
    let done = done.await;
    answer(&seat, &id, (done, "unscheduled")).await
}

/// Takes it off.
pub async fn archive(seat: Seat, Path(id): Path<String>) -> Response {
    let done = async { drafts::archive(&seat.state, &seat.member, &refusal::id(&id)?).await };
    let done = done.await;
    answer(&seat, &id, (done, "archived")).await
}

/// Brings an old version back.
pub async fn restore(seat: Seat, Path(id): Path<String>, Form(form): Form<Restore>) -> Response {
    let done = async {
        drafts::restore(&seat.state, &seat.member, &refusal::id(&id)?, form.version).await
    };
    let done = done.await.map(drop);
    answer(&seat, &id, (done, "restored")).await
}

async fn answer(seat: &Seat, id: &str, (done, word): (Result<(), DraftError>, &str)) -> Response {
    let error = match done {
        Ok(()) => return said_at(&format!("/studio/posts/{id}/publish"), word),
        Err(error) => error,
    };
    match refusal::sentence(&error, seat.locale()) {
        Some(told) => {
            let mut response = show(seat, id, (None, Some(told))).await;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            response
        }
        None => refusal::page(seat, error),
    }
}

async fn show(seat: &Seat, id: &str, (said, error): (Option<String>, Option<String>)) -> Response {
    let view = async {
        let id = refusal::id(id)?;
        view(seat, &id).await
    };
    match view.await {
        Ok(mut view) => {
            view.shell.said = said;
            view.shell.error = error;
            Html::studio(publish_page(&view)).into_response()
        }
        Err(error) => refusal::page(seat, error),
    }
}

async fn view(seat: &Seat, id: &PostId) -> Result<PublishView, DraftError> {
    let Seat { state, member, .. } = seat;
    let setting = seat.setting();
    let locale = setting.audience.locale;
    let draft = drafts::load(state, member, id).await?;
    let missing = drafts::missing(state, &draft).await?;
    let history = drafts::history(state, member, id).await?;
    let title = draft.post.title.get(draft.post.locale).to_owned();
    let is_live = draft.status == DraftStatus::Published;
    let mut shell = seat.shell(title, Section::Posts);
    shell.page.modules = vec![state.assets.path("studio/studio_start.js")];
    Ok(PublishView {
        shell,
        id: id.to_string(),
        status: draft.status.word(),
        status_label: status_label(setting, &draft),
        is_changed: is_changed(&draft),
        missing: missing
            .iter()
            .map(|one| refusal::say(one, locale))
            .collect(),
        time_zone: state.config.time_zone.clone(),
        earliest: time_zones::field(&state.config.time_zone, state.clock.now().plus_ms(60_000)),
        url: format!("{}/p/{id}", state.config.public_url),
        embeds: match is_live {
            true => embed_forms(setting, &draft).await,
            false => Vec::new(),
        },
        oembed: embeds::oembed(&state.config.public_url, id),
        versions: history
            .into_iter()
            .map(|one| VersionView {
                about: format!("{} · {}", setting.minute(one.saved_at), one.saved_by),
                is_published: one.is_published,
                is_current: one.version == draft.version,
                version: one.version,
            })
            .collect(),
    })
}

async fn embed_forms(setting: Setting<'_>, draft: &Draft) -> Vec<(String, String, String)> {
    let words = PostWords::of(setting.audience.locale);
    let forms = embeds::forms(setting.state, &draft.post).await;
    let told = [
        (words.tag, words.tag_text),
        (words.element, words.element_text),
        (words.static_html, words.static_text),
        (words.frame, words.frame_text),
    ];
    let told = told.into_iter().zip(forms);
    told.map(|((name, purpose), markup)| (name.to_owned(), purpose.to_owned(), markup))
        .collect()
}
