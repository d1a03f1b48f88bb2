//! Who made a post and is credited for what it sells.

use serde::{Deserialize, Serialize};

use super::{CreatorId, Image, Localized};

/// The author of a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Creator {
    /// The creator's id, which is also the address of their page.
    pub id: CreatorId,
    /// The name shown in the byline.
    pub name: String,
}

/// What a creator's page says of them beside their name and posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatorProfile {
    /// Whose it is.
    pub id: CreatorId,
    /// A portrait.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<Image>,
    /// A few sentences.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bio: Option<Localized>,
    /// A page of their own elsewhere; http or https.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}
