//! A still picture, by its name in the media store or its address elsewhere.

use serde::{Deserialize, Serialize};

use super::Localized;

/// A picture of a product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// File name in the media store (`lounge-chair.jpg`), or an absolute `https` address.
    pub src: String,
    /// What the picture shows, for who cannot see it.
    #[serde(default)]
    pub alt: Localized,
    /// Width in pixels, so that its space is kept before it loads.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}
