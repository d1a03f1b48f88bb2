//! `POST /webhooks/{provider}`: payment providers tell of changes. Only what is signed with our secret, within five
//! minutes, is heard; and then it is only a reason to ask the provider.
//!
//! To add a provider: a file that reads its events, an arm in [`read`].

mod stripe;
mod test;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use spotlet::domain::payment::Provider;

use crate::payment::signature::{self, SignatureError};
use crate::problem::Problem;
use crate::service::payment::{Heard, hear};
use crate::state::AppState;

/// An event with an object in it; Stripe's are a few kilobytes.
const MAX_EVENT_BYTES: usize = 256 * 1024;

/// Where providers call.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/webhooks/{provider}", post(receive))
        .layer(DefaultBodyLimit::max(MAX_EVENT_BYTES))
}

async fn receive(
    State(state): State<AppState>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let heard = match read(&state, &provider, &headers, &body) {
        Ok(heard) => heard,
        Err(problem) => return problem.into_response(),
    };
    match hear(&state, &heard).await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        // Anything but success makes the provider send it again.
        Err(fault) => Problem::from(fault).into_response(),
    }
}

fn read(
    state: &AppState,
    provider: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Heard, Problem> {
    let heard = match Provider::parse(provider) {
        Some(Provider::Test) => test::read(state, headers, body)?,
        Some(Provider::Stripe) => stripe::read(state, headers, body)?,
        None => None,
    };
    heard.ok_or_else(|| Problem::NotFound("There is no such payment provider.".to_owned()))
}

/// Checks the signature in a header.
fn check(
    state: &AppState,
    secret: &str,
    headers: &HeaderMap,
    name: &str,
    body: &[u8],
) -> Result<(), Problem> {
    let header = headers.get(name).and_then(|value| value.to_str().ok());
    let header = header.ok_or(SignatureError::Missing);
    header
        .and_then(|header| signature::check(secret, header, body, state.clock.now()))
        .map_err(|error| {
            tracing::warn!(%error, header = name, "a webhook was not believed");
            Problem::InvalidRequest(error.to_string())
        })
}

fn unreadable() -> Problem {
    Problem::InvalidJson("The event cannot be read.".to_owned())
}
