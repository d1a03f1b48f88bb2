//! Replies between the wire and the table.

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header, response::Parts};

use crate::problem::Problem;
use crate::store::idempotency::KeptReply;

/// The headers that are part of an answer; all others are made anew for each reply.
static KEPT: [HeaderName; 4] = [
    header::CONTENT_TYPE,
    header::ETAG,
    header::LOCATION,
    HeaderName::from_static("spotlet-visitor"),
];

/// What is kept of a reply; nothing of one that is not text.
pub(super) fn pack(parts: &Parts, body: &Bytes) -> Option<KeptReply> {
    let headers: Vec<(&str, &str)> = KEPT
        .iter()
        .filter_map(|name| Some((name.as_str(), parts.headers.get(name)?.to_str().ok()?)))
        .collect();
    Some(KeptReply {
        status: parts.status.as_u16(),
        headers: serde_json::to_string(&headers).ok()?,
        body: String::from_utf8(body.to_vec()).ok()?,
    })
}

/// The kept reply, as it went out first.
pub(super) fn unpack(kept: KeptReply) -> Result<axum::response::Response, Problem> {
    let broken = |what: &str| Problem::Internal(format!("a kept reply has a broken {what}"));
    let mut response = Response::new(axum::body::Body::from(kept.body));
    *response.status_mut() = StatusCode::from_u16(kept.status).map_err(|_| broken("status"))?;
    let headers: Vec<(String, String)> =
        serde_json::from_str(&kept.headers).map_err(|_| broken("header list"))?;
    for (name, value) in headers {
        let name = HeaderName::try_from(name).map_err(|_| broken("header"))?;
        let value = HeaderValue::try_from(value).map_err(|_| broken("header"))?;
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}
