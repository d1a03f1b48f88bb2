//! `GET /v1/spotlet.js` and `GET /v1/a/…`: what `cargo xtask build` made.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::reply::failed;
use super::{css, themes};
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

/// A file of a build, or the stylesheet of a post or of the themes, which have addresses of the same kind.
pub async fn asset(
    State(state): State<AppState>,
    Path(path): Path<String>,
    headers: HeaderMap,
) -> Response {
    let path = format!("a/{path}");
    if let Some(file) = state.assets.file(&path) {
        file.reply(&headers, Caching::Immutable)
    } else if let Some((hash, post)) = css::parse(&path) {
        css::get(&state, hash, post).await
    } else if let Some(address) = themes::parse(&path) {
        themes::get(&state, address)
    } else {
        failed(Fault::NotFound)
    }
}
