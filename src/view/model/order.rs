//! What the shopper's order page shows.

use super::{ShipmentView, SummaryLineView, TotalView};
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
    /// Where the order stands, step by step.
    pub steps: Vec<StepView>,
    /// What was sent or laid ready.
    pub parcels: Vec<ParcelView>,
    /// Money that goes back, a sentence each.
    pub refunds: Vec<RefundView>,
    /// What was bought.
    pub lines: Vec<SummaryLineView>,
    /// Totals in order.
    pub totals: Vec<TotalView>,
    /// "incl. €31.93 VAT".
    pub tax_note: String,
    /// Files to download, with links that end.
    pub downloads: Vec<DownloadView>,
    /// Where the shopper agrees that downloads begin, as long as they have not.
    pub download_consent: Option<String>,
    /// Whether it is delivered or fetched; the heading above the address.
    pub is_pickup: bool,
    /// Delivery address, or the store's with its name, a line each.
    pub address: Vec<String>,
    /// When the store is open, a line for each run of days; empty for what is delivered.
    pub hours: Vec<String>,
    /// Delivery service with its dates, or from when on it can be fetched; empty once it lies ready.
    pub delivery: String,
    /// What travels together, when it is not all of it.
    pub shipments: Vec<ShipmentView>,
    /// How it was paid ("Test payment, no money moves").
    pub payment: String,
    /// E-mail address the confirmation goes to.
    pub email: String,
    /// Its invoice.
    pub invoice: String,
    /// Where the form that calls it off is sent, while it can be.
    pub cancel: Option<String>,
    /// Where the shopper withdraws from the contract, while they may.
    pub withdraw: Option<String>,
}

/// A step of the way, from the order to the door.
#[derive(Clone, Debug)]
pub struct StepView {
    /// What it is.
    pub label: String,
    /// When, if it was.
    pub when: String,
    /// Whether it lies behind, is where the order stands, or ahead.
    pub progress: Progress,
}

/// Where a step lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Behind.
    Done,
    /// The order stands here.
    Now,
    /// Ahead.
    Ahead,
}

/// Something that was sent or laid ready.
#[derive(Clone, Debug)]
pub struct ParcelView {
    /// "DHL, 24 November 2026".
    pub heading: String,
    /// "Shipment 1 of 2", when it carries one of several.
    pub shipment: Option<String>,
    /// What is in it, a line each.
    pub pieces: Vec<String>,
    /// The carrier's number.
    pub tracking_number: Option<String>,
    /// Where it can be followed.
    pub tracking_url: Option<String>,
}

/// The page on which a shopper withdraws from the contract.
#[derive(Clone, Debug)]
pub struct WithdrawView {
    /// Language of the texts.
    pub locale: Locale,
    /// Order number.
    pub number: String,
    /// Where its forms are sent.
    pub action: String,
    /// The order's page.
    pub order: String,
    /// How far the shopper is.
    pub step: WithdrawStep,
}

/// The two steps that the law asks for, and their end.
#[derive(Clone, Debug)]
pub enum WithdrawStep {
    /// The statement is being written.
    Statement {
        /// The shopper's name.
        name: String,
        /// Where the acknowledgement goes.
        email: String,
        /// What was bought: id, title, whether it is chosen.
        lines: Vec<(String, String, bool)>,
        /// What is missing, if something is.
        error: Option<String>,
    },
    /// It is shown once more, to be confirmed.
    Confirm {
        /// The shopper's name.
        name: String,
        /// Where the acknowledgement goes.
        email: String,
        /// What it is about: id and title.
        lines: Vec<(String, String)>,
    },
    /// It was received.
    Received {
        /// The sentence with day and time.
        text: String,
    },
}

/// A file that was bought.
#[derive(Clone, Debug)]
pub struct DownloadView {
    /// What it was bought as.
    pub title: String,
    /// Its file name.
    pub name: String,
    /// Where it is, for a while.
    pub url: String,
}

/// The page on which a shopper withdraws without the link of their order.
#[derive(Clone, Debug)]
pub struct FindOrderView {
    /// Language of the texts.
    pub locale: Locale,
    /// The shopper's name.
    pub name: String,
    /// The order's number.
    pub number: String,
    /// The address that it was placed with.
    pub email: String,
    /// What is missing, if something is.
    pub error: Option<String>,
    /// Whether it is shown once more, to be confirmed.
    pub is_review: bool,
}

/// Money that went back.
#[derive(Clone, Debug)]
pub struct RefundView {
    /// How much, and when.
    pub text: String,
    /// Its credit note.
    pub credit_note: String,
}
