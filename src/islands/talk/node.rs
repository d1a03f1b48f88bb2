//! Nodes, built by hand. Texts become text nodes and nothing else.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use crate::browser::{dom, page};

fn document() -> Option<Document> {
    page::window()?.document()
}

/// An element with a class and a text; either may be empty.
pub fn node(tag: &str, class: &str, text: &str) -> Option<HtmlElement> {
    let node: HtmlElement = document()?.create_element(tag).ok()?.dyn_into().ok()?;
    if !class.is_empty() {
        node.set_class_name(class);
    }
    if !text.is_empty() {
        node.set_text_content(Some(text));
    }
    Some(node)
}

/// Puts elements into another one, in order.
pub fn fill(parent: &HtmlElement, children: impl IntoIterator<Item = Option<HtmlElement>>) {
    for child in children.into_iter().flatten() {
        // Fails only for an element that would contain itself.
        let _ = parent.append_child(&child);
    }
}

/// A quiet button that carries out a deed.
pub fn button(deed: &str, text: &str) -> Option<HtmlElement> {
    let button = node("button", "quiet", text)?;
    dom::set_attribute(&button, "type", Some("button"));
    dom::set_attribute(&button, "data-deed", Some(deed));
    Some(button)
}

/// A labelled field. `tag` is `input` or `textarea`.
pub fn field(tag: &str, name: &str, label: &str, max_length: usize) -> Option<HtmlElement> {
    let (row, field) = (node("label", "field", "")?, node(tag, "", "")?);
    dom::set_attribute(&field, "name", Some(name));
    dom::set_attribute(&field, "maxlength", Some(&max_length.to_string()));
    fill(&row, [node("span", "", label), Some(field)]);
    Some(row)
}

/// What stands in a field.
pub fn value(field: &HtmlElement) -> String {
    match field.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value).unwrap_or_default(),
    }
}

/// Puts a text into a text area.
pub fn set_value(field: &HtmlElement, text: &str) {
    if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        area.set_value(text);
    }
}
