//! What an invoice shows.

use super::TotalView;
use crate::domain::Locale;

/// An invoice, in the language of its market.
#[derive(Clone, Debug)]
pub struct InvoiceView {
    /// Language of the texts.
    pub locale: Locale,
    /// Its number.
    pub number: String,
    /// When it was made.
    pub issued: String,
    /// The order's number.
    pub order_number: String,
    /// When the order was placed.
    pub ordered: String,
    /// When the goods were handed over, or how and when they will be.
    pub supplied: String,
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
    /// How it was paid.
    pub payment: String,
    /// Money that went back, a sentence each.
    pub refunds: Vec<String>,
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
