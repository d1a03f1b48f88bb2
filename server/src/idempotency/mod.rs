//! `Idempotency-Key`: a request that is sent again gets the reply of the first one.
//!
//! A layer around routes; they need not know of it. Within this process a duplicate waits on a lock
//! until the first is answered; between processes the row in the database is the lock, and the
//! duplicate looks at it again and again for a while.
//! It must not know what a route does. To cover another router, put [`layer`] around it.

mod layer;
mod locks;
mod reply;

pub use layer::{layer, once, uuid};

use std::sync::Arc;
use std::time::Duration;

use spotlet::domain::clock::Clock;

use crate::problem::Problem;
use crate::store::idempotency::{KeptReply, RequestKey, Seen};
use crate::store::{self, Store, StoreError};
use locks::Locks;

/// How long a key is kept, as UCP asks for.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;
/// After this long without a reply its process is taken for dead.
const ABANDONED_MS: i64 = 60 * 1000;
/// How often, and how many times, a duplicate looks whether another process has answered.
const POLL: Duration = Duration::from_millis(100);
const POLLS: u32 = 100;

/// Knows the requests of the last day by their keys.
#[derive(Clone)]
pub struct Idempotency {
    store: Store,
    clock: Arc<dyn Clock>,
    locks: Locks,
}

/// What to do with a request.
enum Verdict {
    /// It is new: answer it, then [`Idempotency::keep`] the reply.
    New,
    /// It is known: this was the reply.
    Replay(KeptReply),
}

impl Idempotency {
    /// Keeps replies in `store`.
    #[must_use]
    pub fn new(store: Store, clock: Arc<dyn Clock>) -> Self {
        Self {
            store,
            clock,
            locks: Locks::default(),
        }
    }

    /// Drops what is older than a day.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_old(&self) -> Result<(), StoreError> {
        let mut tx = self.store.write().await?;
        let limit = self.clock.now().plus_ms(-KEPT_MS);
        store::idempotency::forget_before(&mut tx, limit).await?;
        store::commit(tx).await
    }

    async fn judge(&self, key: &RequestKey, body_hash: &str) -> Result<Verdict, Problem> {
        for _ in 0..POLLS {
            if self.claim(key, body_hash).await? {
                return Ok(Verdict::New);
            }
            // The row may be gone again: its request failed inside, and the key is free.
            let Some(seen) = self.find(key).await? else {
                continue;
            };
            if self.age_ms(&seen) > KEPT_MS {
                self.release_of(key, &seen).await?;
                continue;
            }
            if seen.body_hash != body_hash {
                return Err(Problem::IdempotencyConflict);
            }
            if let Some(reply) = seen.reply {
                return Ok(Verdict::Replay(reply));
            }
            if self.age_ms(&seen) > ABANDONED_MS {
                self.release_of(key, &seen).await?;
                continue;
            }
            tokio::time::sleep(POLL).await;
        }
        Err(Problem::IdempotencyInFlight)
    }

    fn age_ms(&self, seen: &Seen) -> i64 {
        self.clock
            .now()
            .as_unix_ms()
            .saturating_sub(seen.since.as_unix_ms())
    }

    async fn claim(&self, key: &RequestKey, body_hash: &str) -> Result<bool, StoreError> {
        let mut tx = self.store.write().await?;
        let now = self.clock.now();
        let claimed = store::idempotency::claim(&mut tx, key, body_hash, now).await?;
        store::commit(tx).await?;
        Ok(claimed)
    }

    async fn find(&self, key: &RequestKey) -> Result<Option<Seen>, StoreError> {
        let mut conn = self.store.read().await?;
        store::idempotency::find(&mut conn, key).await
    }

    async fn keep(&self, key: &RequestKey, reply: &KeptReply) -> Result<(), StoreError> {
        let mut tx = self.store.write().await?;
        store::idempotency::keep(&mut tx, key, reply).await?;
        store::commit(tx).await
    }

    /// Gives a key free that nobody will answer any more. Another server may have found that too, and have claimed it since.
    async fn release_of(&self, key: &RequestKey, seen: &Seen) -> Result<(), StoreError> {
        let mut tx = self.store.write().await?;
        store::idempotency::release_of(&mut tx, key, seen.since).await?;
        store::commit(tx).await
    }

    async fn release(&self, key: &RequestKey) -> Result<(), StoreError> {
        let mut tx = self.store.write().await?;
        store::idempotency::release(&mut tx, key).await?;
        store::commit(tx).await
    }
}
