//! `/api/studio/media/uploads/{id}`: a file in parts, in the shape of tus 1.0: `HEAD` tells how far it came, `PATCH` with
//! `Upload-Offset` goes on there. `POST …/finish` makes it a medium.

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use spotlet::api::media::{MediumJson, UploadJson, UploadState};

use crate::present;
use crate::problem::Problem;
use crate::routes::api::comments::read;
use crate::routes::studio::Member;
use crate::service::studio::upload::{self, UploadError};
use crate::state::AppState;

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");

/// Makes room for a file.
pub async fn begin(
    State(state): State<AppState>,
    Member(member): Member,
    body: Result<Json<UploadJson>, JsonRejection>,
) -> Result<Response, Problem> {
    let begun = upload::begin(&state, &member, read(body)?).await?;
    let location = format!("/api/studio/media/uploads/{}", begun.upload);
    let mut response = (StatusCode::CREATED, Json(&begun)).into_response();
    if let Ok(location) = HeaderValue::from_str(&location) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(told(response, &begun))
}

/// How far it came.
pub async fn offset(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let upload = upload::offset(&state, &member, &id).await?;
    Ok(told(StatusCode::OK.into_response(), &upload))
}

/// The next bytes.
pub async fn append(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Problem> {
    let offset = headers.get(OFFSET).and_then(|value| value.to_str().ok());
    let offset: u64 = offset.and_then(|text| text.parse().ok()).ok_or_else(|| {
        Problem::InvalidRequest("Upload-Offset must say where these bytes begin.".to_owned())
    })?;
    let bytes = body.into_data_stream();
    match upload::append(&state, &member, &id, offset, bytes).await {
        Ok(offset) => Ok(at(StatusCode::NO_CONTENT.into_response(), offset)),
        Err(error) => {
            let known = match &error {
                UploadError::Offset { offset } => Some(*offset),
                _ => None,
            };
            let response = Problem::from(error).into_response();
            Ok(match known {
                Some(offset) => at(response, offset),
                None => response,
            })
        }
    }
}

/// Makes it a medium; asked again, it answers the same.
pub async fn finish(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<Json<MediumJson>, Problem> {
    let medium = upload::finish(&state, &member, &id).await?;
    Ok(Json(present::medium(&state, &medium)))
}

/// Forgets it.
pub async fn give_up(
    State(state): State<AppState>,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    upload::give_up(&state, &member, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn told(mut response: Response, upload: &UploadState) -> Response {
    let headers = response.headers_mut();
    headers.insert(LENGTH, upload.bytes.into());
    at(response, upload.offset)
}

fn at(mut response: Response, offset: u64) -> Response {
    let headers = response.headers_mut();
    headers.insert(OFFSET, offset.into());
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
