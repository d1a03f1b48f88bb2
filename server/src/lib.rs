//! The Spotlet server: posts, likes and a UCP business (catalog, carts, checkout sessions, orders).
//!
//! `routes` speak HTTP and nothing else, `service` holds the use cases, `store` is the only place
//! with SQL, `payment` moves the money. The rules themselves live in `spotlet::domain`.

pub mod clock;
pub mod config;
pub mod state;

pub mod assets;
pub mod cli;
pub mod crash;
pub mod etag;
pub mod export;
pub mod idempotency;
pub mod import;
pub mod label_pdf;
pub mod limit;
pub mod live;
pub mod look;
pub mod mail;
pub mod media;
pub mod message_signature;
pub mod metrics;
pub mod outbound;
pub mod outbox;
pub mod payment;
pub mod present;
pub mod problem;
pub mod qr;
pub mod routes;
pub mod service;
pub mod settings;
pub mod signer;
pub mod store;
pub mod test_provider;
pub mod text;
pub mod time_zones;
pub mod token;

#[cfg(test)]
mod testing;

use axum::Router;

use crate::state::AppState;

/// The whole site.
pub fn router(state: AppState) -> Router {
    Router::new()
        .merge(routes::ucp::router(&state))
        .merge(routes::api::router(&state))
        .merge(routes::studio::router(&state))
        .merge(routes::webhooks::router())
        .merge(routes::pages::router())
        .merge(routes::embed::router(&state))
        .route("/metrics", axum::routing::get(routes::metrics::get))
        .layer(axum::middleware::from_fn_with_state(
            state.clone(),
            routes::metrics::layer,
        ))
        .with_state(state)
}
