//! The number of likes of a post or hotspot.

use serde::{Deserialize, Serialize};

/// What a like, and taking one back, answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Likes {
    /// How many there are.
    pub likes: u64,
    /// Whether one of them is this visitor's.
    pub liked: bool,
}
