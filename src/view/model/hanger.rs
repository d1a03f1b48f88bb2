//! A product on a display in the store.

use super::ImageView;

/// What the display shows; every text finished.
#[derive(Clone, Debug)]
pub struct HangerView {
    /// The post whose numbers are watched.
    pub post: String,
    /// The hotspot whose likes are counted.
    pub hotspot: String,
    /// The product's name.
    pub title: String,
    /// Its price, "From €16.00" where variants differ.
    pub price: String,
    /// What the law wants beside a price.
    pub price_note: String,
    /// Its picture, or the post's.
    pub image: Option<ImageView>,
    /// The number of likes in short form; empty for none.
    pub likes_text: String,
    /// The exact number in words.
    pub likes_title: String,
    /// Address of the QR code's picture.
    pub code: String,
}
