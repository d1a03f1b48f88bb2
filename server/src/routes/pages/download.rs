//! `GET /download/{token}/{name}`: a file that was bought.

use axum::extract::{Path, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::{Visitor, fault, says};
use crate::service::Fault;
use crate::service::order::download::{self, Opened};
use crate::state::AppState;
use crate::text::words;

/// Answers the file, or a part of it for who goes on after an interruption.
pub async fn get(
    State(state): State<AppState>,
    Path((token, name)): Path<(String, String)>,
    visitor: Visitor,
    request: Request,
) -> Response {
    let path = match download::open(&state, &token, &name).await {
        Ok(Opened::File(path)) => path,
        Ok(Opened::Expired) => {
            let setting = visitor.setting(&state);
            let (heading, text) = words::download_expired(setting.audience.locale);
            return says(setting, StatusCode::GONE, heading, text, None);
        }
        Ok(Opened::Nothing) => return fault(&state, &visitor, Fault::NotFound),
        Err(error) => return fault(&state, &visitor, error),
    };
    let Ok(reply) = ServeFile::new(path).oneshot(request).await;
    let mut response = reply.into_response();
    let disposition = format!("attachment; filename*=UTF-8''{}", download::encoded(&name));
    let headers = response.headers_mut();
    for (name, value) in [
        (CACHE_CONTROL, "private, no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CONTENT_TYPE, "application/octet-stream"),
        // Whatever the file is, it is nothing to be run on our origin.
        (CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}
