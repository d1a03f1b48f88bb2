//! Comments and questions under a post, and the answers to them.
//!
//! Text only; who wrote is a visitor known by a signed token, or a creator or the brand known by a staff key. What may
//! be read is the [`CommentState`]. Nothing here knows how it is stored, shown or sent.
//! To add a kind, a state or an order: a row in the table of its file; the store writes the words of those tables.

pub mod author;
pub mod block;
pub mod error;
pub mod order;
pub mod report;
pub mod state;
pub mod text;

mod words;

pub use author::{Author, Staff, StaffRole};
pub use block::{BlockRule, BlockedWord};
pub use error::CommentError;
pub use order::{CommentOrder, Cursor};
pub use report::ReportReason;
pub use state::{CommentState, HoldReason, Remover};
pub use text::{CommentName, CommentText};

use super::clock::Timestamp;
use super::{CommentId, PostId, ProductId};
use words::words;

/// How long a writer may put a comment right.
pub const EDIT_WINDOW_MS: i64 = 5 * 60 * 1000;

/// How many links a comment may hold before somebody looks at it: more is what spam looks like.
const MAX_LINKS: usize = 2;

words! {
    /// What a writer wants.
    CommentKind {
        /// To say something.
        Comment = "comment",
        /// To know something.
        Question = "question",
    }
}

words! {
    /// What the brand lets visitors do.
    CommentMode {
        /// Comments are shown at once.
        Open = "open",
        /// Comments wait until somebody has looked at them.
        Hold = "hold",
        /// There are no comments.
        Off = "off",
    }
}

/// A comment, a question, or an answer to either.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// The post it stands under.
    pub post: PostId,
    /// The product of the post that it is about, if it is about one.
    pub product: Option<ProductId>,
    /// What it answers. Answers have no answers of their own.
    pub answers_to: Option<CommentId>,
    /// What the writer wants.
    pub kind: CommentKind,
    /// Who wrote it.
    pub author: Author,
    /// What it says; none once its writer has taken it back.
    pub text: Option<CommentText>,
    /// Whether it may be read.
    pub state: CommentState,
    /// How many visitors like it.
    pub likes: u64,
    /// How many visible answers it has.
    pub answers: u64,
    /// When it was written.
    pub created_at: Timestamp,
    /// When its writer last changed it.
    pub edited_at: Option<Timestamp>,
}

impl Comment {
    /// Until when its writer may change it.
    #[must_use]
    pub fn editable_until(&self) -> Timestamp {
        self.created_at.plus_ms(EDIT_WINDOW_MS)
    }

    /// Other words by its writer.
    ///
    /// # Errors
    /// [`CommentError::TooLate`], or [`CommentError::Removed`].
    pub fn edit(self, text: CommentText, now: Timestamp) -> Result<Self, CommentError> {
        if matches!(self.state, CommentState::Removed(_)) {
            return Err(CommentError::Removed);
        }
        if now > self.editable_until() {
            return Err(CommentError::TooLate);
        }
        Ok(Self {
            text: Some(text),
            edited_at: Some(now),
            ..self
        })
    }

    /// Takes it away. What its writer takes back is gone; what a moderator takes away can be looked at again.
    ///
    /// # Errors
    /// [`CommentError::Removed`] when there is nothing left to take away.
    pub fn remove(self, by: Remover) -> Result<Self, CommentError> {
        let state = self.state.remove(by)?;
        let (author, text) = match by {
            Remover::Writer => (self.author.without_name(), None),
            Remover::Moderator => (self.author, self.text),
        };
        Ok(Self {
            state,
            author,
            text,
            ..self
        })
    }
}

/// Why a new text has to wait, if it has to. Members of the staff never wait.
#[must_use]
pub fn must_wait(
    mode: CommentMode,
    text: &CommentText,
    name: Option<&CommentName>,
    blocked: &[BlockedWord],
) -> Option<HoldReason> {
    let said = |word: &&BlockedWord| {
        word.is_in(text.as_str()) || name.is_some_and(|name| word.is_in(name.as_str()))
    };
    if blocked.iter().find(said).is_some() {
        Some(HoldReason::Word)
    } else if text.links() > MAX_LINKS {
        Some(HoldReason::Links)
    } else {
        (mode == CommentMode::Hold).then_some(HoldReason::Review)
    }
}

#[cfg(test)]
mod tests;
