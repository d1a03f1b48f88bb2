//! The reconciler of a running server.

use std::time::Duration;

use crate::service::payment;
use crate::state::AppState;

/// A look at an index that is nearly always empty.
const EVERY: Duration = Duration::from_secs(5);

/// Settles payments and refunds whose answer got lost, from the first moment on: the last server may have died.
pub async fn run(state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        // The settings as of this turn.
        let state = state.clone();
        if let Err(error) = payment::reconcile(&state).await {
            tracing::warn!(%error, "payments were not reconciled");
        }
    }
}
