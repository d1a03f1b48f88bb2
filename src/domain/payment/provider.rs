//! Who moves the money: a closed set.

use serde::{Deserialize, Serialize};

/// A payment provider this shop can be paid through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// The built-in one, which moves no money.
    Test,
    /// Stripe.
    Stripe,
}

impl Provider {
    /// Every provider.
    pub const ALL: [Self; 2] = [Self::Test, Self::Stripe];

    /// The word in the database, on orders and in `/webhooks/{provider}`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Test => "test",
            Self::Stripe => "stripe",
        }
    }

    /// Reads that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}
