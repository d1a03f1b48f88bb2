//! `POST /checkout/{id}`: the form, to look again at what was chosen or to pay.
//!
//! The answer is the page itself and no redirect: a browser that keeps no cookie would lose the secret on the way.
//! Sending the same form again changes nothing twice, as its token is the key of all that it does.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;

use super::form::CheckoutForm;
use super::parse;
use super::render::{Mode, render};
use crate::routes::pages::{Visitor, failure, fault, origin};
use crate::service::checkout;
use crate::state::AppState;

/// Takes the form in.
pub async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
    Form(form): Form<CheckoutForm>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let proof = form.proof();
    let secret = proof.secret(&visitor);
    let reply = match parse(id) {
        Ok(id) => checkout::submit(&state, &id, secret, &form.to_service()).await,
        Err(error) => Err(error),
    };
    match reply {
        Ok(reply) => {
            let is_embedded = proof.embedded.is_some();
            let mode = Mode {
                is_embedded,
                secret,
                answers_form: true,
                color_scheme: None,
            };
            render(&state, &reply, mode, Some(&form.typed()))
        }
        Err(error) => fault(&state, &visitor, error),
    }
}
