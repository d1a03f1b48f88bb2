//! `/api/studio…`: what the studio's bundle asks for. JSON, the session's cookie, writes from our own origin only; no
//! other origin may call it, so there is no CORS here. Mounted behind the guard of `routes::studio`.
//!
//! To add a route: a file here, a line in [`router`], a row in `routes::studio::access`.

mod me;
mod media;
pub mod posts;
mod products;
mod uploads;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, patch, post};

use crate::state::AppState;

/// The routes.
pub fn router() -> Router<AppState> {
    // Bytes go straight to where they are kept; how many may come is known from the start.
    let bytes = Router::new().route(
        "/api/studio/media/uploads/{id}",
        patch(uploads::append)
            .head(uploads::offset)
            .delete(uploads::give_up)
            .layer(DefaultBodyLimit::disable()),
    );
    Router::new()
        .route("/api/studio/me", get(me::get))
        .route("/api/studio/media", get(media::list).post(uploads::begin))
        .route(
            "/api/studio/media/{id}",
            get(media::get).patch(media::change).delete(media::delete),
        )
        .route(
            "/api/studio/media/uploads/{id}/finish",
            post(uploads::finish),
        )
        .route("/api/studio/posts/{post}", get(posts::get).put(posts::put))
        .route("/api/studio/products", get(products::find))
        .merge(bytes)
}
