//! What stands in the fields of a form, so that it can be carried over into the form that comes back.

use std::hash::{DefaultHasher, Hash, Hasher as _};

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::dom::{self, Find};

/// One field: a text, or one choice of several.
#[derive(Clone, PartialEq, Hash)]
pub struct Field {
    name: String,
    /// The choice's own value; empty for a text.
    choice: String,
    /// What was typed, or `on` for a taken choice.
    content: String,
}

impl Field {
    /// Its name in the form.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A number that another content hardly has: enough to see that something has changed without keeping what it was.
    pub fn print(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        hasher.finish()
    }
}

/// The fields of a page, as they stand now.
pub fn read(main: &HtmlElement) -> Vec<Field> {
    main.all("input:not([type=hidden]),select").iter().filter_map(field).collect()
}

/// Carries over what was typed since the form was sent. `unwritten` fields too, which the server never fills in: a card's number must outlive
/// a change of the country, but not a payment that was tried.
pub fn restore(main: &HtmlElement, sent: &[Field], now: &[Field], unwritten: bool) {
    for element in main.all("input:not([type=hidden]),select") {
        let Some(written) = field(&element) else { continue };
        let is_same = |other: &&Field| other.name == written.name && other.choice == written.choice;
        let Some(typed) = now.iter().find(is_same) else { continue };
        let is_newer = sent.iter().find(is_same).is_some_and(|before| before != typed);
        let is_unwritten = unwritten && written.choice.is_empty() && written.content.is_empty();
        if is_newer || is_unwritten {
            write(&element, typed);
        }
    }
}

/// Whether a choice is another than the server has written.
pub fn is_changed(element: &HtmlElement) -> bool {
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        let written = select.find("option[selected]").or_else(|| select.find("option"));
        return written.is_some_and(|written| dom::attribute(&written, "value") != select.value());
    }
    element.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.checked() != input.default_checked())
}

fn field(element: &HtmlElement) -> Option<Field> {
    let name = element.get_attribute("name")?;
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        return Some(Field { name, choice: String::new(), content: select.value() });
    }
    let input = element.dyn_ref::<HtmlInputElement>()?;
    Some(match is_choice(element) {
        true => Field { name, choice: input.value(), content: if input.checked() { "on".to_owned() } else { String::new() } },
        false => Field { name, choice: String::new(), content: input.value() },
    })
}

fn write(element: &HtmlElement, field: &Field) {
    if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(&field.content);
    } else if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        if is_choice(element) {
            input.set_checked(!field.content.is_empty());
        } else {
            input.set_value(&field.content);
        }
    }
}

fn is_choice(element: &HtmlElement) -> bool {
    matches!(dom::attribute(element, "type").as_str(), "radio" | "checkbox")
}
