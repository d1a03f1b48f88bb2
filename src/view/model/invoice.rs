//! What an invoice shows, and a credit note, which corrects one.

use super::{RefundView, TotalView};
use crate::domain::Locale;

/// An invoice, in the language of its market.
#[derive(Clone, Debug)]
pub struct InvoiceView {
    /// Language of the texts.
    pub locale: Locale,
    /// What it is: an invoice, or a credit note.
    pub title: &'static str,
    /// Its number.
    pub number: String,
    /// Number, days, what it refers to: a name and a value each.
    pub facts: Vec<(&'static str, String)>,
    /// Who sold, a line each.
    pub seller: Vec<String>,
    /// Who bought, a line each.
    pub buyer: Vec<String>,
    /// What was bought.
    pub lines: Vec<InvoiceLineView>,
    /// Totals in order.
    pub totals: Vec<TotalView>,
    /// Every tax by its rate.
    pub taxes: Vec<InvoiceTaxView>,
    /// How it was paid, or goes back.
    pub payment: String,
    /// Money that went back, a sentence each, and the credit note that says so.
    pub refunds: Vec<RefundView>,
    /// The order's page.
    pub order: String,
}

/// What was bought, once.
#[derive(Clone, Debug)]
pub struct InvoiceLineView {
    /// How many pieces.
    pub quantity: u32,
    /// What it is.
    pub title: String,
    /// Which of its kind, and how it is made; empty without.
    pub variant: String,
    /// The price of a piece.
    pub unit_price: String,
    /// The price of all.
    pub total: String,
}

/// One rate of tax.
#[derive(Clone, Debug)]
pub struct InvoiceTaxView {
    /// "19%".
    pub rate: String,
    /// What was taxed, without the tax.
    pub net: String,
    /// The tax.
    pub tax: String,
}
