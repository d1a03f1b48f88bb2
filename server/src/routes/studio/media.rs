//! `/studio/media`: the library. What the bundle does by parts, its forms do at once.

use axum::extract::multipart::MultipartError;
use axum::extract::{DefaultBodyLimit, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::api::media::{MediumChange, UploadJson};
use spotlet::domain::id::MediaId;
use spotlet::domain::{self, Locale, Localized, Timestamp};
use spotlet::view::studio::{library_page, medium_page};

use super::guard::Member;
use super::said_at;
use super::shell::Said;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::service::studio::library;
use crate::service::studio::upload::{self, UploadError};
use crate::state::AppState;
use crate::text::words::media::upload_error;
use crate::token;

mod view;

/// A form may hold the largest video, or several pictures.
const MAX_FORM_BYTES: usize = 160 << 20;

/// The library and the pages of its media.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/media", get(list).post(bring))
        .route("/studio/media/{id}/poster", post(poster))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
        .route("/studio/media/{id}", get(show).post(describe))
        .route("/studio/media/{id}/delete", post(delete))
}

/// Where a page of the library begins, and what was just done.
#[derive(Debug, Default, Deserialize)]
struct Wanted {
    before: Option<i64>,
    #[serde(default)]
    said: String,
}

/// What is to be seen, by language.
#[derive(Deserialize)]
struct Words {
    #[serde(default)]
    en: String,
    #[serde(default)]
    de: String,
}

async fn list(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(wanted): Query<Wanted>,
) -> Response {
    let setting = visitor.setting(&state);
    let before = wanted.before.map(Timestamp::from_unix_ms);
    match view::library(setting, &member, before).await {
        Ok(mut view) => {
            view.shell.said = Said::word(&wanted.said).sentence(setting.audience.locale);
            Html::studio(library_page(&view)).into_response()
        }
        Err(error) => Problem::from(error).into_response(),
    }
}

/// Takes the files of a form; those that are not taken are told by name.
async fn bring(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    form: Multipart,
) -> Response {
    let setting = visitor.setting(&state);
    let refused = match take(&state, &member, form, None, setting.audience.locale).await {
        Ok(refused) => refused,
        Err(error) => return error.into_response(),
    };
    if refused.is_empty() {
        return said_at("/studio/media", "uploaded");
    }
    match view::library(setting, &member, None).await {
        Ok(mut view) => {
            view.shell.error = Some(refused.join(" "));
            Html {
                status: StatusCode::UNPROCESSABLE_ENTITY,
                ..Html::studio(library_page(&view))
            }
            .into_response()
        }
        Err(error) => Problem::from(error).into_response(),
    }
}

async fn poster(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<MediaId>,
    form: Multipart,
) -> Response {
    let locale = visitor.setting(&state).audience.locale;
    match take(&state, &member, form, Some(&id), locale).await {
        Ok(refused) if refused.is_empty() => said_at(&view::path(&id), "poster-set"),
        Ok(refused) => {
            let error = Some(refused.join(" "));
            medium_reply(&state, &visitor, &member, &id, None, error).await
        }
        Err(error) => error.into_response(),
    }
}

async fn show(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<MediaId>,
    Query(said): Query<Said>,
) -> Response {
    let said = said.sentence(visitor.setting(&state).audience.locale);
    medium_reply(&state, &visitor, &member, &id, said, None).await
}

async fn describe(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<MediaId>,
    Form(words): Form<Words>,
) -> Response {
    let alt = Localized::by_language([("en", &*words.en), ("de", &*words.de)]);
    let change = MediumChange { alt: Some(alt) };
    match library::change(&state, &member, &id, change).await {
        Ok(_) => said_at(&view::path(&id), "described"),
        Err(error) => Problem::from(error).into_response(),
    }
}

async fn delete(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<MediaId>,
) -> Response {
    match library::delete(&state, &member, &id).await {
        Ok(()) => said_at("/studio/media", "deleted"),
        Err(error @ UploadError::InUse(_)) => {
            let locale = visitor.setting(&state).audience.locale;
            let error = Some(upload_error(&error, locale).to_owned());
            medium_reply(&state, &visitor, &member, &id, None, error).await
        }
        Err(error) => Problem::from(error).into_response(),
    }
}

/// Takes every file of a form; what was refused, in words.
async fn take(
    state: &AppState,
    member: &domain::Member,
    mut form: Multipart,
    poster_of: Option<&MediaId>,
    locale: Locale,
) -> Result<Vec<String>, Problem> {
    let mut form_token = token::id();
    let mut refused = Vec::new();
    let mut index = 0;
    while let Some(field) = form.next_field().await.map_err(unreadable)? {
        if field.name() == Some("token") {
            let text = field.text().await.map_err(unreadable)?;
            let is_one = (1..=64).contains(&text.len())
                && text
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
            if is_one {
                form_token = text;
            }
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mime = field.content_type().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(unreadable)?;
        // A chooser that was left empty sends a file without a name.
        if name.is_empty() && bytes.is_empty() {
            continue;
        }
        index += 1;
        let wanted = UploadJson {
            name: name.clone(),
            bytes: bytes.len() as u64,
            mime,
            poster_of: poster_of.cloned(),
        };
        let id = format!("{form_token}-{index}");
        if let Err(error) = upload::at_once(state, member, &id, wanted, bytes).await {
            refused.push(format!("{name}: {}", upload_error(&error, locale)));
        }
    }
    Ok(refused)
}

fn unreadable(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::BodyTooLarge,
        _ => Problem::InvalidRequest("The form cannot be read.".to_owned()),
    }
}

async fn medium_reply(
    state: &AppState,
    visitor: &Visitor,
    member: &domain::Member,
    id: &MediaId,
    said: Option<String>,
    error: Option<String>,
) -> Response {
    let status = match error {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    match view::medium(visitor.setting(state), member, id).await {
        Ok(mut view) => {
            view.shell.said = said;
            view.shell.error = error;
            Html {
                status,
                ..Html::studio(medium_page(&view))
            }
            .into_response()
        }
        Err(error) => Problem::from(error).into_response(),
    }
}
