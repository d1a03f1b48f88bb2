//! When a job is tried again, and for how long: 10 s, 30 s, 90 s and so on up to every 6 h, for 3 days.

use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBuilder};

/// How long a node may take for one attempt before another one takes it over. Longer than any time limit of a sender.
pub const LEASE_MS: i64 = 2 * 60 * 1000;
/// After this long without success a job is given up and stays as it is for the operator.
pub const GIVE_UP_MS: i64 = 3 * 24 * 60 * 60 * 1000;

const FIRST: Duration = Duration::from_secs(10);
const LONGEST: Duration = Duration::from_secs(6 * 60 * 60);
const FACTOR: f32 = 3.0;

/// How long to wait after so many failed attempts. With jitter (up to the same time again), so that what failed
/// together does not come back together.
#[must_use]
pub fn delay_ms(failed_attempts: u32) -> i64 {
    let nth = usize::try_from(failed_attempts.saturating_sub(1)).unwrap_or(usize::MAX);
    let delay = ExponentialBuilder::default()
        .with_min_delay(FIRST)
        .with_max_delay(LONGEST)
        .with_factor(FACTOR)
        .without_max_times()
        .with_jitter()
        .build()
        .nth(nth.min(16))
        .unwrap_or(LONGEST);
    i64::try_from(delay.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_longer_up_to_a_limit() {
        for (failed, at_least_s) in [
            (1, 10),
            (2, 30),
            (3, 90),
            (4, 270),
            (9, 21_600),
            (1_000, 21_600),
        ] {
            let wait = delay_ms(failed);
            let least = at_least_s * 1000;
            assert!((least..=2 * least).contains(&wait), "{failed}: {wait}");
        }
    }
}
