//! What is known of media, kept once it was read. Content under a hash never changes, so nothing here grows stale.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use serde::de::DeserializeOwned;

/// What can be read of a medium.
pub(super) trait Info: DeserializeOwned + Send + Sync + 'static {}
impl<T: DeserializeOwned + Send + Sync + 'static> Info for T {}

/// By hash; clones share it.
#[derive(Debug)]
pub(super) struct Cache<T>(Arc<RwLock<HashMap<String, Arc<T>>>>);

impl<T> Cache<T> {
    pub(super) fn get(&self, hash: &str) -> Option<Arc<T>> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        all.get(hash).cloned()
    }

    pub(super) fn keep(&self, hash: &str, info: T) -> Arc<T> {
        let info = Arc::new(info);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.insert(hash.to_owned(), Arc::clone(&info));
        info
    }

    pub(super) fn forget(&self, hash: &str) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.remove(hash);
    }
}

impl<T> Default for Cache<T> {
    fn default() -> Self {
        Self(Arc::default())
    }
}

impl<T> Clone for Cache<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}
