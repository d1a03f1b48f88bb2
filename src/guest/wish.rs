//! What a shopper asked the form to do while something else was on its way, so that it can be done with the form that comes back.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlFormElement};

use super::swap::{Focus, Reason, focused};
use crate::browser::dom::{self, Find};

/// Something to be done. Nothing in it belongs to a page that may be gone by then.
pub struct Wish {
    /// What for.
    pub reason: Reason,
    /// Where the focus was: whoever has gone on since is not carried away.
    pub focus: Option<Focus>,
    what: What,
}

enum What {
    /// A form was to be sent.
    Send {
        action: String,
        /// Selects the button that was pressed.
        button: Option<String>,
        /// The total that stood on the page.
        total: Option<String>,
    },
    /// The host was to be asked for this part.
    Ask(String),
}

/// What to do, with the page as it is now.
pub enum Deed {
    /// To send this form, as if this button had been pressed.
    Send(HtmlFormElement, Option<HtmlElement>),
    /// To ask the host, with this button.
    Ask(HtmlElement),
    /// To say that what would be paid is not what stood on the page.
    SayTotal,
}

impl Wish {
    /// To send a form.
    pub fn send(document: &Document, form: &HtmlFormElement, button: Option<&HtmlElement>, reason: Reason) -> Self {
        let button = button.map(|button| match button.get_attribute("name") {
            Some(name) => ["button[name='", &name, "'][value='", &dom::attribute(button, "value"), "']"].concat(),
            None => "button:not([name])".to_owned(),
        });
        let what = What::Send { action: form.action(), button, total: total(form) };
        Self { reason, focus: focused(document), what }
    }

    /// To ask the host for the part that the button names.
    pub fn ask(document: &Document, button: &HtmlElement) -> Self {
        let what = What::Ask(dom::attribute(button, "data-ask"));
        Self { reason: Reason::Step, focus: focused(document), what }
    }

    /// One that joins another that waits, if there is one.
    pub fn join(waiting: Option<Self>, wish: Self) -> Self {
        match waiting {
            Some(waiting) => waiting.or(Some(wish)),
            None => wish,
        }
    }

    /// Of two the one that matters more; of equals the later.
    pub fn or(self, other: Option<Self>) -> Self {
        other.filter(|other| other.reason >= self.reason).unwrap_or(self)
    }

    /// How it is done now. `None` when the page has gone on without it.
    pub fn on(&self, main: &HtmlElement) -> Option<Deed> {
        let (action, button, seen) = match &self.what {
            What::Ask(part) => return main.find(&["[data-ask=", part, "]"].concat()).map(Deed::Ask),
            What::Send { action, button, total } => (action, button, total),
        };
        let forms = main.all("form").into_iter().filter_map(|form| form.dyn_into::<HtmlFormElement>().ok());
        let form = forms.into_iter().find(|form| form.action() == *action)?;
        let button = button.as_ref().and_then(|button| main.find(button));
        let pays = button.as_ref().is_some_and(|button| button.has_attribute("data-pay"));
        match pays && total(&form) != *seen {
            true => Some(Deed::SayTotal),
            false => Some(Deed::Send(form, button)),
        }
    }
}

/// What the form says that is to be paid.
fn total(form: &HtmlFormElement) -> Option<String> {
    dom::value(form, "[name=expected_total]")
}
