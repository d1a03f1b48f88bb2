//! A post in the studio, as `/api/studio/posts` speaks of it.

use serde::{Deserialize, Serialize};

use super::PostJson;
use crate::domain::ProductId;

/// A post that somebody works on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DraftJson {
    /// What a save has to name in `If-Match`.
    pub version: i64,
    /// `draft`, `scheduled`, `published`, `archived`.
    pub status: String,
    /// Whether it was changed since it was published.
    pub changed: bool,
    /// Who saved it last.
    pub saved_by: String,
    /// When, in RFC 3339.
    pub saved_at: String,
    /// The post; sources are names in the media store.
    pub post: PostJson,
    /// Where the pictures of its media are, in the order of the media.
    pub pictures: Vec<PictureJson>,
    /// The products of its hotspots.
    pub products: Vec<ProductCard>,
}

/// Where a medium can be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureJson {
    /// Address of the still.
    pub still: String,
    /// Addresses and MIME types of the video, if it is one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<(String, String)>,
}

/// A product, as the tagger shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCard {
    /// Its id.
    pub id: ProductId,
    /// Its title.
    pub title: String,
    /// Its price, as finished text.
    pub price: String,
    /// Address of a small picture, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// Products that fit what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductsFound {
    /// The best first; the ones used last when nothing was typed.
    pub products: Vec<ProductCard>,
}

/// The reply to a save that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The new version.
    pub version: i64,
}

/// The reply (409) to a save that began from an older version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Conflict {
    /// As everywhere in `/api`.
    #[serde(flatten)]
    pub problem: super::Problem,
    /// What stands there now.
    pub theirs: DraftJson,
    /// What was sent.
    pub yours: PostJson,
}
