//! `POST /ucp/v1/checkout-sessions`.

use axum::extract::State;
use axum::response::Response;
use spotlet::domain::id::CartId;
use spotlet::ucp::checkout::CreateCheckout;
use spotlet::ucp::map::{claim_from, lines_from};

use super::details;
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::{self, created, ok};
use crate::service::Fault;
use crate::service::checkout::{self, CreateRequest};
use crate::state::AppState;

/// Begins a session, or gives the open one of the cart again.
pub async fn create(
    State(state): State<AppState>,
    caller: Caller,
    Body(wire): Body<CreateCheckout>,
) -> Result<Response, UcpProblem> {
    let shown = caller.shown(&state, show::CHECKOUT, wire.context.as_ref());
    let cart = match wire.cart_id.as_deref().map(CartId::new).transpose() {
        Ok(cart) => cart,
        Err(_) => return Ok(shown.fault(Fault::NotFound)),
    };
    // With a cart, its lines count and those of the request are not looked at.
    let lines = if cart.is_some() {
        Ok(Vec::new())
    } else {
        lines_from(&wire.line_items)
    };
    let lines = match lines {
        Ok(lines) => lines,
        Err(bad) => {
            let messages = bad
                .iter()
                .map(|line| line.message(&shown.context()))
                .collect();
            return Ok(shown.nothing_but(messages));
        }
    };
    let request = CreateRequest {
        cart,
        lines,
        context: caller.context_if_said(wire.context.as_ref()),
        claim: wire.attribution.as_ref().map(claim_from),
        codes: caller.codes(wire.discounts.as_ref()),
        details: details(&caller, wire.buyer.as_ref(), wire.fulfillment.as_ref()),
        origin: caller.origin.clone(),
        agent: caller.keyed(),
    };
    Ok(
        match checkout::create(&state, &caller.reader(), &request).await {
            Ok(made) => {
                let shown = shown.in_locale(made.session.checkout.context.locale);
                let reply = shown.checkout(&made.session, &caller.reader());
                if made.is_new {
                    created(&reply)
                } else {
                    ok(&reply)
                }
            }
            Err(fault) => shown.fault(fault),
        },
    )
}
