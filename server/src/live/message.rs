//! What a stream tells: one thing's present state, complete in itself, as JSON.
//!
//! A message says how things are, not what was added, so that losing or repeating one does no harm. Texts come in every
//! language we speak, because one stream serves all posts of a page. To add a kind: a variant of [`Key`] and of [`Message`],
//! and where it is read in `read`.

use std::collections::BTreeMap;

use serde::Serialize;
use spotlet::domain::Locale;
use spotlet::domain::id::{CommentId, HotspotId, PostId, VariantId};

/// Which thing of a post a message is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// Likes of the post, or of a hotspot.
    Likes(Option<HotspotId>),
    /// Comments of the post.
    Comments,
    /// Stock of a variant that the post shows.
    Stock(VariantId),
}

/// The present state of one thing.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Message {
    /// How many like it.
    Likes {
        /// The post.
        post: PostId,
        /// The hotspot, unless it is the post as a whole.
        #[serde(skip_serializing_if = "Option::is_none")]
        hotspot: Option<HotspotId>,
        /// The exact number.
        likes: u64,
        /// The same for people, by language.
        texts: CountTexts,
    },
    /// How many comments there are.
    Comment {
        /// The post.
        post: PostId,
        /// The exact number, answers among them.
        comments: u64,
        /// The one that was written last.
        newest: Option<CommentId>,
        /// Another text after every change of what can be read: also other words, or a like of a comment. Opaque.
        version: String,
        /// The same for people, by language.
        texts: CountTexts,
    },
    /// Whether a variant can be bought.
    Stock {
        /// The post that shows it.
        post: PostId,
        /// The variant.
        variant: VariantId,
        /// Whether at least one can be bought.
        available: bool,
        /// "In stock", "Only 2 left", "Sold out", by language.
        texts: BTreeMap<&'static str, String>,
    },
}

/// A count for people, by language.
pub type CountTexts = BTreeMap<&'static str, spotlet::api::CountText>;

impl Message {
    /// The `event:` of the stream.
    #[must_use]
    pub fn event(&self) -> &'static str {
        match self {
            Self::Likes { .. } => "likes",
            Self::Comment { .. } => "comment",
            Self::Stock { .. } => "stock",
        }
    }
}

/// A text in each language.
pub(crate) fn in_each<T>(text: impl Fn(Locale) -> T) -> BTreeMap<&'static str, T> {
    Locale::ALL
        .into_iter()
        .map(|locale| (locale.language(), text(locale)))
        .collect()
}
