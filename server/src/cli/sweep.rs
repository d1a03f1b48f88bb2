//! What a running server tidies up by itself.

use std::time::Duration;

use crate::service::studio::{drafts, import, session, upload};
use crate::service::{checkout, retention};
use crate::state::AppState;

const EVERY: Duration = Duration::from_secs(60);

/// Closes checkouts whose time ran out, settles payments whose answer got lost, forgets old replies and whoever bought long ago.
pub async fn run(state: AppState) {
    if let Err(error) = upload::sweep_unfinished(&state).await {
        tracing::warn!(%error, "half-written media were not swept");
    }
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        // The settings as of this turn.
        let state = state.clone();
        if let Err(error) = checkout::sweep(&state).await {
            tracing::warn!(%error, "checkouts were not swept");
        }
        if let Err(error) = session::sweep(&state).await {
            tracing::warn!(%error, "sessions of the studio were not swept");
        }
        if let Err(error) = upload::sweep(&state).await {
            tracing::warn!(%error, "uploads were not swept");
        }
        if let Err(error) = retention::sweep(&state).await {
            tracing::warn!(%error, "personal data was not erased");
        }
        if let Err(error) = drafts::publish_due(&state).await {
            tracing::warn!(%error, "what was scheduled was not published");
        }
        if let Err(error) = import::sweep(&state).await {
            tracing::warn!(%error, "imports were not swept");
        }
        state.limits.sweep();
        if let Err(error) = state.idempotency.forget_old().await {
            tracing::warn!(%error, "old replies were not forgotten");
        }
    }
}
