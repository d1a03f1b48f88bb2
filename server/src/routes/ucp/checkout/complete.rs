//! `POST /ucp/v1/checkout-sessions/{id}/complete`.

use axum::extract::{Path, State};
use axum::response::Response;
use spotlet::domain::payment::UnknownToken;
use spotlet::ucp::checkout::CompleteCheckout;
use spotlet::ucp::map::{stripe_token_from, test_token_from};
use spotlet::ucp::payment::PaymentRequest;

use super::{checkout_id, reply};
use crate::payment::Source;
use crate::routes::ucp::body::Body;
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show;
use crate::service::checkout;
use crate::state::AppState;

/// Pays a session and places its order.
pub async fn complete(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
    Body(wire): Body<CompleteCheckout>,
) -> Response {
    let shown = caller.shown(&state, show::CHECKOUT, None);
    let answer = match checkout_id(id) {
        Ok(id) => {
            let source = source_from(&wire.payment);
            checkout::complete(&state, &id, &caller.reader(), source).await
        }
        Err(fault) => Err(fault),
    };
    reply(shown, &caller, answer)
}

/// What a payment charges: its handler says whose token it is.
///
/// # Errors
/// When it is a token of none of them.
pub fn source_from(payment: &PaymentRequest) -> Result<Source, UnknownToken> {
    match stripe_token_from(payment) {
        Some(token) => Source::stripe(token),
        None => test_token_from(payment).map(Source::Test),
    }
}
