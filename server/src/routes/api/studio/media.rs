//! `/api/studio/media`: the library.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use serde::Deserialize;
use spotlet::api::media::{MediaPage, MediumChange, MediumJson};
use spotlet::domain::Timestamp;
use spotlet::domain::id::MediaId;

use crate::present;
use crate::problem::Problem;
use crate::routes::api::comments::read;
use crate::routes::studio::Member;
use crate::service::studio::library;
use crate::service::studio::upload::UploadError;
use crate::state::AppState;

/// Where a page of the library begins.
#[derive(Debug, Default, Deserialize)]
pub struct From {
    #[serde(default)]
    before: Option<i64>,
}

/// The newest media.
pub async fn list(
    State(state): State<AppState>,
    Member(member): Member,
    Query(from): Query<From>,
) -> Result<Json<MediaPage>, Problem> {
    let before = from.before.map(Timestamp::from_unix_ms);
    let media = library::list(&state, &member, before).await?;
    let is_full = media.len() >= library::PAGE as usize;
    let next = media.last().filter(|_| is_full);
    Ok(Json(MediaPage {
        next: next.map(|medium| medium.created_at.as_unix_ms()),
        media: media
            .iter()
            .map(|medium| present::medium(&state, medium))
            .collect(),
    }))
}

/// One medium.
pub async fn get(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<Json<MediumJson>, Problem> {
    let medium = library::get(&state, &member, &known(id)?).await?;
    Ok(Json(present::medium(&state, &medium)))
}

/// Says what is to be seen.
pub async fn change(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    body: Result<Json<MediumChange>, JsonRejection>,
) -> Result<Json<MediumJson>, Problem> {
    let medium = library::change(&state, &member, &known(id)?, read(body)?).await?;
    Ok(Json(present::medium(&state, &medium)))
}

/// Takes it out of the library.
pub async fn delete(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    library::delete(&state, &member, &known(id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn known(id: String) -> Result<MediaId, UploadError> {
    MediaId::new(id).map_err(|_| UploadError::NotFound)
}
