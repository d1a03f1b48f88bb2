//! The layer around a router that answers repeated requests.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;
use uuid::Uuid;

use super::{Idempotency, Verdict, reply};
use crate::problem::Problem;
use crate::routes::MAX_BODY_BYTES;
use crate::store::idempotency::RequestKey;
use crate::token;

/// Replies are built here and bounded by what we write; this only stops a mistake.
const MAX_REPLY_BYTES: usize = 4 * 1024 * 1024;

/// How an error of this layer is written: `/api` and `/ucp` differ.
pub type ErrorReply = fn(Problem) -> Response;

/// Answers a request that carries an `Idempotency-Key`, at most once.
pub async fn layer(
    State((idempotency, error_reply)): State<(Idempotency, ErrorReply)>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let key = match request_key(&parts) {
        Ok(Some(key)) => key,
        Ok(None) => return next.run(Request::from_parts(parts, body)).await,
        Err(problem) => return error_reply(problem),
    };
    let Ok(body) = to_bytes(body, MAX_BODY_BYTES).await else {
        return error_reply(Problem::BodyTooLarge);
    };
    // What failed inside, or came too often, may succeed next time.
    let is_final =
        |status: StatusCode| !status.is_server_error() && status != StatusCode::TOO_MANY_REQUESTS;
    match once(idempotency, key, (parts, body), next, is_final).await {
        Ok(response) => response,
        Err(problem) => error_reply(problem),
    }
}

/// Answers a request at most once under its key. A reply that is not `is_final` counts as none: the next one tries again.
///
/// # Errors
/// When another request came with this key, or the first one is still under way, or the database fails.
pub async fn once(
    idempotency: Idempotency,
    key: RequestKey,
    request: (Parts, Bytes),
    next: Next,
    is_final: fn(StatusCode) -> bool,
) -> Result<Response, Problem> {
    // A client that hangs up must not stop a request halfway, with its key claimed.
    let work =
        tokio::spawn(async move { answer(&idempotency, key, request, next, is_final).await });
    let done = work.await;
    done.unwrap_or_else(|error| Err(Problem::Internal(error.to_string())))
}

async fn answer(
    idempotency: &Idempotency,
    key: RequestKey,
    (parts, body): (Parts, Bytes),
    next: Next,
    is_final: fn(StatusCode) -> bool,
) -> Result<Response, Problem> {
    let _turn = idempotency.locks.lock(&key).await;
    let body_hash = token::hash_bytes(&body);
    if let Verdict::Replay(kept) = idempotency.judge(&key, &body_hash).await? {
        return reply::unpack(kept);
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, MAX_REPLY_BYTES)
        .await
        .map_err(|error| Problem::Internal(error.to_string()))?;
    // A reply that cannot be kept is as good as none.
    match reply::pack(&parts, &body).filter(|_| is_final(parts.status)) {
        Some(kept) => idempotency.keep(&key, &kept).await?,
        None => idempotency.release(&key).await?,
    }
    Ok(Response::from_parts(parts, Body::from(body)))
}

/// The `Idempotency-Key` of a request.
///
/// # Errors
/// [`Problem::InvalidIdempotencyKey`] when it is no UUID.
pub fn uuid(headers: &HeaderMap) -> Result<Option<Uuid>, Problem> {
    let Some(value) = headers.get("idempotency-key") else {
        return Ok(None);
    };
    let text = value.to_str().ok();
    text.and_then(|text| Uuid::try_parse(text).ok())
        .map(Some)
        .ok_or(Problem::InvalidIdempotencyKey)
}

/// The key of a request that changes something, if it carries one.
fn request_key(parts: &Parts) -> Result<Option<RequestKey>, Problem> {
    if !matches!(
        parts.method,
        Method::POST | Method::PUT | Method::DELETE | Method::PATCH
    ) {
        return Ok(None);
    }
    let Some(key) = uuid(&parts.headers)? else {
        return Ok(None);
    };
    Ok(Some(RequestKey {
        caller: caller(&parts.headers),
        // The path that the client sent: a nested router sees a shortened one.
        route: format!("{} {}", parts.method, original_path(parts)),
        key: key.hyphenated().to_string(),
    }))
}

fn original_path(parts: &Parts) -> &str {
    parts
        .extensions
        .get::<axum::extract::OriginalUri>()
        .map_or_else(|| parts.uri.path(), |original| original.path())
}

/// Who asks. Only a hash is kept, since a credential must not lie around in a table.
fn caller(headers: &HeaderMap) -> String {
    ["x-api-key", "authorization", "spotlet-visitor"]
        .into_iter()
        .find_map(|name| headers.get(name))
        .map_or_else(
            || "anonymous".to_owned(),
            |value| token::hash_bytes(value.as_bytes()),
        )
}
