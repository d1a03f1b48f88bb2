//! What happened, said by whoever changed it: only the name of the thing, never a number.

use serde::{Deserialize, Serialize};
use spotlet::domain::id::{PostId, VariantId};

/// Something that open pages show has changed. Published after the commit; the hub reads the new number itself, so that
/// no order of messages between two nodes can leave an old number standing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum LiveEvent {
    /// Likes of a post, or of one of its hotspots.
    Likes {
        /// The post.
        post: PostId,
    },
    /// A comment under a post, or under a product of it, appeared or went.
    Comment {
        /// The post.
        post: PostId,
    },
    /// Pieces of a variant were held, released, sold or delivered.
    Stock {
        /// The variant.
        variant: VariantId,
    },
}
