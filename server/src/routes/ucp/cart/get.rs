//! `GET /ucp/v1/carts/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{cart, cart_id};
use crate::routes::ucp::body::UcpProblem;
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::{self, ok};
use crate::service;
use crate::state::AppState;

/// Reads a cart at today's prices.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, UcpProblem> {
    let shown = caller.shown(&state, show::CART, None);
    let id = match cart_id(&shown, id) {
        Ok(id) => id,
        Err(reply) => return Ok(*reply),
    };
    match service::cart::get(&state, &id).await {
        Ok(found) => {
            let shown = shown.in_locale(found.cart.context.locale);
            Ok(ok(&cart(&shown, &found)))
        }
        Err(fault) => Ok(shown.fault(fault)),
    }
}
