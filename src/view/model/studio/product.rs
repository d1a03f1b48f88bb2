//! Products: the list, the form of one, and the import.

use super::shell::StudioView;
use crate::view::model::ImageView;

/// The products of the shop.
#[derive(Clone, Debug)]
pub struct ProductsView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What was looked for.
    pub query: String,
    /// What fits.
    pub products: Vec<ProductRowView>,
    /// Whether this member may change them.
    pub may_write: bool,
}

/// A product in the list.
#[derive(Clone, Debug)]
pub struct ProductRowView {
    /// Address of its page.
    pub url: String,
    /// What it is called.
    pub title: String,
    /// Its first picture.
    pub image: Option<ImageView>,
    /// What it costs, or from what.
    pub price: String,
    /// How many variants, how many pieces.
    pub notes: String,
}

/// The form of a product.
#[derive(Clone, Debug)]
pub struct ProductView {
    /// What surrounds it.
    pub shell: StudioView,
    /// Where it goes.
    pub action: String,
    /// Fields that nobody sees.
    pub hidden: Vec<(String, String)>,
    /// Its parts, from top to bottom.
    pub sections: Vec<SectionView>,
    /// Whether this member may change it.
    pub may_write: bool,
}

/// A part of a form.
#[derive(Clone, Debug, Default)]
pub struct SectionView {
    /// Names it within the page.
    pub id: String,
    /// Heading.
    pub title: String,
    /// A line below it.
    pub hint: String,
    /// What belongs together.
    pub groups: Vec<GroupView>,
    /// Buttons that add an empty group, as (what they send, text).
    pub adds: Vec<(String, String)>,
    /// Pictures to choose from.
    pub picks: Vec<PickView>,
}

/// Fields that belong together.
#[derive(Clone, Debug, Default)]
pub struct GroupView {
    /// What they are about; empty where the section says it.
    pub title: String,
    /// What it looks like.
    pub image: Option<ImageView>,
    /// The fields.
    pub fields: Vec<InputView>,
}

/// A field.
#[derive(Clone, Debug, Default)]
pub struct InputView {
    /// Its name in the form.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// What it is.
    pub kind: InputKind,
    /// The language of what is typed.
    pub lang: Option<&'static str>,
    /// A line below it.
    pub hint: String,
    /// What is wrong with what stands in it; empty where nothing is.
    pub error: String,
}

/// What a field is.
#[derive(Clone, Debug, Default)]
pub enum InputKind {
    /// A line of text.
    #[default]
    Text,
    /// A line that cannot be changed.
    Fixed,
    /// A whole number, or nothing.
    Number,
    /// A day with its time, as the shop's clocks show it, or nothing.
    Moment,
    /// Several lines.
    Area,
    /// One of these, as (value, text).
    Choice(Vec<(String, String)>),
    /// Yes, where the value says so.
    Check(bool),
}

/// A picture to choose.
#[derive(Clone, Debug)]
pub struct PickView {
    /// What is sent.
    pub src: String,
    /// What it looks like.
    pub image: ImageView,
    /// What it is called.
    pub name: String,
}

/// The import.
#[derive(Clone, Debug)]
pub struct ImportView {
    /// What surrounds it.
    pub shell: StudioView,
    /// What became of each entry, once something was read.
    pub report: Option<ReportView>,
    /// Drawn with the form, so that one sent twice counts once.
    pub form_token: String,
}

/// A report on what was read.
#[derive(Clone, Debug)]
pub struct ReportView {
    /// Address of the form that takes it in; none when something was refused.
    pub commit: Option<String>,
    /// What was read.
    pub source: String,
    /// How many would be taken and how many not.
    pub summary: String,
    /// Line by line.
    pub lines: Vec<ReportLine>,
}

/// One line of a report.
#[derive(Clone, Debug)]
pub struct ReportLine {
    /// Where in what was read.
    pub place: String,
    /// `taken`, `warning` or `refused`.
    pub kind: &'static str,
    /// The same in words.
    pub label: &'static str,
    /// What, or why not.
    pub text: String,
}
