//! Which post, hotspot and creator led to a cart, a checkout or an order.

use serde::{Deserialize, Serialize};

use super::{CreatorId, HotspotId, PostId};

/// Where a sale came from. A hint of the page: creators are paid only for what the server itself signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The post the shopper was looking at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// The hotspot that was tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hotspot: Option<HotspotId>,
    /// The creator to credit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<CreatorId>,
}

impl Attribution {
    /// Whether nothing is known of where the sale came from.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.post.is_none() && self.hotspot.is_none() && self.creator.is_none()
    }
}
