//! What other people's pages load: the loader and its assets, fragments, media, frames.
//!
//! Everything here is public, needs no cookie and answers any origin. It must not know carts or checkouts.
//! To add a format of a post: a file here, a line in [`router`], and an `alternate` in `docs/EMBEDDING.md`.

mod assets;
mod css;
pub mod embeds;
mod fragment;
mod frame;
mod media;
mod oembed;
mod preview;
mod reply;
mod script;
mod shown;
mod themes;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use axum::routing::get;
use tower_http::compression::CompressionLayer;

use super::pages::{self, Visitor};
use crate::present::Wish;
use crate::state::AppState;

pub use frame::framing;
pub use shown::{Arrival, ShownPost, shown, shown_to};

/// `/v1/…`, `/p/…`, `/media/…`, `/oembed`.
pub fn router(state: &AppState) -> Router<AppState> {
    let posts = Router::new()
        .route("/p/{post}", get(post))
        .route("/p/{post}/fragment", get(fragment::get))
        .route("/p/{post}/frame", get(frame::get))
        .route("/p/{post}/preview.jpg", get(preview::picture))
        .route("/p/{post}/qr.svg", get(preview::code))
        .route("/oembed", get(oembed::get))
        // Nothing here is personal, so compression tells nobody anything. Assets come compressed already.
        .layer(CompressionLayer::new());
    Router::new()
        .route("/v1/spotlet.js", get(assets::loader))
        .route("/v1/a/{*path}", get(assets::asset))
        .nest_service("/media", media::service(state))
        .merge(posts)
}

/// `/p/{post}` is a page, `/p/{post}.js` its script: ids hold no dot, so both fit under one pattern.
async fn post(
    State(state): State<AppState>,
    Path(name): Path<String>,
    Query(wish): Query<Wish>,
    Query(arrival): Query<Arrival>,
    visitor: Visitor,
) -> Response {
    match name.strip_suffix(".js") {
        Some(id) => script::get(&state, id, &wish, &arrival, &visitor.headers).await,
        None => pages::post(&state, &name, &wish, &arrival, &visitor).await,
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod share_tests;
