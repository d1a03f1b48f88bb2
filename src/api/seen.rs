//! What a page tells of itself: `POST /api/posts/{post}/seen`. No visitor, no address, no moment: only what happened.

use serde::Deserialize;

/// The most events that are read of one message.
pub const MAX_EVENTS: usize = 64;

/// What happened in a post since the last message.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SeenJson {
    /// In the order in which it happened. Beyond [`MAX_EVENTS`] the rest is not read.
    pub events: Vec<SeenEventJson>,
}

/// One event. Kinds that we do not know are passed over, so that pages and servers of different age get along.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SeenEventJson {
    /// `view`, `tap`, `share`, `add`, or `press` for a tap anywhere on the picture.
    pub kind: String,
    /// At which hotspot.
    #[serde(default)]
    pub hotspot: Option<String>,
    /// Of a press: which of the post's media, from 0.
    #[serde(default)]
    pub medium: u32,
    /// Of a press: how far from the left edge, as a share of the width.
    #[serde(default)]
    pub x: Option<f64>,
    /// Of a press: how far from the upper edge, as a share of the height.
    #[serde(default)]
    pub y: Option<f64>,
}
