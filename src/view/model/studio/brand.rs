//! The brand: where each of its settings is.

use super::product::SectionView;
use super::shell::StudioView;

/// The ways to every setting.
#[derive(Clone, Debug)]
pub struct BrandView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Those that this member may open.
    pub places: Vec<PlaceView>,
}

/// One way.
#[derive(Clone, Debug)]
pub struct PlaceView {
    /// Address.
    pub url: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What is decided there.
    pub text: &'static str,
    /// How it stands, in a few words; may be empty.
    pub stands: String,
}

/// The form of a section of settings.
#[derive(Clone, Debug)]
pub struct SettingsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Where it goes.
    pub action: String,
    /// Where one came from, as (address, text).
    pub back: (&'static str, String),
    /// Lines above the form.
    pub notes: Vec<String>,
    /// Fields that nobody sees.
    pub hidden: Vec<(String, String)>,
    /// Its parts, from top to bottom.
    pub sections: Vec<SectionView>,
    /// Buttons beside the one that saves, as (what they send, text).
    pub deeds: Vec<(&'static str, String)>,
    /// What was decided before; none where another page tells it.
    pub history: Option<HistoryView>,
}

/// Who decided what and when in a section.
#[derive(Clone, Debug, Default)]
pub struct HistoryView {
    /// Where its forms go.
    pub action: String,
    /// The number of the newest change, which they name.
    pub version: i64,
    /// The changes, the newest first.
    pub changes: Vec<ChangeView>,
    /// Whether the file can be made to count again.
    pub is_stored: bool,
    /// Drawn with the forms, so that one sent twice counts once.
    pub form_token: String,
}

/// One change.
#[derive(Clone, Debug)]
pub struct ChangeView {
    /// Its number.
    pub number: i64,
    /// When, and who.
    pub about: String,
    /// Whether it is what holds.
    pub is_current: bool,
    /// Whether with it the file counted again.
    pub is_file: bool,
}

/// The discounts of the shop.
#[derive(Clone, Debug)]
pub struct DiscountsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Lines above the list.
    pub notes: Vec<String>,
    /// Those that hold or will, and those that are over.
    pub lists: Vec<(String, Vec<DiscountRow>)>,
    /// What was decided before.
    pub history: HistoryView,
}

/// A discount in the list.
#[derive(Clone, Debug)]
pub struct DiscountRow {
    /// Address of its page.
    pub url: String,
    /// What shoppers read.
    pub title: String,
    /// Its code; empty for one that applies by itself.
    pub code: String,
    /// What it takes off.
    pub worth: String,
    /// When it holds, and how often it was used.
    pub about: String,
}

/// Whether money moves, and what is missing for it.
#[derive(Clone, Debug)]
pub struct PaymentsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Lines above the rest.
    pub notes: Vec<String>,
    /// How it stands now, in a sentence.
    pub stands: String,
    /// What is needed to be paid.
    pub checks: Vec<CheckView>,
    /// Addresses to copy, as (label, value, hint).
    pub copies: Vec<(String, String, String)>,
    /// Where the switch leads; none where it cannot be used.
    pub switch: Option<(&'static str, String)>,
    /// What was decided before.
    pub history: HistoryView,
}

/// Something that is needed, or not.
#[derive(Clone, Debug)]
pub struct CheckView {
    /// What.
    pub label: String,
    /// How it stands, and where it is decided.
    pub text: String,
    /// Whether it is done.
    pub is_done: bool,
    /// `Done`, `Missing`.
    pub mark: String,
}
