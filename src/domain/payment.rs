//! What became of a payment, and the built-in test provider that moves no money.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Money;

/// The tokens of the test provider. A card number on our page stands for one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestToken {
    /// `tok_success`: paid at once.
    Success,
    /// `tok_decline`: refused.
    Decline,
    /// `tok_challenge`: the shopper must confirm first.
    Challenge,
    /// `tok_timeout`: the provider does not answer; nobody knows yet.
    Timeout,
}

/// The token is none of the test provider's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("not a token of the test provider")]
pub struct UnknownToken;

impl UnknownToken {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "payment_token_invalid"
    }
}

impl TestToken {
    /// The tokens with what they do.
    pub const ALL: [Self; 4] = [Self::Success, Self::Decline, Self::Challenge, Self::Timeout];

    /// Reads a token as it stands in a credential.
    pub fn parse(token: &str) -> Result<Self, UnknownToken> {
        Self::ALL
            .into_iter()
            .find(|known| known.as_str() == token)
            .ok_or(UnknownToken)
    }

    /// The token as it stands in a credential.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Success => "tok_success",
            Self::Decline => "tok_decline",
            Self::Challenge => "tok_challenge",
            Self::Timeout => "tok_timeout",
        }
    }

    /// What the provider answers to a charge with this token.
    #[must_use]
    pub fn charge(self) -> PaymentState {
        match self {
            Self::Success => PaymentState::Succeeded,
            Self::Decline => PaymentState::Declined,
            Self::Challenge => PaymentState::RequiresAction,
            Self::Timeout => PaymentState::Pending,
        }
    }
}

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

    /// Whether goods may be sent on the strength of it.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Authorized | Self::Succeeded)
    }
}

/// Why a payment came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentFailure {
    /// The provider refused.
    Declined,
    /// The shopper did not confirm, or turned back to change something.
    Abandoned,
}

impl PaymentFailure {
    /// The stable code of this failure; a declined payment is a UCP standard error.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Declined => "payment_failed",
            Self::Abandoned => "payment_abandoned",
        }
    }
}

/// A payment that an order stands on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The provider, such as `test`.
    pub provider: String,
    /// The provider's own name for the payment.
    pub reference: String,
    /// What was paid.
    pub amount: Money,
    /// What is known of it.
    pub state: PaymentState,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_does_what_its_name_says() {
        for (token, state) in [
            ("tok_success", PaymentState::Succeeded),
            ("tok_decline", PaymentState::Declined),
            ("tok_challenge", PaymentState::RequiresAction),
            ("tok_timeout", PaymentState::Pending),
        ] {
            assert_eq!(
                TestToken::parse(token).map(TestToken::charge),
                Ok(state),
                "{token}"
            );
        }
        assert_eq!(TestToken::parse("tok_visa"), Err(UnknownToken));
    }

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
