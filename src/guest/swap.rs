//! Putting a reply's `<main>` in the place of the old one, without losing a keystroke or the reader's place.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, HtmlElement, HtmlInputElement, SupportedType};

use super::fields::{self, Field};
use super::wish::Wish;
use crate::browser::dom::{self, Find};

/// What the reply answers; of two that wait, the later in this list is done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A choice that changes the totals; the reader is somewhere in the form and stays there.
    Refresh,
    /// A button beside a field of its own, such as the discount code's: it must never end in a payment.
    Step,
    /// A submission; the reader wants to know what came of it.
    Submit,
}

/// Swaps. `None` when the reply has no checkout in it, which then must be visited.
pub fn swap(document: &Document, html: &str, sent: &[Field], wish: &Wish) -> Option<HtmlElement> {
    let old = document.find("main[data-checkout]")?;
    // The parsed page comes from our own origin; its scripts do not run.
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let parsed = page.find("main[data-checkout]")?;
    let new = document.import_node_with_deep(&parsed, true).ok()?.dyn_into::<HtmlElement>().ok()?;
    let now = fields::read(&old);
    let focus = focused(document);
    document.set_title(&page.title());
    old.replace_with_with_node_1(&new).ok()?;
    fields::restore(&new, sent, &now, wish.reason != Reason::Submit);
    // Who has gone on to another field meanwhile stays there.
    let has_gone_on = focus.as_ref().is_some_and(|focus| focus.is_field && wish.focus.as_ref().is_none_or(|before| before.name != focus.name));
    if (has_gone_on || wish.reason == Reason::Refresh) && focus.is_some_and(|focus| focus.restore(&new)) {
        return Some(new);
    }
    match wish.reason {
        Reason::Refresh => {}
        Reason::Step => lead_to_step(&new),
        Reason::Submit => lead_to_news(&new),
    }
    Some(new)
}

/// What has the focus: its name and value, and where the caret stands in it.
pub struct Focus {
    name: String,
    value: String,
    /// Whether something is entered there.
    is_field: bool,
    selection: Option<(u32, u32)>,
}

/// What has the focus now, if it has a name.
pub fn focused(document: &Document) -> Option<Focus> {
    let element = document.active_element()?;
    let input = element.dyn_ref::<HtmlInputElement>();
    let selection = input.and_then(|input| input.selection_start().ok()?.zip(input.selection_end().ok()?));
    Some(Focus {
        name: element.get_attribute("name")?,
        value: dom::attribute(&element, "value"),
        is_field: matches!(element.tag_name().as_str(), "INPUT" | "SELECT"),
        selection,
    })
}

impl Focus {
    /// Gives the focus to the same field of a new `<main>`, if there is one.
    fn restore(&self, main: &HtmlElement) -> bool {
        let candidates: Vec<_> = main.all("input,select,button").into_iter().filter(|element| dom::attribute(element, "name") == self.name).collect();
        // Choices share a name; a text field's written value may have changed.
        let same = candidates.iter().find(|element| dom::attribute(element, "value") == self.value).or(candidates.first());
        let Some(element) = same else { return false };
        // Refused for what cannot have the focus.
        let _ = element.focus();
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            match self.selection {
                Some((start, end)) => drop(input.set_selection_range(start, end)),
                // An address for mail tells no caret, and a new field has it before the first letter: the end is where people type on.
                None if input.type_() == "email" => {
                    let typed = input.value();
                    input.set_value("");
                    input.set_value(&typed);
                }
                None => {}
            }
        }
        true
    }
}

/// To where the code stands now, so that whoever typed it hears what came of it and is not carried away.
fn lead_to_step(main: &HtmlElement) {
    if let Some(place) = main.find("[name=discount_code],[value=remove-code]") {
        // Refused for what cannot have the focus.
        let _ = place.focus();
    }
}

/// To the first mistake, else to the heading of what has come. Screen readers read what has the focus, and any `role="alert"` by itself.
fn lead_to_news(main: &HtmlElement) {
    let news = main.find("[aria-invalid=true]").or_else(|| {
        let heading = main.find("h1")?;
        dom::set_attribute(&heading, "tabindex", Some("-1"));
        Some(heading)
    });
    let _ = news.as_ref().unwrap_or(main).focus();
}
