//! Time as the domain sees it: a number handed in. Only the edges own a real clock; RFC 3339 text is made there too.

use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after 1970.
    #[must_use]
    pub const fn from_unix_ms(ms: i64) -> Self {
        Self(ms)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn as_unix_ms(self) -> i64 {
        self.0
    }

    /// The moment so many milliseconds later; stops at the end of time rather than wrapping.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// The moment so many days later.
    #[must_use]
    pub const fn plus_days(self, days: u32) -> Self {
        self.plus_ms(days as i64 * 24 * 60 * 60 * 1000)
    }
}

/// Where an edge gets the time from. The server's clock is the machine's; a test's is [`FixedClock`].
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_added_and_time_does_not_wrap() {
        assert_eq!(
            Timestamp::from_unix_ms(5).plus_days(1).as_unix_ms(),
            86_400_005
        );
        let end = Timestamp::from_unix_ms(i64::MAX);
        assert_eq!(end.plus_days(1), end);
    }
}
