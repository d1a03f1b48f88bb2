//! Whether a comment may be read.
//!
//! ```text
//! Visible ── hold ──> Held ── approve ──> Visible
//!    └────── remove ────┴──> Removed(Moderator) ── approve ──> Visible
//!                                └── remove by its writer ──> Removed(Writer), for good
//! ```

use std::str::FromStr;

use super::error::{CommentError, UnknownWord};
use super::words::words;

words! {
    /// Why a comment waits.
    HoldReason {
        /// The brand looks at every comment first.
        Review = "review",
        /// A word of the block list is in it.
        Word = "word",
        /// It has many links.
        Links = "links",
        /// Several readers have reported it.
        Reports = "reports",
    }
}

words! {
    /// Who took a comment away.
    Remover {
        /// Who wrote it.
        Writer = "writer",
        /// A member of the staff.
        Moderator = "moderator",
    }
}

/// Whether a comment may be read, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentState {
    /// By everybody.
    Visible,
    /// By its writer only, until somebody decides.
    Held(HoldReason),
    /// By nobody.
    Removed(Remover),
}

impl CommentState {
    /// Puts it aside. What waits already goes on waiting for its first reason.
    ///
    /// # Errors
    /// [`CommentError::Removed`].
    pub fn hold(self, reason: HoldReason) -> Result<Self, CommentError> {
        match self {
            Self::Visible => Ok(Self::Held(reason)),
            Self::Held(_) => Ok(self),
            Self::Removed(_) => Err(CommentError::Removed),
        }
    }

    /// Shows it, also what a moderator took away by mistake.
    ///
    /// # Errors
    /// [`CommentError::Removed`] when its writer has taken it back.
    pub fn approve(self) -> Result<Self, CommentError> {
        match self {
            Self::Visible | Self::Held(_) | Self::Removed(Remover::Moderator) => Ok(Self::Visible),
            Self::Removed(Remover::Writer) => Err(CommentError::Removed),
        }
    }

    /// Takes it away. A writer may also take back what a moderator took away.
    ///
    /// # Errors
    /// [`CommentError::Removed`] when it is gone already.
    pub fn remove(self, by: Remover) -> Result<Self, CommentError> {
        match (self, by) {
            (Self::Removed(Remover::Writer), _)
            | (Self::Removed(Remover::Moderator), Remover::Moderator) => Err(CommentError::Removed),
            _ => Ok(Self::Removed(by)),
        }
    }

    /// `visible`, `held` or `removed`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Visible => "visible",
            Self::Held(_) => "held",
            Self::Removed(_) => "removed",
        }
    }

    /// The reason of a hold, or who removed it.
    #[must_use]
    pub fn reason(self) -> Option<&'static str> {
        match self {
            Self::Visible => None,
            Self::Held(reason) => Some(reason.as_str()),
            Self::Removed(by) => Some(by.as_str()),
        }
    }
}

/// `visible`, `held:word`, `removed:writer`: the word with its reason.
impl std::fmt::Display for CommentState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())?;
        self.reason()
            .map_or(Ok(()), |reason| write!(f, ":{reason}"))
    }
}

impl FromStr for CommentState {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        match text.split_once(':') {
            None if text == "visible" => Ok(Self::Visible),
            Some(("held", reason)) => Ok(Self::Held(reason.parse()?)),
            Some(("removed", by)) => Ok(Self::Removed(by.parse()?)),
            _ => Err(UnknownWord),
        }
    }
}
