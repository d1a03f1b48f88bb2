//! What the bag page shows to a reader without JavaScript.

use super::{ImageView, TotalView};
use crate::domain::Locale;

/// The bag.
#[derive(Clone, Debug)]
pub struct BagView {
    /// Language of the texts.
    pub locale: Locale,
    /// Lines in the order they were added. Empty for an empty bag.
    pub lines: Vec<BagLineView>,
    /// Totals as the server computed them.
    pub totals: Vec<TotalView>,
    /// "incl. 19 % VAT" or similar.
    pub tax_note: String,
    /// "Only €12.00 to free delivery", if that helps.
    pub free_delivery_hint: Option<String>,
    /// Something to tell, such as a line that was reduced to the stock.
    pub messages: Vec<String>,
    /// Where to go on looking.
    pub back: String,
}

/// One line of the bag.
#[derive(Clone, Debug)]
pub struct BagLineView {
    /// Line id.
    pub id: String,
    /// Product title.
    pub title: String,
    /// Variant label; empty when the product has one variant.
    pub variant: String,
    /// Pieces.
    pub quantity: u32,
    /// Price of one, as text.
    pub unit_price: String,
    /// Price of the line, as text.
    pub total: String,
    /// What the line cost before, struck through.
    pub before: Option<String>,
    /// Price per unit, and the lowest price of 30 days; may be empty.
    pub note: String,
    /// Product picture.
    pub image: Option<ImageView>,
}
