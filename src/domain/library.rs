//! What members of the studio brought: pictures and videos that posts and products may show.

use serde::{Deserialize, Serialize};

use super::id::{MediaId, MemberId};
use super::{Localized, Timestamp};

/// What a medium of the library is. A post's [`MediumKind`](super::MediumKind) grows; what can be uploaded does not by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MediumSort {
    /// A picture.
    Photo,
    /// A video.
    Video,
}

impl MediumSort {
    /// The word on the wire and in the database.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
        }
    }

    /// The reverse of [`Self::as_str`].
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Photo, Self::Video]
            .into_iter()
            .find(|sort| sort.as_str() == word)
    }
}

/// A picture or video that a member brought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryMedium {
    /// Its id in the library.
    pub id: MediaId,
    /// Who brought it.
    pub member: MemberId,
    /// What it is.
    pub kind: MediumSort,
    /// Name in the media store: what posts and products hold.
    pub src: String,
    /// The still of a video, by its name in the media store.
    pub poster: Option<String>,
    /// What the file was called.
    pub name: String,
    /// What is to be seen.
    pub alt: Localized,
    /// Width in pixels; 0 of a video without a still.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Bytes as uploaded.
    pub bytes: u64,
    /// When it came.
    pub created_at: Timestamp,
}
