//! The number of likes of a post or hotspot.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How many like something, and whether the one who asks is among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likes {
    /// How many there are.
    pub likes: u64,
    /// Whether one of them is this visitor's.
    pub liked: bool,
}

/// What a like, and taking one back, answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LikesReply {
    /// Number and whether one of them is this visitor's.
    #[serde(flatten)]
    pub state: Likes,
    /// The number for people, under the language (`en`, `de`).
    pub texts: BTreeMap<&'static str, CountText>,
}

/// A count as people read it, finished.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountText {
    /// In short form, "1.2K"; empty for none, because a lonely 0 says nothing good.
    pub short: String,
    /// The exact number in words, "1,234 likes".
    pub long: String,
}
