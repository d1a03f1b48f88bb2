//! How often one address or one visitor may do something before it is asked to wait.
//!
//! Token buckets of the crate `governor`, in memory: a restart forgives, and each node counts for itself. An address is
//! kept whole for IPv4; of IPv6 the network of 64 bits counts, which is what one connection is given.
//! To add a limit: a field in [`Limits`] with its numbers in [`Limits::new`], and a call of [`Limit::check`] in the route.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::time::Duration;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::config::Config;
use crate::problem::Problem;
use crate::state::AppState;

/// A bucket for each key.
#[derive(Debug)]
pub struct Limit {
    burst: NonZeroU32,
    buckets: DefaultKeyedRateLimiter<String>,
    clock: DefaultClock,
}

impl Limit {
    /// So many at once, and after them one more each time `refill` has passed.
    #[must_use]
    pub fn new(burst: u32, refill: Duration) -> Self {
        Self::of(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN), refill)
    }

    /// As many at once, all of them there, and another time for one more.
    #[must_use]
    pub fn refilled_each(&self, refill: Duration) -> Self {
        Self::of(self.burst, refill)
    }

    fn of(burst: NonZeroU32, refill: Duration) -> Self {
        let quota = Quota::with_period(refill)
            .unwrap_or_else(|| Quota::per_second(burst))
            .allow_burst(burst);
        Self {
            burst,
            buckets: DefaultKeyedRateLimiter::keyed(quota),
            clock: DefaultClock::default(),
        }
    }

    /// Takes one from the bucket of `key`.
    ///
    /// # Errors
    /// [`Problem::TooManyRequests`] with the time to wait when it is empty.
    pub fn check(&self, key: &str) -> Result<(), Problem> {
        self.buckets
            .check_key(&key.to_owned())
            .map_err(|wait| Problem::TooManyRequests(wait.wait_time_from(self.clock.now())))
    }

    /// Forgets the buckets that are full again, so that the memory follows the traffic.
    pub fn sweep(&self) {
        self.buckets.retain_recent();
    }
}

/// The limits of this server.
#[derive(Debug)]
pub struct Limits {
    /// Likes by one visitor.
    pub likes_by_visitor: Limit,
    /// Likes from one address; none where the operator wants any number.
    pub likes_by_address: Option<Limit>,
    /// Comments by one visitor.
    pub comments_by_visitor: Limit,
    /// Comments from one address, behind which a whole office may sit.
    pub comments_by_address: Limit,
    /// Messages of pages about what happened, from one address.
    pub seen_by_address: Limit,
    /// Likes and reports of comments from one address.
    pub reactions_by_address: Limit,
    /// Passwords, codes and links tried from one address.
    pub logins_by_address: Limit,
    /// Passwords tried for one account, from anywhere.
    pub logins_by_account: Limit,
    /// Withdrawals without the link of an order, from one address.
    pub withdrawals_by_address: Limit,
}

impl Limits {
    /// With their numbers.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            likes_by_visitor: Limit::new(30, Duration::from_secs(1)),
            likes_by_address: Duration::from_secs(60)
                .checked_div(config.likes_per_minute)
                .map(|refill| Limit::new(config.likes_per_minute / 2, refill)),
            comments_by_visitor: Limit::new(6, Duration::from_secs(15)),
            comments_by_address: Limit::new(40, Duration::from_secs(5)),
            seen_by_address: Limit::new(120, Duration::from_millis(500)),
            reactions_by_address: Limit::new(120, Duration::from_millis(500)),
            logins_by_address: Limit::new(30, Duration::from_secs(10)),
            logins_by_account: Limit::new(10, Duration::from_secs(60)),
            withdrawals_by_address: Limit::new(10, Duration::from_secs(60)),
        }
    }

    /// Forgets what needs no memory any more.
    pub fn sweep(&self) {
        if let Some(limit) = &self.likes_by_address {
            limit.sweep();
        }
        for limit in [
            &self.likes_by_visitor,
            &self.comments_by_visitor,
            &self.comments_by_address,
            &self.seen_by_address,
            &self.reactions_by_address,
            &self.logins_by_address,
            &self.logins_by_account,
            &self.withdrawals_by_address,
        ] {
            limit.sweep();
        }
    }
}

/// Where a request came from, as far as limits and blocks are concerned; none in tests without a socket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(pub Option<String>);

impl Address {
    /// Takes one from the bucket of this address; where there is none, nothing is counted.
    ///
    /// # Errors
    /// As [`Limit::check`].
    pub fn check(&self, limit: &Limit) -> Result<(), Problem> {
        self.0.as_deref().map_or(Ok(()), |key| limit.check(key))
    }
}

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        // Each proxy appends who it talked to; only the last entry was written by our own.
        let forwarded = || {
            let line = parts
                .headers
                .get_all("x-forwarded-for")
                .iter()
                .next_back()?;
            line.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
        };
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|ConnectInfo(peer)| peer.ip());
        let address = if state.config.behind_proxy {
            forwarded().or(peer)
        } else {
            peer
        };
        Ok(Self(address.map(network)))
    }
}

fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_burst_passes_and_the_next_one_waits() {
        let limit = Limit::new(3, Duration::from_secs(3600));
        for _ in 0..3 {
            limit.check("one").unwrap();
        }
        assert!(matches!(
            limit.check("one"),
            Err(Problem::TooManyRequests(wait)) if wait > Duration::from_secs(3000)
        ));
        limit.check("another").unwrap();
    }

    #[test]
    fn an_address_is_the_network_of_one_connection() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ] {
            assert_eq!(network(address.parse().unwrap()), expected);
        }
    }
}
