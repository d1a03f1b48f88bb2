//! Keeps a server up to date with what others store.

use std::time::Duration;

use crate::state::AppState;
use crate::store::{StoreError, setting};

/// Somebody who saves on one node sees it on another after so long at most.
const EVERY: Duration = Duration::from_secs(2);

/// Looks for changes for ever.
pub async fn run(state: AppState) {
    let mut ticks = tokio::time::interval(EVERY);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = look(&state).await {
            tracing::warn!(%error, "settings could not be looked up");
        }
    }
}

/// Reads the settings again if anything changed.
///
/// # Errors
/// When the database fails.
pub async fn look(state: &AppState) -> Result<(), StoreError> {
    let mut conn = state.store.read().await?;
    let number = setting::newest(&mut conn).await?;
    if number == state.config.changes().borrow().number {
        return Ok(());
    }
    state.config.refresh(&mut conn).await
}
