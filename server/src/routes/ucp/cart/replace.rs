//! `PUT /ucp/v1/carts/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;
use spotlet::ucp::cart::CartRequest;

use super::{cart, cart_id, messages, request, tell_first};
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::{self, ok};
use crate::service;
use crate::state::AppState;

/// Makes a cart hold exactly what the request says; what cannot be done is told beside what it holds.
pub async fn replace(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(wire): Body<CartRequest>,
) -> Result<Response, UcpProblem> {
    let shown = caller.shown(&state, show::CART, wire.context.as_ref());
    let id = match cart_id(&shown, id) {
        Ok(id) => id,
        Err(reply) => return Ok(*reply),
    };
    let request = request(&caller, &wire);
    let answer = match &request {
        Ok(request) => service::cart::replace(&state, &id, request).await,
        Err(_) => service::cart::get(&state, &id).await,
    };
    let found = match answer {
        Ok(found) => found,
        Err(fault) => return Ok(shown.fault(fault)),
    };
    let shown = shown.in_locale(found.cart.context.locale);
    let mut reply = cart(&shown, &found);
    if let Err(bad) = &request {
        tell_first(&mut reply, messages(&shown, bad));
    }
    Ok(ok(&reply))
}
