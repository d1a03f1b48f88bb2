//! In which order comments stand, and where a reader was.

use std::str::FromStr;

use super::error::UnknownWord;
use super::words::words;
use super::{Comment, CommentKind};

words! {
    /// The orders.
    CommentOrder {
        /// Most liked first, then newest.
        Top = "top",
        /// Newest first.
        Newest = "newest",
        /// Oldest first, as answers are read.
        Oldest = "oldest",
        /// Questions that nobody has answered first, then the others; newest first in either.
        Unanswered = "unanswered",
    }
}

/// The last comment of a page: the next page begins behind it. Opaque to readers; three numbers and an id, all public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// What its order looks at before the time: likes it had, or 1 for a question without an answer; else 0.
    pub rank: i64,
    /// When it was written, in Unix milliseconds.
    pub created_ms: i64,
    /// Its id; empty before the first page.
    pub id: String,
}

impl Cursor {
    /// Before everything.
    #[must_use]
    pub fn start(order: CommentOrder) -> Self {
        Self {
            rank: i64::MAX,
            created_ms: match order {
                CommentOrder::Oldest => i64::MIN,
                CommentOrder::Top | CommentOrder::Newest | CommentOrder::Unanswered => i64::MAX,
            },
            id: String::new(),
        }
    }

    /// Behind this one, in an order.
    #[must_use]
    pub fn behind(comment: &Comment, order: CommentOrder) -> Self {
        let is_open = comment.kind == CommentKind::Question && comment.answers == 0;
        Self {
            rank: match order {
                CommentOrder::Top => i64::try_from(comment.likes).unwrap_or(i64::MAX),
                CommentOrder::Unanswered => i64::from(is_open),
                CommentOrder::Newest | CommentOrder::Oldest => 0,
            },
            created_ms: comment.created_at.as_unix_ms(),
            id: comment.id.to_string(),
        }
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.rank, self.created_ms, self.id)
    }
}

impl FromStr for Cursor {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or(UnknownWord);
        let number = |text: &str| text.parse().map_err(|_| UnknownWord);
        Ok(Self {
            rank: number(next()?)?,
            created_ms: number(next()?)?,
            id: next()?.to_owned(),
        })
    }
}
