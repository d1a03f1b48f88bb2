//! Works the outbox off. Every node runs one; they need not know of each other.

use std::time::Duration;

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;
use tokio::task::JoinSet;

use super::deliver::{NotTaken, deliver};
use super::{Delivery, GIVE_UP_MS, Job, LEASE_MS, delay_ms};
use crate::state::AppState;
use crate::store::outbox::{self, Entry, Outcome, State};
use crate::store::{self, StoreError};

/// Attempts at once: one slow receiver must not hold up the others.
const LANES: usize = 4;
/// Other nodes' jobs are noticed this soon.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// Somebody else may win a row; so look at a few.
const CANDIDATES: i64 = 8;

/// A job that this node holds.
#[derive(Debug)]
pub struct Claimed {
    /// The row, counted up.
    pub entry: Entry,
    /// What to do.
    pub job: Job,
}

/// Mails that were kept while there was no mail server are due once there is one.
///
/// # Errors
/// When the database fails.
pub async fn revive_held(state: &AppState) -> Result<(), StoreError> {
    if state.config.mail.is_none() {
        return Ok(());
    }
    let mut tx = state.store.write().await?;
    let revived = outbox::revive(&mut tx, Job::MAIL, State::Held, state.clock.now()).await?;
    store::commit(tx).await?;
    if revived > 0 {
        tracing::info!(revived, "mails that were kept are sent now");
    }
    Ok(())
}

/// Sends whatever becomes due, for ever.
pub async fn run(state: AppState) {
    if let Err(error) = revive_held(&state).await {
        tracing::warn!(%error, "kept mails could not be taken up");
    }
    let mut lanes = JoinSet::new();
    for _ in 0..LANES {
        lanes.spawn(lane(state.clone()));
    }
    // Lanes never end by themselves; dropping the set ends them.
    lanes.join_all().await;
}

async fn lane(state: AppState) {
    loop {
        // Before looking: what is committed in between rings.
        let bell = state.outbox.heard();
        // The settings as of this turn.
        let state = state.clone();
        if let Err(error) = work_off(&state).await {
            tracing::warn!(%error, "the outbox could not be read");
        }
        let pause = next_look(&state).await;
        tokio::select! {
            () = bell => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Until the next row is due, but no longer than other nodes' rows should wait.
async fn next_look(state: &AppState) -> Duration {
    let due = async {
        let mut conn = state.store.read().await?;
        outbox::next_due_at(&mut conn).await
    };
    let Ok(Some(due)) = due.await else {
        return LOOK_EVERY;
    };
    let wait = due
        .as_unix_ms()
        .saturating_sub(state.clock.now().as_unix_ms());
    // At least a breath: a row that is due but just claimed by someone must not spin this loop.
    let wait = u64::try_from(wait).unwrap_or_default().max(50);
    LOOK_EVERY.min(Duration::from_millis(wait))
}

/// Sends everything that is due now, one after another.
///
/// # Errors
/// When the database fails.
pub async fn work_off(state: &AppState) -> Result<(), StoreError> {
    while let Some(claimed) = claim(state).await? {
        let outcome = deliver(state, &claimed.entry.id, &claimed.job).await;
        mark(state, &claimed, outcome).await?;
    }
    Ok(())
}

/// Takes the next due job for this node.
///
/// # Errors
/// When the database fails.
pub async fn claim(state: &AppState) -> Result<Option<Claimed>, StoreError> {
    let now = state.clock.now();
    let candidates = {
        let mut conn = state.store.read().await?;
        outbox::due(&mut conn, now, CANDIDATES).await?
    };
    for mut entry in candidates {
        let mut tx = state.store.write().await?;
        let is_mine = outbox::claim(&mut tx, &entry, now.plus_ms(LEASE_MS), now).await?;
        store::commit(tx).await?;
        if !is_mine {
            continue;
        }
        entry.attempts += 1;
        match serde_json::from_str(&entry.payload) {
            Ok(job) => return Ok(Some(Claimed { entry, job })),
            Err(error) => {
                tracing::error!(id = entry.id, %error, "a job of the outbox is unreadable");
                finish(state, &entry, State::GivenUp, now, Some("unreadable")).await?;
            }
        }
    }
    Ok(None)
}

/// Writes down what an attempt came to.
async fn mark(
    state: &AppState,
    claimed: &Claimed,
    outcome: Result<Delivery, NotTaken>,
) -> Result<(), StoreError> {
    let Claimed { entry, job } = claimed;
    let now = state.clock.now();
    let (kind, order) = (job.kind(), job.order().map_or("", OrderId::as_str));
    match outcome {
        Ok(Delivery::Taken) => {
            tracing::info!(
                id = entry.id,
                kind,
                order,
                attempts = entry.attempts,
                "told"
            );
            finish(state, entry, State::Done, now, None).await
        }
        Ok(Delivery::Held(why)) => finish(state, entry, State::Held, now, Some(why)).await,
        Err(NotTaken::Never(why)) => {
            tracing::error!(
                id = entry.id,
                kind,
                order,
                why,
                "given up: it cannot be told"
            );
            finish(state, entry, State::GivenUp, now, Some(&why)).await
        }
        Err(error) => {
            let why = error.to_string();
            let next = now.plus_ms(delay_ms(entry.attempts));
            if next >= entry.created_at.plus_ms(GIVE_UP_MS) {
                tracing::error!(
                    id = entry.id,
                    kind,
                    order,
                    why,
                    "given up: not taken for three days"
                );
                return finish(state, entry, State::GivenUp, now, Some(&why)).await;
            }
            tracing::warn!(
                id = entry.id,
                kind,
                order,
                why,
                attempts = entry.attempts,
                "not taken; trying again later"
            );
            finish(state, entry, State::Due, next, Some(&why)).await
        }
    }
}

async fn finish(
    state: &AppState,
    entry: &Entry,
    to: State,
    due_at: Timestamp,
    error: Option<&str>,
) -> Result<(), StoreError> {
    let outcome = Outcome {
        state: to,
        due_at,
        error,
    };
    let mut tx = state.store.write().await?;
    outbox::finish(
        &mut tx,
        &entry.id,
        entry.attempts,
        outcome,
        state.clock.now(),
    )
    .await?;
    store::commit(tx).await
}
