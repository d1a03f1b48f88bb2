//! Cross-origin rules of the public interfaces: any page may call `/api` and `/ucp`, none with
//! credentials. A platform's key is deliberately not among the headers: it has no place in a page.

use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

const PREFLIGHT: [(HeaderName, HeaderValue); 3] = [
    (
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST, PUT, DELETE, OPTIONS"),
    ),
    (
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(
            "Content-Type, UCP-Agent, Request-Id, Idempotency-Key, Spotlet-Visitor",
        ),
    ),
    // Chromium keeps the answer for two hours at most.
    (
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static("7200"),
    ),
];

/// Answers `OPTIONS` and marks every reply, errors too, as readable by any origin.
pub async fn layer(request: Request, next: Next) -> Response {
    if request.method() == Method::OPTIONS {
        let mut response = StatusCode::NO_CONTENT.into_response();
        response.headers_mut().extend(PREFLIGHT);
        open(response.headers_mut());
        return response;
    }
    let mut response = next.run(request).await;
    open(response.headers_mut());
    response
}

fn open(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_ORIGIN,
        HeaderValue::from_static("*"),
    );
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("Spotlet-Visitor, ETag, Retry-After"),
    );
    headers.insert(
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("cross-origin"),
    );
}
