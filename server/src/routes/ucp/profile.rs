//! `GET /.well-known/ucp`: what this shop speaks, and where; and the profile of its own widget.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use spotlet::ucp::Profile;
use spotlet::ucp::personalization::SCHEMA;
use spotlet::ucp::profile::{business_profile, widget_profile};

use crate::state::AppState;

/// The shop's profile.
pub async fn business(State(state): State<AppState>) -> impl IntoResponse {
    kept(business_profile(
        &state.config.public_url,
        state.config.handlers(),
        state.message_keys.public(),
    ))
}

/// The widget's profile, which its `UCP-Agent` names.
pub async fn widget() -> impl IntoResponse {
    kept(widget_profile())
}

/// The schema of our own extension, for whom the domain of its namespace is out of reach.
pub async fn personalization() -> impl IntoResponse {
    (
        [
            (header::CACHE_CONTROL, "public, max-age=86400"),
            (header::CONTENT_TYPE, "application/schema+json"),
        ],
        SCHEMA,
    )
}

/// Profiles may be kept by anybody for a while: the protocol asks for a minute at least.
fn kept(profile: Profile) -> ([(HeaderName, &'static str); 1], Json<Profile>) {
    (
        [(header::CACHE_CONTROL, "public, max-age=300")],
        Json(profile),
    )
}
