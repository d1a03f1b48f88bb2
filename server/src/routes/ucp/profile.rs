//! `GET /.well-known/ucp`: what this shop speaks, and where.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use spotlet::ucp::profile::business_profile;

use crate::state::AppState;

/// The profile. Platforms are asked to keep it for a while.
pub async fn get(State(state): State<AppState>) -> impl IntoResponse {
    let profile = business_profile(&state.config.public_url, state.config.test_payments);
    (
        [(header::CACHE_CONTROL, "public, max-age=300")],
        Json(profile),
    )
}
