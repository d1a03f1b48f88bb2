//! `/api/studio…`: what the studio's bundle asks for. JSON, the session's cookie, writes from our own origin only; no
//! other origin may call it, so there is no CORS here. Mounted behind the guard of `routes::studio`.
//!
//! To add a route: a file here, a line in [`router`], a row in `routes::studio::access`.

mod me;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new().route("/api/studio/me", get(me::get))
}
