//! Wakes the worker of this node when a job was committed. Other nodes notice within seconds by looking.

use std::sync::Arc;

use tokio::sync::Notify;
use tokio::sync::futures::Notified;

/// A handle on the bell; clones ring the same one.
#[derive(Clone, Debug, Default)]
pub struct Bell {
    notify: Arc<Notify>,
}

impl Bell {
    /// Call this after a commit that wrote jobs. Forgetting it only makes them wait for the next look.
    pub fn ring(&self) {
        self.notify.notify_waiters();
    }

    /// Resolves at the next ring after this call, even if it is awaited later.
    pub(super) fn heard(&self) -> Notified<'_> {
        self.notify.notified()
    }
}
