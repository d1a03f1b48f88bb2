//! Why a draft stays as it is.

use spotlet::domain::IdError;
use spotlet::domain::draft::{Missing, StepError};
use thiserror::Error;

use crate::problem::Problem;
use crate::store::StoreError;
use crate::store::draft::Draft;

/// Why a draft stays as it is.
#[derive(Debug, Error)]
pub enum DraftError {
    /// There is none, or it is not theirs.
    #[error("there is no such post")]
    NotFound,
    /// Somebody else saved in between; what stands there now.
    #[error("somebody else saved this post in between")]
    Conflict(Box<Draft>),
    /// It is not where this step begins.
    #[error(transparent)]
    Step(#[from] StepError),
    /// It cannot be published like that.
    #[error("this post cannot be published yet")]
    Incomplete(Vec<Missing>),
    /// There is a post with this id.
    #[error("there is a post with this address")]
    Taken,
    /// A creator writes in their own name only, and a post keeps its id.
    #[error("this is not yours to change")]
    NotYours,
    /// A new post needs a title and a creator.
    #[error("a post needs a title and a creator")]
    Nameless,
    /// Anything else.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for DraftError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<IdError> for DraftError {
    fn from(_: IdError) -> Self {
        Self::Nameless
    }
}

impl DraftError {
    /// Whether two writes met, so that doing it again tells who was first.
    pub(super) fn is_stale(&self) -> bool {
        matches!(self, Self::Problem(problem) if problem.is_transient())
    }
}
