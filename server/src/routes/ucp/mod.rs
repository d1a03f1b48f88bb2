//! The shop as a UCP business over REST: catalog, carts, checkout sessions, orders, and its profile.
//!
//! A route reads the wire types, calls a service and maps its answer. It must not decide anything.
//! To add an operation: a file named after its verb in the folder of its noun, a line in [`router`].

mod body;

use axum::Router;

use crate::state::AppState;

/// `/ucp/v1/…` and `/.well-known/ucp`.
pub fn router(_state: &AppState) -> Router<AppState> {
    Router::new()
}
