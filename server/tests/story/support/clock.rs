//! A clock that no machine's speed moves: it goes one millisecond each time it is read, so that no two moments are the same, and
//! otherwise only when a story puts it forward. It begins at the noon of a fifteenth: no story crosses the end of a day or of a
//! month unless it says so.

use std::sync::atomic::{AtomicI64, Ordering};

use spotlet::domain::clock::{Clock, Timestamp};

/// 2035-06-15T12:00:00Z, the same for every clock, as they share files and keys. It lies ahead: files that are made meanwhile have
/// the machine's time, and are old.
const BEGIN_MS: i64 = 2_065_521_600_000;

#[derive(Default)]
pub struct StoryClock {
    passed_ms: AtomicI64,
}

impl StoryClock {
    pub fn wait_ms(&self, ms: i64) {
        self.passed_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Clock for StoryClock {
    fn now(&self) -> Timestamp {
        let passed_ms = self.passed_ms.fetch_add(1, Ordering::Relaxed);
        Timestamp::from_unix_ms(BEGIN_MS + passed_ms)
    }
}
