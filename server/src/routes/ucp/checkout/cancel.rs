//! `POST /ucp/v1/checkout-sessions/{id}/cancel`.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{checkout_id, reply};
use crate::routes::ucp::body::OptionalBody;
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show;
use crate::service::checkout;
use crate::state::AppState;

/// Gives a session up.
pub async fn cancel(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    _: OptionalBody,
) -> Response {
    let shown = caller.shown(&state, show::CHECKOUT, None);
    let answer = match checkout_id(id) {
        Ok(id) => checkout::cancel(&state, &id).await,
        Err(fault) => Err(fault),
    };
    reply(shown, &caller, answer)
}
