//! `POST /ucp/v1/carts/{id}/cancel`.

use axum::extract::{Path, State};
use axum::response::Response;

use super::{cart, cart_id};
use crate::routes::ucp::body::{OptionalBody, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::{self, ok};
use crate::service;
use crate::state::AppState;

/// Drops a cart and shows it a last time.
pub async fn cancel(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    _: OptionalBody,
) -> Result<Response, UcpProblem> {
    let shown = caller.shown(&state, show::CART, None);
    let id = match cart_id(&shown, id) {
        Ok(id) => id,
        Err(reply) => return Ok(*reply),
    };
    match service::cart::cancel(&state, &id).await {
        Ok(last) => {
            let shown = shown.in_locale(last.cart.context.locale);
            Ok(ok(&cart(&shown, &last)))
        }
        Err(fault) => Ok(shown.fault(fault)),
    }
}
