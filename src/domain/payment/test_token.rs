//! The tokens of the built-in test provider, which moves no money.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::PaymentState;

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
}
