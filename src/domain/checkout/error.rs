//! Why a checkout cannot do what was asked.

use thiserror::Error;

use super::Requirement;
use crate::domain::totals::TotalsError;
use crate::domain::{MoneyError, Totals};

/// A transition that is not possible. The checkout is as it was before.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CheckoutError {
    /// The order is placed already.
    #[error("this checkout is completed")]
    Completed,
    /// It was given up.
    #[error("this checkout was canceled")]
    Canceled,
    /// Its time ran out.
    #[error("this checkout has expired")]
    Expired,
    /// A payment is under way; only its outcome can change anything now.
    #[error("a payment is under way")]
    InProgress,
    /// A payment waits for the shopper's confirmation.
    #[error("a payment waits to be confirmed")]
    AwaitsShopper,
    /// No payment is under way that could have an outcome.
    #[error("no payment is under way")]
    NoPayment,
    /// Something is still needed.
    #[error("the checkout is not complete")]
    NotReady(Vec<Requirement>),
    /// It costs something else by now than was shown. Nothing was charged.
    #[error("the total has changed from {shown} to {now}", shown = shown.amount_minor, now = now.total().amount_minor)]
    TotalChanged {
        /// What the shopper agreed to.
        shown: crate::domain::Money,
        /// What it costs now.
        now: Box<Totals>,
    },
    /// The way of delivery is not one of those offered.
    #[error("this way of delivery is not offered")]
    UnknownOption,
    /// Nothing is fetched there.
    #[error("this is no place to fetch an order")]
    UnknownLocation,
    /// There is nothing to buy.
    #[error("a checkout needs at least one item")]
    NoLines,
    /// Amounts that cannot be calculated together.
    #[error(transparent)]
    Totals(#[from] TotalsError),
}

impl From<MoneyError> for CheckoutError {
    fn from(error: MoneyError) -> Self {
        Self::Totals(error.into())
    }
}

impl CheckoutError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Completed => "checkout_completed",
            Self::Canceled => "checkout_canceled",
            Self::Expired => "checkout_expired",
            Self::InProgress => "checkout_in_progress",
            Self::AwaitsShopper => "payment_requires_action",
            Self::NoPayment => "no_payment_in_progress",
            Self::NotReady(_) => "checkout_incomplete",
            Self::TotalChanged { .. } => "total_changed",
            Self::UnknownOption => "fulfillment_option_unknown",
            Self::UnknownLocation => "pickup_location_unknown",
            Self::NoLines => "no_line_items",
            Self::Totals(error) => error.code(),
        }
    }
}
