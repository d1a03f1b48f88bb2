//! `PUT /ucp/v1/checkout-sessions/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;
use spotlet::ucp::checkout::UpdateCheckout;
use spotlet::ucp::map::lines_from;

use super::{checkout_id, details, reply, reply_with};
use crate::routes::ucp::body::Body;
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show;
use crate::service::checkout::{self, UpdateRequest};
use crate::state::AppState;

/// Makes a session hold exactly what the request says; what cannot be done is told beside it.
pub async fn update(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(wire): Body<UpdateCheckout>,
) -> Response {
    let shown = caller.shown(&state, show::CHECKOUT, wire.context.as_ref());
    let id = match checkout_id(id) {
        Ok(id) => id,
        Err(fault) => return shown.fault(fault),
    };
    let lines = match lines_from(&wire.line_items) {
        Ok(lines) => lines,
        Err(bad) => {
            return reply_with(shown, &caller, checkout::get(&state, &id).await, &bad);
        }
    };
    let request = UpdateRequest {
        lines,
        context: caller.context_if_said(wire.context.as_ref()),
        codes: caller.codes(wire.discounts.as_ref()),
        details: details(&caller, wire.buyer.as_ref(), wire.fulfillment.as_ref()),
    };
    reply(
        shown,
        &caller,
        checkout::update(&state, &id, &caller.reader(), &request).await,
    )
}
