//! `POST /checkout/{id}/challenge`: what the shopper answers the bank. The test provider's bank is a page of ours.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use serde::Deserialize;

use super::form::Proof;
use super::parse;
use super::render::answer_form;
use crate::routes::pages::{Visitor, failure, origin};
use crate::service::checkout;
use crate::state::AppState;

/// The form of the challenge.
#[derive(Debug, Deserialize)]
pub struct Answer {
    #[serde(flatten)]
    proof: Proof,
    /// `approve`, or anything else for no.
    #[serde(default)]
    answer: String,
}

/// Passes the answer on.
pub async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
    Form(form): Form<Answer>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let secret = form.proof.secret(&visitor);
    let reply = match parse(id) {
        Ok(id) => checkout::resolve_challenge(&state, &id, secret, form.answer == "approve").await,
        Err(error) => Err(error),
    };
    answer_form(&state, &visitor, &form.proof, reply, None)
}
