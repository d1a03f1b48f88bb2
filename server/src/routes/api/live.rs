//! `GET /api/live`, server-sent events, and `GET /api/live/snapshot`, the same for who cannot have a stream.

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use spotlet::domain::id::PostId;

use crate::limit::Address;
use crate::live::{Refused, Resume, StreamLimits};
use crate::problem::Problem;
use crate::state::AppState;

/// Posts of one stream; a page with more asks for the rest by snapshot.
const MAX_POSTS: usize = 32;
/// Streams of one node. Each costs a socket and a few kilobytes.
const MAX_STREAMS: usize = 10_000;

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct Params {
    /// Post ids, separated by commas.
    posts: String,
    /// As the header `Last-Event-ID`, which a script cannot set.
    last_event_id: Option<String>,
}

/// Streams the numbers of posts as they change.
pub async fn stream(
    State(state): State<AppState>,
    Address(address): Address,
    headers: HeaderMap,
    Query(params): Query<Params>,
) -> Result<Response, Problem> {
    let posts = posts(&params.posts)?;
    let resume = headers
        .get("last-event-id")
        .and_then(|value| value.to_str().ok())
        .or(params.last_event_id.as_deref())
        // An id of somebody else's making means the same as none: everything is told.
        .and_then(|text| text.parse::<Resume>().ok());
    let limits = StreamLimits {
        per_address: state.config.streams_per_address,
        total: MAX_STREAMS,
    };
    let opened = state
        .live
        .subscribe(posts, address, resume.as_ref(), limits)
        .await?;
    let subscription = match opened {
        Ok(subscription) => subscription,
        Err(Refused::Full) => {
            return Err(Problem::TooManyRequests(std::time::Duration::from_secs(30)));
        }
        Err(Refused::Closed) => return Err(Problem::Busy),
    };
    let mut response = Response::new(Body::new(subscription));
    let headers = response.headers_mut();
    for (name, value) in [
        (CONTENT_TYPE, "text/event-stream"),
        (CACHE_CONTROL, "no-store"),
        // nginx would gather messages until a buffer is full.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

/// Answers the present numbers of posts; `304` when nothing has changed.
pub async fn snapshot(
    State(state): State<AppState>,
    headers: HeaderMap,
    Query(params): Query<Params>,
) -> Result<Response, Problem> {
    let posts = posts(&params.posts)?;
    let (id, events) = state.live.snapshot(&posts).await?;
    let etag = format!("\"{id}\"");
    let is_known = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut response = if is_known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        let body = format!("{{\"id\":\"{id}\",\"events\":[{}]}}", events.join(","));
        ([(CONTENT_TYPE, "application/json")], body).into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(etag) = HeaderValue::from_str(&etag) {
        headers.insert(ETAG, etag);
    }
    Ok(response)
}

fn posts(text: &str) -> Result<Vec<PostId>, Problem> {
    let mut posts = text
        .split(',')
        .map(|id| {
            PostId::new(id.trim())
                .map_err(|_| Problem::InvalidRequest("`posts` names ids of posts.".to_owned()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    posts.sort();
    posts.dedup();
    if posts.len() > MAX_POSTS {
        return Err(Problem::RequestTooLarge(format!(
            "At most {MAX_POSTS} posts can be watched at once."
        )));
    }
    Ok(posts)
}
