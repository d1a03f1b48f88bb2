//! Profiles of platforms, fetched once and kept for as long as they allow.
//!
//! The number kept is fixed, many requests for one profile make one fetch, and a profile that could not be had is not asked for again at once:
//! whatever strangers name as their profile costs the same.

use std::sync::Arc;
use std::time::{Duration, Instant};

use moka::Expiry;
use moka::future::Cache;
use reqwest::header::{CACHE_CONTROL, HeaderMap};
use spotlet::ucp::PlatformProfile;
use thiserror::Error;

use crate::outbound::{Outbound, OutboundError};

/// How many profiles are kept.
const KEPT: u64 = 1_000;
/// For how long at least, whatever a profile says, and at most.
const MIN_AGE: Duration = Duration::from_secs(60);
const MAX_AGE: Duration = Duration::from_secs(24 * 60 * 60);

/// Why there is no profile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ProfileError {
    /// The address is none that a profile can stand at.
    #[error("The profile cannot be fetched: {0}.")]
    Address(&'static str),
    /// Nobody answered with a profile.
    #[error("The profile cannot be fetched: {0}.")]
    Unreachable(String),
    /// What came is no profile.
    #[error("The profile cannot be read: {0}.")]
    Malformed(String),
    /// We fetch too much already.
    #[error("Too many profiles are being fetched; try again.")]
    Busy {
        /// Seconds to wait.
        retry_after_s: u64,
    },
}

type Outcome = Result<Arc<PlatformProfile>, ProfileError>;

#[derive(Clone)]
struct Kept {
    outcome: Outcome,
    age: Duration,
}

/// Each is kept for its own time.
struct ByItsOwnAge;

impl Expiry<String, Kept> for ByItsOwnAge {
    fn expire_after_create(&self, _: &String, kept: &Kept, _: Instant) -> Option<Duration> {
        Some(kept.age)
    }
}

/// The profiles that are known.
#[derive(Clone)]
pub struct Profiles {
    outbound: Outbound,
    kept: Cache<String, Kept>,
}

impl Profiles {
    /// Fetches with `outbound`.
    #[must_use]
    pub fn new(outbound: Outbound) -> Self {
        let kept = Cache::builder()
            .max_capacity(KEPT)
            .expire_after(ByItsOwnAge)
            .build();
        Self { outbound, kept }
    }

    /// The profile at an address.
    ///
    /// # Errors
    /// When there is none to be had.
    pub async fn at(&self, url: &str) -> Outcome {
        self.kept
            .get_with_by_ref(url, self.fetch(url))
            .await
            .outcome
    }

    async fn fetch(&self, url: &str) -> Kept {
        match self.outbound.get(url).await {
            Ok(answer) if answer.status.is_success() => Kept {
                outcome: serde_json::from_slice(&answer.body)
                    .map(Arc::new)
                    .map_err(|error| ProfileError::Malformed(error.to_string())),
                age: max_age(&answer.headers).clamp(MIN_AGE, MAX_AGE),
            },
            Ok(answer) => Kept {
                outcome: Err(ProfileError::Unreachable(format!(
                    "it answers with status {}",
                    answer.status.as_u16()
                ))),
                age: MIN_AGE,
            },
            Err(error) => Kept {
                // What we were too busy for may be asked for again.
                age: if matches!(error, OutboundError::Busy { .. }) {
                    Duration::ZERO
                } else {
                    MIN_AGE
                },
                outcome: Err(error.into()),
            },
        }
    }
}

impl From<OutboundError> for ProfileError {
    fn from(error: OutboundError) -> Self {
        match error {
            OutboundError::Forbidden(why) => Self::Address(why),
            OutboundError::Busy { retry_after_s } => Self::Busy { retry_after_s },
            OutboundError::Unreachable(_) | OutboundError::TooLarge(_) => {
                Self::Unreachable(error.to_string())
            }
        }
    }
}

/// What `Cache-Control` allows; nothing where it allows nothing.
fn max_age(headers: &HeaderMap) -> Duration {
    let rules = headers.get_all(CACHE_CONTROL).iter();
    let rules: Vec<_> = rules
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|rule| rule.trim().to_ascii_lowercase())
        .collect();
    if rules
        .iter()
        .any(|rule| rule == "no-store" || rule == "no-cache")
    {
        return Duration::ZERO;
    }
    rules
        .iter()
        .find_map(|rule| rule.strip_prefix("max-age=")?.parse().ok())
        .map_or(Duration::ZERO, Duration::from_secs)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_profile_says_for_how_long_it_holds() {
        for (said, seconds) in [
            (&["public, max-age=300"][..], 300),
            (&["Public", "Max-Age=120"], 120),
            (&["max-age=300, no-store"], 0),
            (&["no-cache"], 0),
            (&["max-age=soon"], 0),
            (&[], 0),
        ] {
            let mut headers = HeaderMap::new();
            for value in said {
                headers.append(CACHE_CONTROL, value.parse().unwrap());
            }
            assert_eq!(max_age(&headers).as_secs(), seconds, "{said:?}");
        }
    }
}
