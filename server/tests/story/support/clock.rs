//! A clock that goes as the machine's does, from the noon of a fifteenth on: no story crosses the end of a day or of a month unless it
//! says so, whenever it is told. A story puts it forward by as much as it says has passed.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::ToSpan as _;
use jiff::civil::time;
use jiff::tz::TimeZone;
use spotlet::domain::clock::{Clock, Timestamp};
use spotlet_server::clock::SystemClock;

/// How far the next such noon was ahead when the first story began; the same for every clock, as they share files and keys.
static AHEAD_MS: LazyLock<i64> = LazyLock::new(|| {
    let now_ms = SystemClock.now().as_unix_ms();
    let now = jiff::Timestamp::from_millisecond(now_ms).unwrap();
    let today = now.to_zoned(TimeZone::UTC).date();
    let middle = today.first_of_month().saturating_add(1.month().days(14));
    let noon = middle.to_datetime(time(12, 0, 0, 0));
    let noon = noon.to_zoned(TimeZone::UTC).unwrap().timestamp();
    noon.as_millisecond() - now_ms
});

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
            .plus_ms(*AHEAD_MS + self.passed_ms.load(Ordering::Relaxed))
    }
}
