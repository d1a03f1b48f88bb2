//! Where a checkout stands. Each state holds what is true only there.

use serde::{Deserialize, Serialize};

use crate::domain::{Money, OrderId, OrderNumber, Timestamp};

/// The states of a checkout, in UCP's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "status")]
pub enum CheckoutStatus {
    /// Something is still needed; `requirements` says what.
    Incomplete,
    /// Only the shopper can go on, on our page.
    RequiresEscalation {
        /// What the shopper has to do.
        reason: EscalationReason,
    },
    /// Everything is there; it can be completed.
    ReadyForComplete,
    /// A payment is under way and may have been taken.
    CompleteInProgress {
        /// The payment.
        attempt: Attempt,
    },
    /// The order is placed. Nothing changes any more.
    Completed {
        /// The order.
        order: OrderId,
        /// Its label for people.
        number: OrderNumber,
    },
    /// It was given up. Nothing changes any more.
    Canceled {
        /// Why.
        reason: CancelReason,
    },
}

/// What only the shopper can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum EscalationReason {
    /// Confirm the payment with the bank.
    PaymentChallenge {
        /// The payment to confirm.
        attempt: Attempt,
    },
}

/// One try to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// The how-manieth of its checkout, from 1. With the checkout's id it is the key under which the provider knows
    /// the payment, so that a repeated call charges nothing twice.
    pub number: u32,
    /// What is charged.
    pub amount: Money,
    /// When it began.
    pub started_at: Timestamp,
}

/// Why a checkout was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CancelReason {
    /// Somebody asked for it.
    Requested,
    /// Its time ran out.
    Expired,
}

impl CancelReason {
    /// The stable code of this reason.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Requested => "checkout_canceled",
            Self::Expired => "checkout_expired",
        }
    }
}

impl CheckoutStatus {
    /// The word on the wire.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::RequiresEscalation { .. } => "requires_escalation",
            Self::ReadyForComplete => "ready_for_complete",
            Self::CompleteInProgress { .. } => "complete_in_progress",
            Self::Completed { .. } => "completed",
            Self::Canceled { .. } => "canceled",
        }
    }

    /// Whether nothing can change any more.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Completed { .. } | Self::Canceled { .. })
    }

    /// The payment that is under way or waits for the shopper.
    #[must_use]
    pub fn attempt(&self) -> Option<&Attempt> {
        match self {
            Self::CompleteInProgress { attempt } => Some(attempt),
            Self::RequiresEscalation {
                reason: EscalationReason::PaymentChallenge { attempt },
            } => Some(attempt),
            _ => None,
        }
    }
}
