//! Money given back: in part or whole, never more than was taken.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::Money;

/// What is known of a refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefundState {
    /// Nobody knows yet. Also every state of a provider that we do not know.
    Pending,
    /// The money is on its way back.
    Succeeded,
    /// It did not go back: the provider refused.
    Failed,
}

impl RefundState {
    /// Our own word, as it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
        }
    }

    /// Reads it. Any other word is `Pending`.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        match word {
            "succeeded" => Self::Succeeded,
            "failed" => Self::Failed,
            _ => Self::Pending,
        }
    }
}

/// One refund of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// The name its caller gave it; the same name is the same refund, however often asked.
    pub key: String,
    /// The provider's own name for it, once it has one.
    pub reference: Option<String>,
    /// How much goes back.
    pub amount: Money,
    /// What is known of it.
    pub state: RefundState,
}

/// A refund that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RefundError {
    /// Nothing, or less, was asked for, or in another currency.
    #[error("a refund is an amount above zero in the currency of the payment")]
    InvalidAmount,
    /// With what went back before it would be more than was taken.
    #[error("at most {left} can be refunded")]
    TooMuch {
        /// What can still go back, in minor units.
        left: i64,
    },
    /// The money is only reserved, not taken: capture or cancel it.
    #[error("the payment has not been captured")]
    NotCaptured,
    /// The name stands for a refund over another amount.
    #[error("this key stands for another refund")]
    OtherAmount,
}

impl RefundError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidAmount => "refund_amount_invalid",
            Self::TooMuch { .. } => "refund_too_much",
            Self::NotCaptured => "payment_not_captured",
            Self::OtherAmount => "refund_key_reused",
        }
    }
}

/// Whether `amount` may go back of a payment of which `captured` was taken, after `earlier` refunds.
/// One that nobody knows the end of counts as if it had gone back.
///
/// # Errors
/// Why not.
pub fn check_refund(captured: Money, earlier: &[Refund], amount: Money) -> Result<(), RefundError> {
    if amount.currency != captured.currency || amount.amount_minor <= 0 {
        return Err(RefundError::InvalidAmount);
    }
    if captured.amount_minor == 0 {
        return Err(RefundError::NotCaptured);
    }
    let gone: i64 = earlier
        .iter()
        .filter(|refund| refund.state != RefundState::Failed)
        .fold(0, |sum, refund| {
            sum.saturating_add(refund.amount.amount_minor)
        });
    let left = captured.amount_minor.saturating_sub(gone).max(0);
    if amount.amount_minor > left {
        return Err(RefundError::TooMuch { left });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::Currency;

    fn eur(minor: i64) -> Money {
        Money::new(minor, Currency::EUR)
    }

    fn gone(minor: i64, state: RefundState) -> Refund {
        Refund {
            key: "r".into(),
            reference: None,
            amount: eur(minor),
            state,
        }
    }

    #[test]
    fn never_more_goes_back_than_was_taken() {
        let earlier = [
            gone(300, RefundState::Succeeded),
            gone(200, RefundState::Pending),
            gone(400, RefundState::Failed),
        ];
        for (captured, amount, expected) in [
            (eur(1_000), eur(500), Ok(())),
            (
                eur(1_000),
                eur(501),
                Err(RefundError::TooMuch { left: 500 }),
            ),
            (eur(400), eur(1), Err(RefundError::TooMuch { left: 0 })),
            (eur(1_000), eur(0), Err(RefundError::InvalidAmount)),
            (eur(1_000), eur(-5), Err(RefundError::InvalidAmount)),
            (
                eur(1_000),
                Money::new(5, "USD".parse().unwrap()),
                Err(RefundError::InvalidAmount),
            ),
            (eur(0), eur(5), Err(RefundError::NotCaptured)),
        ] {
            assert_eq!(check_refund(captured, &earlier, amount), expected);
        }
    }
}
