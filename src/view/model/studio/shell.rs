//! What surrounds every page of the studio, and the form of the pages before one is signed in.

use crate::view::model::PageView;

/// Head, navigation and banner of a page.
#[derive(Clone, Debug)]
pub struct StudioView {
    /// Head of the document.
    pub page: PageView,
    /// What the page is called, as its heading.
    pub heading: String,
    /// The places this member may go.
    pub nav: Vec<StudioLink>,
    /// Name and role of who is signed in.
    pub member: Option<(String, String)>,
    /// Drawn with the page: a form that makes something carries it, and makes it once.
    pub form_token: String,
    /// Whether payments are test payments, shown on every page to who is signed in.
    pub is_test: bool,
    /// What was just done.
    pub said: Option<String>,
    /// What went wrong.
    pub error: Option<String>,
}

/// A link of the navigation.
#[derive(Clone, Debug)]
pub struct StudioLink {
    /// Address.
    pub url: &'static str,
    /// Text.
    pub label: String,
    /// Whether the page belongs to it.
    pub is_current: bool,
}

/// A field of a form.
#[derive(Clone, Debug, Default)]
pub struct FieldView {
    /// Its name in the form.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// `text`, `email`, `password`.
    pub kind: &'static str,
    /// What stands in it.
    pub value: String,
    /// For password managers.
    pub autocomplete: &'static str,
    /// A line below it.
    pub hint: Option<String>,
    /// Whether it may stay empty.
    pub is_optional: bool,
}

/// A page with one form and nothing else: sign in, join, reset.
#[derive(Clone, Debug)]
pub struct GateView {
    /// Head and heading.
    pub shell: StudioView,
    /// A line below the heading.
    pub lede: Option<String>,
    /// Where the form goes; none where there is nothing to send.
    pub action: Option<String>,
    /// Fields that nobody sees.
    pub hidden: Vec<(&'static str, String)>,
    /// The others.
    pub fields: Vec<FieldView>,
    /// The button.
    pub button: String,
    /// Another way on, as (address, text).
    pub link: Option<(String, String)>,
}
