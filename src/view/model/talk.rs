//! What a post's own page shows of the conversation under it.

use crate::domain::Locale;

/// The comments of a post and the form for another one.
#[derive(Clone, Debug)]
pub struct TalkView {
    /// Language of the texts.
    pub locale: Locale,
    /// Where the form goes.
    pub action: String,
    /// How many there are, as text; empty for none.
    pub count: String,
    /// Newest first.
    pub comments: Vec<CommentView>,
    /// Products that can be asked about, as (id, title).
    pub products: Vec<(String, String)>,
    /// Whether something can be said.
    pub is_open: bool,
}

/// One comment. Every text of it was typed by somebody.
#[derive(Clone, Debug)]
pub struct CommentView {
    /// Its id.
    pub id: String,
    /// The name, or the word for none.
    pub name: String,
    /// "Brand", "Creator"; none for a visitor.
    pub role: Option<&'static str>,
    /// "Question"; none for a comment.
    pub kind: Option<&'static str>,
    /// Title of the product it is about.
    pub product: Option<String>,
    /// The day, as text.
    pub day: String,
    /// The day for machines.
    pub datetime: String,
    /// What it says; none once it was removed.
    pub text: Option<String>,
    /// Answers, oldest first.
    pub answers: Vec<CommentView>,
}
