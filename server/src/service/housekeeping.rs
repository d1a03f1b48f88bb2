//! What must be done every now and then, whether anybody asks or not.

use std::time::Duration;

use super::checkout;
use crate::state::AppState;

/// Often enough that stock held by an abandoned payment comes back soon after its session's end.
const EVERY: Duration = Duration::from_secs(60);

/// Closes sessions whose time has run out and forgets old replies, for as long as the server runs.
/// Several servers on one database may do this side by side.
pub async fn run(state: AppState) {
    loop {
        tokio::time::sleep(EVERY).await;
        if let Err(error) = checkout::sweep(&state).await {
            tracing::warn!(%error, "sessions could not be closed");
        }
        if let Err(error) = state.idempotency.forget_old().await {
            tracing::warn!(%error, "old replies could not be forgotten");
        }
    }
}
