//! `GET /media/{hash}/{file}`: pictures and videos, with ranges for players that seek.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{
    ACCEPT_RANGES, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_RANGE,
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use object_store::{GetOptions, GetRange};
use tower_http::services::ServeDir;

use crate::assets::Caching;
use crate::media::Files;
use crate::state::AppState;

/// Serves the files of the media store, which holds nothing but what went through it.
pub fn service(state: &AppState) -> Router {
    let files = state.media.files();
    let router = match files.folder() {
        Some(folder) => Router::new()
            .fallback_service(ServeDir::new(folder).append_index_html_on_directories(false)),
        None => Router::new()
            .route("/{hash}/{file}", get(from_bucket))
            .with_state(files.clone()),
    };
    router.layer(axum::middleware::map_response(mark))
}

/// Passes a file of a bucket on as it comes. A cache in front keeps it: the address never changes its content.
async fn from_bucket(
    State(files): State<Files>,
    Path((hash, file)): Path<(String, String)>,
    method: Method,
    headers: HeaderMap,
) -> Response {
    let range = headers.get(RANGE).and_then(|value| value.to_str().ok());
    let range = range.and_then(single_range);
    let is_part = range.is_some();
    let options = GetOptions {
        range,
        head: method == Method::HEAD,
        ..GetOptions::default()
    };
    let found = match files.open(&format!("{hash}/{file}"), options).await {
        Ok(found) => found,
        Err(object_store::Error::NotFound { .. }) => return StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::warn!(%error, "a medium cannot be read");
            let status = if is_part {
                StatusCode::RANGE_NOT_SATISFIABLE
            } else {
                StatusCode::BAD_GATEWAY
            };
            return status.into_response();
        }
    };
    let (range, size) = (found.range.clone(), found.meta.size);
    let kind = mime_guess::from_path(&file).first_or_octet_stream();
    let mut response = Response::new(Body::from_stream(found.into_stream()));
    let headers = response.headers_mut();
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CONTENT_LENGTH, (range.end - range.start).into());
    if let Ok(kind) = HeaderValue::from_str(kind.as_ref()) {
        headers.insert(CONTENT_TYPE, kind);
    }
    if is_part {
        let text = format!(
            "bytes {}-{}/{size}",
            range.start,
            range.end.saturating_sub(1)
        );
        if let Ok(text) = HeaderValue::from_str(&text) {
            headers.insert(CONTENT_RANGE, text);
        }
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
    }
    response
}

/// One range, as players ask for it; several are answered with the whole, as RFC 9110 allows.
fn single_range(text: &str) -> Option<GetRange> {
    let (first, last) = text.strip_prefix("bytes=")?.split_once('-')?;
    match (first.parse().ok(), last.parse::<u64>().ok()) {
        (Some(first), Some(last)) if first <= last => {
            Some(GetRange::Bounded(first..last.saturating_add(1)))
        }
        (Some(first), None) if last.is_empty() => Some(GetRange::Offset(first)),
        (None, Some(last)) if first.is_empty() => Some(GetRange::Suffix(last)),
        _ => None,
    }
}

async fn mark(mut response: Response) -> Response {
    let status = response.status();
    if status.is_client_error() && status != StatusCode::RANGE_NOT_SATISFIABLE {
        response = status.into_response();
    }
    let headers = response.headers_mut();
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        // The folder is named after the content.
        headers.insert(
            CACHE_CONTROL,
            HeaderValue::from_static(Caching::Immutable.header()),
        );
    }
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Whatever a file turned out to be: opened by itself, it can do nothing.
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
