//! What is known of a stored medium; lies as `info.json` beside its files.

use serde::{Deserialize, Serialize};

/// A stored picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PictureInfo {
    /// Width of the largest file in pixels.
    pub width: u32,
    /// Height of the largest file in pixels.
    pub height: u32,
    /// Width of every file, ascending; each is `{width}.jpg`.
    pub widths: Vec<u32>,
    /// Whether each is there as `{width}.webp` too; pictures from before that are not.
    #[serde(default)]
    pub webp: bool,
    /// A tiny blurred version as a `data:` address.
    pub placeholder: String,
    /// Size of `cut.png`, which a picture has whose ground is transparent.
    #[serde(default)]
    pub cut: Option<(u32, u32)>,
}

/// A stored video.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VideoInfo {
    /// Its files, the lightest first: browsers take the first they can play.
    pub sources: Vec<VideoSource>,
}

/// One file of a video.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VideoSource {
    /// Name in the medium's folder.
    pub file: String,
    /// MIME type.
    pub mime: String,
}
