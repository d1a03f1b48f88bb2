//! Why nothing came back.

use thiserror::Error;

/// A request that was not made, or not answered as it must be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum OutboundError {
    /// The address is none that may be called.
    #[error("{0}")]
    Forbidden(&'static str),
    /// Too many requests go out already; the number of seconds after which to ask again.
    #[error("too many requests go out at the moment")]
    Busy {
        /// Seconds to wait.
        retry_after_s: u64,
    },
    /// Nobody answered, or not in time.
    #[error("{0}")]
    Unreachable(String),
    /// The answer is longer than is read.
    #[error("the answer is longer than {0} bytes")]
    TooLarge(usize),
}
