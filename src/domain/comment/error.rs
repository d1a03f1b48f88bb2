//! What can be wrong with a comment.

use thiserror::Error;

use super::text::{MAX_NAME_CHARS, MAX_TEXT_CHARS};

/// A word that stands for no value of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("unknown word")]
pub struct UnknownWord;

/// Why a comment cannot be taken, or cannot become what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CommentError {
    /// There is nothing to read in it.
    #[error("The comment is empty.")]
    Empty,
    /// It has more characters than are read.
    #[error("A comment has at most {MAX_TEXT_CHARS} characters.")]
    TooLong,
    /// The name has more characters than are shown.
    #[error("A name has at most {MAX_NAME_CHARS} characters.")]
    NameTooLong,
    /// The name is that of the brand or of a creator.
    #[error("This name belongs to somebody here; please choose another one.")]
    NameReserved,
    /// It is an answer to an answer.
    #[error("An answer cannot be answered; answer the comment above it.")]
    AnswerToAnswer,
    /// The post has no such product.
    #[error("The post does not show this product.")]
    UnknownProduct,
    /// The same words were said here before.
    #[error("You have said that already.")]
    Duplicate,
    /// Comments are off.
    #[error("Comments are closed.")]
    Closed,
    /// This visitor or address may not write.
    #[error("You cannot write comments here.")]
    Blocked,
    /// It was taken away.
    #[error("The comment was removed.")]
    Removed,
    /// The time to change it is over.
    #[error("A comment can be changed for five minutes only.")]
    TooLate,
    /// It is somebody else's.
    #[error("Only its writer can do this.")]
    NotTheWriter,
    /// A pattern of the block list that would match nothing, or everything.
    #[error(
        "A pattern needs at least two letters or digits; `*` may stand at the beginning or end of a word."
    )]
    Pattern,
}

impl CommentError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "field_required",
            Self::TooLong | Self::NameTooLong => "field_too_long",
            Self::NameReserved => "name_reserved",
            Self::AnswerToAnswer | Self::UnknownProduct | Self::Pattern => "field_invalid",
            Self::Duplicate => "duplicate_comment",
            Self::Closed => "comments_closed",
            Self::Blocked | Self::NotTheWriter => "forbidden",
            Self::Removed => "comment_removed",
            Self::TooLate => "edit_window_over",
        }
    }
}
