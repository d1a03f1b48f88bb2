//! Answers for other origins: brief caching, entity tags, CORS.

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE, ETAG, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::etag;
use crate::problem::Problem;
use crate::service::Fault;

/// A minute at the browser, and an old answer at once while a new one is fetched for a day.
const BRIEFLY: &str = "public, max-age=60, stale-while-revalidate=86400";

/// A text that any page may read; 304 when the client holds it. `tag_of` is what the tag is made of.
pub fn embeddable(
    request: &HeaderMap,
    content_type: &'static str,
    tag_of: &[u8],
    body: impl FnOnce() -> String,
) -> Response {
    // Weak: the same tag is sent with and without compression, and counts may differ.
    let tag = format!("W/\"{}\"", etag::short_hash(tag_of));
    let mut response = if etag::matches(request, &tag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body().into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(BRIEFLY));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(ETAG, tag);
    }
    open(headers);
    response
}

/// Lets any page read and show an answer.
pub fn open(headers: &mut HeaderMap) {
    for (name, value) in [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

/// A failure, readable by the page that asked.
pub fn failed(fault: Fault) -> Response {
    let problem = match fault {
        Fault::NotFound => Problem::NotFound("There is no such post.".to_owned()),
        Fault::Gone => Problem::Gone,
        Fault::Problem(problem) => problem,
        Fault::Refused(refusal) => Problem::Internal(refusal.to_string()),
    };
    let mut response = problem.into_response();
    open(response.headers_mut());
    response
}
