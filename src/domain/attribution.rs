//! Which post, hotspot and creator led to a cart, a checkout or an order.
//!
//! A [`Claim`] is what a request says; anybody can write one. An [`Attribution`] is what the server made of it, and is
//! all that carts, checkouts and orders ever hold: its creator made the post, or is named by a link that the server signed.

use serde::{Deserialize, Serialize};

use super::{CreatorId, HotspotId, PostId, Timestamp};

/// Where a sale came from, as far as the server stands for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The post the shopper was looking at. A hint of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// The hotspot that was tapped. A hint of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hotspot: Option<HotspotId>,
    /// The creator to credit: the one who made the post, or the one of the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<CreatorId>,
    /// The signed link that brought the shopper, if one did. Without it, `creator` made the post and no more is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<CreatorLink>,
    /// The earliest proven touch that still counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Touch>,
    /// The latest proven touch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Touch>,
}

/// A moment at which a creator led the shopper here, as far as the server stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    /// Who.
    pub creator: CreatorId,
    /// The post the shopper was looking at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<PostId>,
    /// The hotspot that was tapped.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hotspot: Option<HotspotId>,
    /// The signed link, if one led here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<CreatorLink>,
    /// When the server heard of it.
    pub at: Timestamp,
}

/// What a creator link says. The server signs it when it gives the link away, and knows it again by the signature.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatorLink {
    /// Whose link it is.
    pub creator: CreatorId,
    /// The post it leads to.
    pub post: PostId,
    /// The hotspot it opens, if it is the link of a product.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hotspot: Option<HotspotId>,
    /// The day it was made, in whole days since 1970-01-01 (UTC).
    pub issued_day: u32,
}

/// Where a request says that it came from. Nothing of it is proven.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claim {
    /// The post the shopper was looking at.
    pub post: Option<PostId>,
    /// The hotspot that was tapped.
    pub hotspot: Option<HotspotId>,
    /// A creator's id, or the code of a creator link.
    pub creator: Option<String>,
}

impl Claim {
    /// A claim of texts that may be anything; what cannot be an id is left out.
    #[must_use]
    pub fn of(post: Option<&str>, hotspot: Option<&str>, creator: Option<&str>) -> Self {
        Self {
            post: post.and_then(|id| id.parse().ok()),
            hotspot: hotspot.and_then(|id| id.parse().ok()),
            creator: creator.map(str::to_owned),
        }
    }
}
