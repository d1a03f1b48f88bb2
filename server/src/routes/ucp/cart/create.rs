//! `POST /ucp/v1/carts`.

use axum::extract::State;
use axum::response::Response;
use spotlet::ucp::cart::CartRequest;

use super::{cart, messages, request};
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::{self, created};
use crate::service;
use crate::state::AppState;

/// Makes a cart.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(wire): Body<CartRequest>,
) -> Result<Response, UcpProblem> {
    let shown = caller.shown(&state, show::CART, wire.context.as_ref());
    let mut request = match request(&caller, &wire) {
        Ok(request) => request,
        Err(bad) => return Ok(shown.nothing_but(messages(&shown, &bad))),
    };
    request.context.get_or_insert_with(|| caller.context(None));
    match service::cart::create(&state, &request).await {
        Ok(made) => Ok(created(&cart(&shown, &made))),
        Err(fault) => Ok(shown.fault(fault)),
    }
}
