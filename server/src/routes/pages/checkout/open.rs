//! `GET /checkout/{id}` and the reload that works without JavaScript while a payment is under way.

use axum::Form;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::form::{Proof, scheme};
use super::parse;
use super::render::{Mode, answer_form, render};
use crate::routes::pages::{Visitor, cookie, failure, fault, origin};
use crate::service::Fault;
use crate::service::checkout::{self, PageReply};
use crate::state::AppState;

/// What a host adds to the `continue_url`.
#[derive(Debug, Deserialize)]
pub struct Embedding {
    ec_version: Option<String>,
    ec_auth: Option<String>,
    ec_color_scheme: Option<String>,
    /// A theme of the brand; ours, not the protocol's.
    theme: Option<String>,
}

/// Opens the page.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(embedding): Query<Embedding>,
    visitor: Visitor,
) -> Response {
    let secret = cookie::buyer(&visitor);
    match read(&state, id, secret).await {
        Ok(reply) => {
            let mode = Mode {
                is_embedded: embedding.ec_version.is_some(),
                auth: embedding.ec_auth.as_deref(),
                color_scheme: scheme(embedding.ec_color_scheme.as_deref()),
                theme: embedding.theme.as_deref(),
                secret,
                answers_form: false,
            };
            render(&state, &reply, mode, None)
        }
        Err(error) => fault(&state, &visitor, error),
    }
}

/// `POST /checkout/{id}/refresh`: looks again, with the secret that only the form may hold.
pub async fn refresh(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
    Form(proof): Form<Proof>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let reply = read(&state, id, proof.secret(&visitor)).await;
    answer_form(&state, &visitor, &proof, reply, None)
}

async fn read(state: &AppState, id: String, secret: Option<&str>) -> Result<PageReply, Fault> {
    checkout::open(state, &parse(id)?, secret).await
}
