//! `POST /checkout/{id}`: the form, to look again at what was chosen or to pay.
//!
//! The answer is the page itself and no redirect: a browser that keeps no cookie would lose the secret on the way.
//! Sending the same form again changes nothing twice, as its token is the key of all that it does.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;

use super::form::CheckoutForm;
use super::parse;
use super::render::answer_form;
use crate::routes::pages::{Visitor, failure, origin};
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
    answer_form(&state, &visitor, &proof, reply, Some(&form.typed()))
}
