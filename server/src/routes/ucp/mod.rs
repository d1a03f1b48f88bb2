//! The shop as a UCP business over REST: catalog, carts, checkout sessions, orders, and its profile.
//!
//! A route reads the wire types, calls a service and maps its answer; it decides nothing.
//! What the shop refuses is a message in a reply of status 200, as the protocol asks; other statuses
//! are for requests that could not be understood.
//! To add an operation: a file named after its verb in the folder of its noun, a line in [`router`].

mod agent;
mod body;
mod caller;
mod cart;
mod catalog;
mod checkout;
mod order;
mod profile;
pub mod show;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use spotlet::ucp::personalization::SCHEMA_PATH;
use spotlet::ucp::profile::WIDGET_PROFILE_PATH;

pub use checkout::source_from;

use super::cors;
use super::public::public;
use crate::problem::Problem;
use crate::state::AppState;

/// `/ucp/v1/…` and `/.well-known/ucp`.
pub fn router(state: &AppState) -> Router<AppState> {
    let operations = Router::new()
        .route("/catalog/search", post(catalog::search))
        .route("/catalog/lookup", post(catalog::lookup))
        .route("/catalog/product", post(catalog::product))
        .route("/carts", post(cart::create))
        .route("/carts/{id}", get(cart::get).put(cart::replace))
        .route("/carts/{id}/cancel", post(cart::cancel))
        .route("/checkout-sessions", post(checkout::create))
        .route(
            "/checkout-sessions/{id}",
            get(checkout::get).put(checkout::update),
        )
        .route("/checkout-sessions/{id}/complete", post(checkout::complete))
        .route("/checkout-sessions/{id}/cancel", post(checkout::cancel))
        .route("/orders/{id}", get(order::get));
    let shop = Router::new().route("/", get(profile::business));
    let widget = Router::new().route("/", get(profile::widget));
    let schema = Router::new().route("/", get(profile::personalization));
    let negotiated = public(operations, state, Problem::into_ucp)
        .layer(from_fn_with_state(state.clone(), agent::layer))
        .layer(from_fn(cors::layer));
    Router::new()
        .nest("/ucp/v1", negotiated)
        .nest("/.well-known/ucp", public(shop, state, Problem::into_ucp))
        .nest(
            WIDGET_PROFILE_PATH,
            public(widget, state, Problem::into_ucp),
        )
        .nest(SCHEMA_PATH, public(schema, state, Problem::into_ucp))
}
