//! What became of a payment, who moved the money, and what of it went back.

mod provider;
mod refund;
mod state;
mod test_token;

use serde::{Deserialize, Serialize};

use super::Money;

pub use provider::Provider;
pub use refund::{Refund, RefundError, RefundState, check_refund};
pub use state::PaymentState;
pub use test_token::{TestToken, UnknownToken};

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
    /// The provider.
    pub provider: Provider,
    /// The provider's own name for the payment.
    pub reference: String,
    /// What was paid.
    pub amount: Money,
    /// What was known of it when the order was placed.
    pub state: PaymentState,
}
