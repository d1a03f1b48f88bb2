//! `GET /ucp/v1/checkout-sessions/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{checkout_id, reply};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show;
use crate::service::checkout;
use crate::state::AppState;

/// Reads a session, as far as the caller may see it.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Response {
    let shown = caller.shown(&state, show::CHECKOUT, None);
    let answer = match checkout_id(id) {
        Ok(id) => checkout::get(&state, &id).await,
        Err(fault) => Err(fault),
    };
    reply(shown, &caller, answer)
}
