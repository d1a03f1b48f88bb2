//! Why something about an account was not done.

use spotlet::domain::IdError;
use spotlet::domain::member::MemberError;
use thiserror::Error;

use crate::problem::Problem;
use crate::store::StoreError;

/// Why something about an account was not done.
#[derive(Debug, Error)]
pub enum AccountError {
    /// What was typed will not do.
    #[error(transparent)]
    Typed(#[from] MemberError),
    /// The address and the password do not belong together. Says nothing about either.
    #[error("the e-mail address or the password is wrong")]
    Wrong,
    /// Somebody has this address already.
    #[error("there is an account with this e-mail address")]
    Taken,
    /// The link was used, taken back or is too old.
    #[error("the link does not hold any more")]
    LinkOver,
    /// The code is not the one on the console.
    #[error("this is not the code of this shop")]
    Code,
    /// The shop has an owner already.
    #[error("this shop has an owner")]
    SetUp,
    /// Without this owner nobody would be one.
    #[error("a shop needs an owner")]
    LastOwner,
    /// The creator's id cannot be one.
    #[error("this is no creator's id")]
    Creator,
    /// Anything else.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for AccountError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<IdError> for AccountError {
    fn from(error: IdError) -> Self {
        Self::Problem(error.into())
    }
}
