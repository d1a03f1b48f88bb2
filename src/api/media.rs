//! The media library, as `/api/studio/media` answers it.

use serde::{Deserialize, Serialize};

use crate::domain::id::MediaId;
use crate::domain::{Localized, MediumSort};

/// What asks for an upload.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct UploadJson {
    /// What the file is called; shown, never a path.
    pub name: String,
    /// How long it is.
    pub bytes: u64,
    /// What the browser takes it for. Content decides; this only spares the way of what will be refused.
    #[serde(default, rename = "type")]
    pub mime: String,
    /// The video that this will be the still of.
    #[serde(default)]
    pub poster_of: Option<MediaId>,
}

/// An upload, as its bearer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UploadState {
    /// Its id.
    pub upload: String,
    /// How much has arrived.
    pub offset: u64,
    /// How long it is.
    pub bytes: u64,
}

/// A medium on the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediumJson {
    /// Its id in the library.
    pub id: MediaId,
    /// `photo` or `video`.
    pub kind: MediumSort,
    /// What a post's or product's `src` is.
    pub src: String,
    /// What a post's `poster` is; a video without one cannot be shown yet.
    pub poster: Option<String>,
    /// What the file was called.
    pub name: String,
    /// What is to be seen, by language.
    pub alt: Localized,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Bytes as uploaded.
    pub bytes: u64,
    /// RFC 3339.
    pub created_at: String,
    /// Address of a small picture; none of a video without a still.
    pub thumbnail: Option<String>,
    /// Address of the picture in 1200 pixels, or of the video.
    pub url: String,
    /// A tiny blurred picture as a `data:` address.
    pub placeholder: Option<String>,
}

/// A page of the library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MediaPage {
    /// The newest first.
    pub media: Vec<MediumJson>,
    /// What `before` is for the next page, in Unix milliseconds; none on the last.
    pub next: Option<i64>,
}

/// What can be changed of a medium.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct MediumChange {
    /// What is to be seen, by language.
    #[serde(default)]
    pub alt: Option<Localized>,
}
