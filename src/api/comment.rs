//! Comments as `/api/posts/{post}/comments` takes and answers them, and what moderators see. Texts are plain text: whoever
//! shows one must escape it.

use serde::{Deserialize, Serialize};

use crate::domain::comment::{Comment, CommentKind, CommentState, ReportReason};
use crate::domain::{CommentId, PostId, ProductId};

/// A comment, a question or an answer, as one reader may see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommentJson {
    /// Its id.
    pub id: CommentId,
    /// The post it stands under.
    pub post: PostId,
    /// `comment` or `question`.
    pub kind: CommentKind,
    /// The product it is about.
    pub product: Option<ProductId>,
    /// What it answers.
    pub answers_to: Option<CommentId>,
    /// Who wrote it; none once it was removed.
    pub author: Option<AuthorJson>,
    /// What it says; none once it was removed.
    pub text: Option<String>,
    /// `visible`; `held`, which only its writer sees; `removed`, while it has answers.
    pub state: &'static str,
    /// RFC 3339.
    pub created_at: String,
    /// When its writer last changed it, RFC 3339.
    pub edited_at: Option<String>,
    /// Until when its writer may change it, RFC 3339; only for the writer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub editable_until: Option<String>,
    /// How many visitors like it.
    pub likes: u64,
    /// Whether one of them is this visitor.
    pub liked: bool,
    /// Whether this visitor has written it.
    pub mine: bool,
    /// How many visible answers it has.
    pub answer_count: u64,
    /// The first of them, oldest first.
    pub answers: Vec<CommentJson>,
}

/// Who wrote a comment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AuthorJson {
    /// The name; none for an anonymous visitor.
    pub name: Option<String>,
    /// `visitor`, `creator` or `brand`. Only a staff key makes the latter two.
    pub role: &'static str,
}

impl CommentJson {
    /// A comment for one reader. `time` writes a moment as RFC 3339.
    pub fn of(
        comment: &Comment,
        (liked, mine): (bool, bool),
        answers: Vec<Self>,
        time: impl Fn(crate::domain::Timestamp) -> String,
    ) -> Self {
        let is_removed = matches!(comment.state, CommentState::Removed(_));
        let shown = || (!is_removed).then_some(comment);
        Self {
            id: comment.id.clone(),
            post: comment.post.clone(),
            kind: comment.kind,
            product: comment.product.clone(),
            answers_to: comment.answers_to.clone(),
            author: shown().map(|comment| AuthorJson {
                name: comment.author.name().map(str::to_owned),
                role: comment.author.role(),
            }),
            text: shown()
                .and_then(|comment| comment.text.as_ref())
                .map(|text| text.as_str().to_owned()),
            state: comment.state.word(),
            created_at: time(comment.created_at),
            edited_at: comment.edited_at.map(&time),
            editable_until: (mine && !is_removed).then(|| time(comment.editable_until())),
            likes: comment.likes,
            liked,
            mine,
            answer_count: comment.answers,
            answers,
        }
    }
}

/// A page of comments.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CommentPageJson {
    /// In the order that was asked for.
    pub comments: Vec<CommentJson>,
    /// What to send as `cursor` for the next page; none at the end.
    pub next: Option<String>,
    /// How many comments and answers everybody may read.
    pub count: u64,
}

/// What a visitor, or a member of the staff, wants to say.
#[derive(Clone, Debug, Deserialize)]
pub struct NewCommentJson {
    /// The text.
    pub text: String,
    /// A name; none or an empty one is anonymous.
    #[serde(default)]
    pub name: Option<String>,
    /// `comment`, or `question`.
    #[serde(default)]
    pub kind: Option<CommentKind>,
    /// A product of the post.
    #[serde(default)]
    pub product: Option<ProductId>,
    /// The comment that this answers.
    #[serde(default)]
    pub answers_to: Option<CommentId>,
}

/// Other words for a comment.
#[derive(Clone, Debug, Deserialize)]
pub struct EditJson {
    /// The text.
    pub text: String,
}

/// Why a reader objects to a comment.
#[derive(Clone, Debug, Deserialize)]
pub struct ReportJson {
    /// `spam`, `abuse`, `illegal` or `other`.
    pub reason: ReportReason,
}

/// A comment that somebody has to look at.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QueuedJson {
    /// The comment with all its words.
    #[serde(flatten)]
    pub comment: CommentJson,
    /// Why it waits, or who removed it.
    pub reason: Option<&'static str>,
    /// Why readers object to it, oldest first.
    pub reports: Vec<String>,
}

/// A row of the block list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BlockJson {
    /// `word`, `visitor` or `address`.
    pub kind: String,
    /// A pattern, a visitor's id, or the keyed hash of an address.
    pub value: String,
}
