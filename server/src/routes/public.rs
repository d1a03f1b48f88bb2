//! What `/api` and `/ucp` have in common: open to any origin, short bodies, repeatable requests.

use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::{Router, response::Response};

use super::{MAX_BODY_BYTES, cors};
use crate::idempotency;
use crate::problem::Problem;
use crate::state::AppState;

/// Puts the common layers around `routes`; `error_reply` is how this interface writes an error.
pub fn public(
    routes: Router<AppState>,
    state: &AppState,
    error_reply: fn(Problem) -> Response,
) -> Router<AppState> {
    public_with(routes, Router::new(), state, error_reply)
}

/// The same with `repeatable` routes beside, which may be asked twice by themselves: their replies need not be kept.
pub fn public_with(
    routes: Router<AppState>,
    repeatable: Router<AppState>,
    state: &AppState,
    error_reply: fn(Problem) -> Response,
) -> Router<AppState> {
    routes
        .layer(from_fn_with_state(
            (state.idempotency.clone(), error_reply),
            idempotency::layer,
        ))
        .merge(repeatable)
        .fallback(async move || {
            error_reply(Problem::NotFound(
                "There is nothing at this address.".to_owned(),
            ))
        })
        .method_not_allowed_fallback(async move || error_reply(Problem::MethodNotAllowed))
        .layer(DefaultBodyLimit::max(MAX_BODY_BYTES))
        .layer(from_fn(cors::layer))
}
