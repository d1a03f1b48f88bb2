//! The machine's clock, put forward by as much as a story says has passed.

use std::sync::atomic::{AtomicI64, Ordering};

use spotlet::domain::clock::{Clock, Timestamp};
use spotlet_server::clock::SystemClock;

#[derive(Default)]
pub struct ShiftedClock {
    passed_ms: AtomicI64,
}

impl ShiftedClock {
    pub fn wait_ms(&self, ms: i64) {
        self.passed_ms.fetch_add(ms, Ordering::Relaxed);
    }
}

impl Clock for ShiftedClock {
    fn now(&self) -> Timestamp {
        SystemClock
            .now()
            .plus_ms(self.passed_ms.load(Ordering::Relaxed))
    }
}
