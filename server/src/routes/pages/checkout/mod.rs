//! `/checkout/{id}`: the page where a shopper types who they are and pays. In a frame it speaks UCP's Embedded Protocol.
//!
//! Nothing typed is shown again without the buyer secret, which travels in a partitioned cookie and, for browsers
//! that keep none, in a field of every form that answers a form.

mod challenge;
mod form;
mod frame;
mod open;
mod render;
mod restart;
mod submit;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use spotlet::domain::CheckoutId;

use crate::service::Fault;
use crate::state::AppState;

/// A form of a dozen short fields.
const MAX_FORM_BYTES: usize = 16 * 1024;

/// The page and its forms.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/checkout/{id}", get(open::get).post(submit::post))
        .route("/checkout/{id}/challenge", post(challenge::post))
        .route("/checkout/{id}/refresh", post(open::refresh))
        .route("/checkout/{id}/restart", post(restart::post))
        .layer(DefaultBodyLimit::max(MAX_FORM_BYTES))
}

fn parse(id: String) -> Result<CheckoutId, Fault> {
    CheckoutId::new(id).map_err(|_| Fault::NotFound)
}

#[cfg(test)]
mod tests;
