//! One lock a request key, as long as somebody holds it or waits for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use crate::store::idempotency::RequestKey;

/// How many keys may gather before the ones that nobody uses are swept out.
const SWEEP_FROM: usize = 1024;

#[derive(Clone, Default)]
pub(super) struct Locks {
    held: Arc<Mutex<HashMap<RequestKey, Weak<AsyncMutex<()>>>>>,
}

impl Locks {
    /// Waits until nobody else in this process works on `key`.
    pub(super) async fn lock(&self, key: &RequestKey) -> OwnedMutexGuard<()> {
        self.of(key).lock_owned().await
    }

    fn of(&self, key: &RequestKey) -> Arc<AsyncMutex<()>> {
        // The map is whole even if a thread panicked while it held the lock.
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.len() >= SWEEP_FROM {
            held.retain(|_, lock| lock.strong_count() > 0);
        }
        if let Some(lock) = held.get(key).and_then(Weak::upgrade) {
            return lock;
        }
        let lock = Arc::new(AsyncMutex::new(()));
        held.insert(key.clone(), Arc::downgrade(&lock));
        lock
    }
}
