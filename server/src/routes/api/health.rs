//! For whoever keeps the server running.

use axum::extract::State;
use axum::http::StatusCode;

use crate::problem::Problem;
use crate::state::AppState;

/// The process is alive.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The process can serve: its database answers.
pub async fn readyz(State(state): State<AppState>) -> Result<&'static str, (StatusCode, Problem)> {
    state
        .store
        .ping()
        .await
        .map_err(|error| (StatusCode::SERVICE_UNAVAILABLE, error.into()))?;
    Ok("ready")
}
