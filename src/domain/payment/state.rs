//! What is known of a payment. A word that we do not know is never taken for success.

use serde::{Deserialize, Serialize};

/// What is known of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentState {
    /// Nobody knows yet. Also every state of a provider that we do not know: never taken for success.
    Pending,
    /// The shopper must confirm with the bank.
    RequiresAction,
    /// The money is reserved, not yet taken.
    Authorized,
    /// The money is ours.
    Succeeded,
    /// The money is not coming.
    Declined,
}

impl PaymentState {
    /// Reads our own word for a state. Any other word is `Pending`.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match word {
            "requires_action" => Self::RequiresAction,
            "authorized" => Self::Authorized,
            "succeeded" => Self::Succeeded,
            "declined" => Self::Declined,
            _ => Self::Pending,
        }
    }

    /// Our own word, as [`PaymentState::parse`] reads it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::RequiresAction => "requires_action",
            Self::Authorized => "authorized",
            Self::Succeeded => "succeeded",
            Self::Declined => "declined",
        }
    }

    /// Whether goods may be sent on the strength of it.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Authorized | Self::Succeeded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_state_is_never_success() {
        for (word, good) in [
            ("succeeded", true),
            ("authorized", true),
            ("pending", false),
            ("declined", false),
            ("requires_action", false),
            ("SUCCEEDED", false),
            ("paid_out", false),
            ("", false),
        ] {
            assert_eq!(PaymentState::parse(word).is_good(), good, "{word}");
        }
    }
}
