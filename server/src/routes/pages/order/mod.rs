//! `/order/{token}`: the shopper's order, and what they can do with it.
//!
//! The token is the key: see `service::order::link`. Each handler takes what it opens as [`Opened`], which lets nobody else in.

mod cancel;
mod credit_note;
mod downloads;
mod invoice;
mod opened;
mod show;
mod withdraw;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;
use opened::Opened;

/// The pages of an order.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/order/{token}", get(show::get))
        .route("/order/{token}/invoice", get(invoice::get))
        .route(
            "/order/{token}/credit-notes/{refund}",
            get(credit_note::get),
        )
        .route("/order/{token}/downloads", post(downloads::post))
        .route("/order/{token}/cancel", post(cancel::post))
        .route(
            "/order/{token}/withdraw",
            get(withdraw::get).post(withdraw::post),
        )
}
