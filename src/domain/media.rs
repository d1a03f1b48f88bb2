//! One medium of a post: a photo, a video, or a kind this build does not know yet (shown by its poster).

use serde::{Deserialize, Serialize};

use super::{Hotspot, Localized};

/// What a medium is. Kinds will grow; an unknown one is kept by name and shows its poster and its products.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum MediumKind {
    /// A still picture.
    Photo,
    /// A video file.
    Video,
    /// A kind from a later version, such as `live` or `room`.
    Other(String),
}

impl MediumKind {
    /// The word on the wire: `photo`, `video` …
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Other(kind) => kind,
        }
    }
}

impl From<String> for MediumKind {
    fn from(kind: String) -> Self {
        match kind.as_str() {
            "photo" => Self::Photo,
            "video" => Self::Video,
            _ => Self::Other(kind),
        }
    }
}

impl From<MediumKind> for String {
    fn from(kind: MediumKind) -> Self {
        kind.as_str().to_owned()
    }
}

/// A picture or video with the products in it. Several make a carousel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Medium {
    /// How to show it.
    pub kind: MediumKind,
    /// File name in the media store, or an absolute `https` address.
    pub src: String,
    /// The still that stands for a video until it plays; always there for a kind that is no photo.
    #[serde(default)]
    pub poster: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is to be seen, for who cannot see it.
    #[serde(default)]
    pub alt: Localized,
    /// Whether a video starts over at its end, silently, as a moving picture.
    #[serde(default, rename = "loop")]
    pub looping: bool,
    /// The products in it.
    #[serde(default)]
    pub hotspots: Vec<Hotspot>,
}

impl Medium {
    /// The still picture of this medium: the photo itself, else the poster.
    #[must_use]
    pub fn still(&self) -> Option<&str> {
        match self.kind {
            MediumKind::Photo => Some(&self.src),
            MediumKind::Video | MediumKind::Other(_) => self.poster.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn an_unknown_kind_is_kept_by_name() {
        let json = r#"{"kind":"room","src":"r.jpg","poster":"p.jpg","width":1,"height":1}"#;
        let medium: Medium = serde_json::from_str(json).unwrap();
        assert_eq!(medium.kind, MediumKind::Other("room".into()));
        assert_eq!(medium.still(), Some("p.jpg"));
        assert_eq!(serde_json::to_value(&medium).unwrap()["kind"], "room");
    }
}
