//! Who made a post and is credited for what it sells.

use serde::{Deserialize, Serialize};

use super::CreatorId;

/// The author of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creator {
    /// The creator's id, which is also the address of their page.
    pub id: CreatorId,
    /// The name shown in the byline.
    pub name: String,
}
