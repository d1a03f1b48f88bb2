//! Why a use case did not do what it was asked.

use spotlet::domain::card::CardError;
use spotlet::domain::cart::CartError;
use spotlet::domain::checkout::CheckoutError;
use spotlet::domain::discount::Rejection;
use spotlet::domain::money::MoneyError;
use spotlet::domain::order::LifeError;
use spotlet::domain::payment::{RefundError, UnknownToken};
use spotlet::domain::pricing::LineProblem;
use thiserror::Error;

use crate::problem::Problem;
use crate::store::StoreError;

/// The shop says no. Nothing was changed, and nothing is broken.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum Refusal {
    /// The checkout is not in a state for it, or something is missing.
    #[error(transparent)]
    Checkout(#[from] CheckoutError),
    /// The lines do not make a cart.
    #[error(transparent)]
    Cart(#[from] CartError),
    /// Lines cannot be sold as asked.
    #[error("not everything can be bought as asked")]
    Lines(Vec<LineProblem>),
    /// The card is none of the test cards.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The payment token is none of the test provider's.
    #[error(transparent)]
    Token(#[from] UnknownToken),
    /// The code in the form's field takes nothing off; nothing is paid as long as it stands there.
    #[error("the discount code does not count")]
    DiscountCode(Rejection),
    /// The payment names no instrument of a handler that this shop has.
    #[error("this payment cannot be taken here")]
    NoHandler,
    /// The payment provider refused what was asked of it.
    #[error("the payment provider refused")]
    Provider,
    /// So much money cannot go back.
    #[error(transparent)]
    Refund(#[from] RefundError),
    /// What was typed belongs to somebody else; without their secret it cannot be changed.
    #[error("only who typed the details of this checkout can change it; it can still be canceled")]
    NotYours,
    /// The order cannot take this step.
    #[error(transparent)]
    Order(#[from] LifeError),
    /// The form was not made by this server for this checkout.
    #[error("this form has expired; load the page again")]
    StaleForm,
}

impl Refusal {
    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Checkout(error) => error.code(),
            Self::Cart(error) => error.code(),
            Self::Lines(problems) => problems
                .first()
                .map_or("item_unavailable", |problem| problem.kind.code()),
            Self::Card(error) => error.code(),
            Self::Token(error) => error.code(),
            Self::DiscountCode(reason) => reason.code(),
            Self::Order(error) => error.code(),
            Self::NoHandler => "payment_token_invalid",
            Self::Provider => "payment_provider_refused",
            Self::Refund(error) => error.code(),
            Self::NotYours => "redacted",
            Self::StaleForm => "form_expired",
        }
    }
}

impl From<MoneyError> for Refusal {
    fn from(error: MoneyError) -> Self {
        Self::Checkout(error.into())
    }
}

/// Why a use case has nothing to show.
#[derive(Debug, Error)]
pub enum Fault {
    /// There is no such thing, or not any more.
    #[error("not found")]
    NotFound,
    /// It was public once and was taken off.
    #[error("gone")]
    Gone,
    /// The shop says no, and there is nothing that could be shown instead.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The server failed.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

/// For interfaces where a fault is the end of it.
impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NotFound => Self::NotFound("There is no such thing.".to_owned()),
            Fault::Gone => Self::Gone,
            Fault::Refused(refusal) => Self::InvalidRequest(refusal.to_string()),
            Fault::Problem(problem) => problem,
        }
    }
}
