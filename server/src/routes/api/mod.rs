//! Spotlet's own JSON interface: posts, likes, comments and their moderation. Errors are RFC 9457 problem documents.
//!
//! To add a route: a file named after its verb in the folder of its noun, a line in [`router`], and its description in `openapi.json`.

mod comments;
mod embed_token;
mod health;
mod like;
mod live;
pub(in crate::routes) mod moderation;
mod openapi;
mod posts;
mod price;
mod product;
mod seen;
mod staff;
pub mod studio;
mod visitor;

use axum::Router;
use axum::response::IntoResponse as _;
use axum::routing::{get, post, put};

use super::public::public_with;
use crate::problem::Problem;
use crate::state::AppState;

/// `/api/…`, `/openapi.json`, `/healthz` and `/readyz`.
pub fn router(state: &AppState) -> Router<AppState> {
    let api = Router::new()
        .merge(comments::router())
        .merge(moderation::router())
        .route("/posts", get(posts::list))
        .route("/posts/{post}", get(posts::get))
        .route("/products/{product}/price", get(price::get))
        .route("/products/{product}/likes", get(product::get_likes))
        .route("/live", get(live::stream))
        .route("/live/snapshot", get(live::snapshot));
    // A like is one however often it is sent; see `visitor::mint` for the one that makes its visitor.
    let repeatable = Router::new()
        .route("/posts/{post}/seen", post(seen::post))
        .route(
            "/checkout-sessions/{id}/embed-token",
            post(embed_token::post),
        )
        .route(
            "/posts/{post}/like",
            put(like::put_post).delete(like::delete_post),
        )
        .route(
            "/posts/{post}/hotspots/{hotspot}/like",
            put(like::put_hotspot).delete(like::delete_hotspot),
        );
    Router::new()
        .nest(
            "/api",
            public_with(api, repeatable, state, Problem::into_response),
        )
        .route("/openapi.json", get(openapi::get))
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
}
