//! `GET /media/{hash}/{file}`: pictures and videos, with ranges for players that seek.

use axum::Router;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::assets::Caching;
use crate::state::AppState;

/// Serves the folder of the media store, which holds nothing but what went through it.
pub fn service(state: &AppState) -> Router {
    let files = ServeDir::new(state.media.folder()).append_index_html_on_directories(false);
    Router::new()
        .fallback_service(files)
        .layer(axum::middleware::map_response(mark))
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
