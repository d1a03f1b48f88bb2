//! `GET /v1/spotlet.js` and `GET /v1/a/…`: what `cargo xtask build` made.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::css;
use super::reply::failed;
use crate::assets::Caching;
use crate::service::Fault;
use crate::state::AppState;

/// The loader: one address for ever, so it is asked for again after a few minutes.
pub async fn loader(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match state.assets.loader() {
        Some(file) => file.reply(&headers, Caching::Brief),
        None => failed(Fault::NotFound),
    }
}

/// A file of a build, or the stylesheet of a post, which has an address of the same kind.
pub async fn asset(
    State(state): State<AppState>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Response {
    let path = format!("a/{path}");
    match (state.assets.file(&path), css::parse(&path)) {
        (Some(file), _) => file.reply(&headers, Caching::Immutable),
        (None, Some((hash, post))) => css::get(&state, hash, post).await,
        (None, None) => failed(Fault::NotFound),
    }
}
