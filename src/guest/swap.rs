//! Putting a reply's `<main>` in the place of the old one, without losing a keystroke or the reader's place.

use wasm_bindgen::JsCast;
use web_sys::{Document, DomParser, HtmlElement, SupportedType};

use super::fields::{self, Field};
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
pub fn swap(document: &Document, html: &str, sent: &[Field], reason: Reason) -> Option<HtmlElement> {
    let old = document.find("main[data-checkout]")?;
    // The parsed page comes from our own origin; its scripts do not run.
    let page = DomParser::new().ok()?.parse_from_string(html, SupportedType::TextHtml).ok()?;
    let parsed = page.find("main[data-checkout]")?;
    let new = document.import_node_with_deep(&parsed, true).ok()?.dyn_into::<HtmlElement>().ok()?;
    let now = fields::read(&old);
    let focus = focused(document);
    document.set_title(&page.title());
    old.replace_with_with_node_1(&new).ok()?;
    fields::restore(&new, sent, &now, reason != Reason::Submit);
    match reason {
        Reason::Refresh => refocus(&new, focus),
        Reason::Step => lead_to_step(&new),
        Reason::Submit => lead_to_news(&new),
    }
    Some(new)
}

/// Name and value of the focused field, and where its caret is.
fn focused(document: &Document) -> Option<(String, String)> {
    let element = document.active_element()?;
    Some((element.get_attribute("name")?, dom::attribute(&element, "value")))
}

fn refocus(main: &HtmlElement, focus: Option<(String, String)>) {
    let Some((name, value)) = focus else { return };
    let candidates: Vec<_> = main.all("input,select,button").into_iter().filter(|element| dom::attribute(element, "name") == name).collect();
    // Choices share a name; a text field's written value may have changed.
    let same = candidates.iter().find(|element| dom::attribute(element, "value") == value).or(candidates.first());
    if let Some(element) = same {
        // Refused for what cannot have the focus.
        let _ = element.focus();
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
