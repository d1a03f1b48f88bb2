//! Orders, as the merchant sees them.

use super::shell::{FieldView, StudioView};
use crate::view::model::{ImageView, TotalView};

/// The list.
#[derive(Clone, Debug)]
pub struct OrdersView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What is to do, as (address, text, whether it is shown).
    pub choices: Vec<(String, String, bool)>,
    /// What is searched for.
    pub query: String,
    /// The word of the choice, for the search.
    pub show: &'static str,
    /// The orders of this page.
    pub rows: Vec<OrderRow>,
    /// The next page.
    pub next: Option<String>,
    /// The same as CSV.
    pub export: String,
}

/// An order in the list.
#[derive(Clone, Debug)]
pub struct OrderRow {
    /// Its page.
    pub url: String,
    /// Its number.
    pub number: String,
    /// When it was placed.
    pub placed: String,
    /// Who bought.
    pub who: String,
    /// What was bought, in a line.
    pub what: String,
    /// What was paid.
    pub total: String,
    /// Where it stands.
    pub status: String,
    /// What is to do.
    pub to_do: Vec<String>,
}

/// One order.
#[derive(Clone, Debug)]
pub struct DeskView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Where it stands.
    pub status: String,
    /// When it was placed.
    pub placed: String,
    /// What is to do.
    pub to_do: Vec<String>,
    /// The shopper's own page, and the invoice.
    pub links: Vec<(String, String)>,
    /// What can be done, the next first.
    pub acts: Vec<ActView>,
    /// What was bought.
    pub lines: Vec<DeskLine>,
    /// Its totals.
    pub totals: Vec<TotalView>,
    /// "incl. €31.93 VAT".
    pub tax_note: String,
    /// What is known beside: buyer, address, payment, where it came from. (heading, (label, value)); a value without a
    /// label is a line of its own.
    pub facts: Vec<(String, Vec<(String, String)>)>,
    /// What happened, newest first.
    pub history: Vec<HappenedView>,
}

/// A line of an order.
#[derive(Clone, Debug)]
pub struct DeskLine {
    /// Title.
    pub title: String,
    /// Variant, measures, engraving: a line each.
    pub made: Vec<String>,
    /// Id of the variant.
    pub variant: String,
    /// Pieces.
    pub quantity: u32,
    /// How many of them were sent and came back; empty when none.
    pub state: String,
    /// What it cost.
    pub total: String,
    /// Its picture.
    pub image: Option<ImageView>,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct HappenedView {
    /// When.
    pub when: String,
    /// What.
    pub what: String,
    /// Which member did it, in a sentence; empty when it was nobody of the studio, or nobody knows.
    pub by: String,
    /// More about it, a line each.
    pub more: Vec<String>,
    /// Where it can be followed.
    pub url: Option<String>,
    /// Whether somebody has to look after it.
    pub is_bad: bool,
}

/// A form that does something.
#[derive(Clone, Debug, Default)]
pub struct ActView {
    /// Names its elements.
    pub id: String,
    /// What it does.
    pub title: String,
    /// What that means.
    pub text: String,
    /// Where it is sent.
    pub action: String,
    /// What nobody sees.
    pub hidden: Vec<(&'static str, String)>,
    /// Pieces to choose from.
    pub pieces: Vec<PieceField>,
    /// Fields.
    pub fields: Vec<FieldView>,
    /// Why.
    pub reasons: Vec<(&'static str, String)>,
    /// Its button.
    pub button: String,
    /// Whether it stands open.
    pub is_open: bool,
}

/// How many pieces of a line.
#[derive(Clone, Debug)]
pub struct PieceField {
    /// Name of the field.
    pub name: String,
    /// Title of the line.
    pub label: String,
    /// How many there are.
    pub max: u32,
    /// How many are chosen.
    pub value: u32,
}

/// What costs money is shown once more.
#[derive(Clone, Debug)]
pub struct ConfirmView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What will happen.
    pub text: String,
    /// The same in rows.
    pub facts: Vec<(String, String)>,
    /// Where it is sent.
    pub action: String,
    /// What was chosen.
    pub hidden: Vec<(String, String)>,
    /// What is to be ticked first, where that is asked for.
    pub sure: Option<String>,
    /// The button that does it.
    pub button: String,
    /// The way back, as (address, text).
    pub back: (String, String),
}
