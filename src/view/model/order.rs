//! What the shopper's order page shows.

use super::{SummaryLineView, TotalView};
use crate::domain::Locale;

/// An order, for the shopper who placed it.
#[derive(Clone, Debug)]
pub struct OrderView {
    /// Language of the texts.
    pub locale: Locale,
    /// Order number as people say it.
    pub number: String,
    /// When it was placed, as text.
    pub placed: String,
    /// What happens next, as a sentence.
    pub next: String,
    /// What was bought.
    pub lines: Vec<SummaryLineView>,
    /// Totals in order.
    pub totals: Vec<TotalView>,
    /// "incl. €31.93 VAT".
    pub tax_note: String,
    /// Delivery address, a line each.
    pub address: Vec<String>,
    /// Delivery service with its dates.
    pub delivery: String,
    /// How it was paid ("Test payment, no money moves").
    pub payment: String,
    /// E-mail address the confirmation goes to.
    pub email: String,
}
