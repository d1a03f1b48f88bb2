//! Finding and reading elements.

use wasm_bindgen::JsCast;
use web_sys::{Document, DocumentFragment, Element, HtmlElement, HtmlInputElement, NodeList};

/// Where elements can be looked for.
pub trait Find {
    /// The first element below this one that matches.
    fn find(&self, selector: &str) -> Option<HtmlElement>;
    /// All elements below this one that match, in document order.
    fn all(&self, selector: &str) -> Vec<HtmlElement>;
}

macro_rules! find {
    ($($node:ty)*) => {$(
        impl Find for $node {
            fn find(&self, selector: &str) -> Option<HtmlElement> {
                self.query_selector(selector).ok()??.dyn_into().ok()
            }

            fn all(&self, selector: &str) -> Vec<HtmlElement> {
                self.query_selector_all(selector).map(|found| elements(&found)).unwrap_or_default()
            }
        }
    )*};
}
find!(DocumentFragment Element Document);

fn elements(found: &NodeList) -> Vec<HtmlElement> {
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}

/// The nearest ancestor, or the element itself, that matches.
pub fn closest(element: &Element, selector: &str) -> Option<HtmlElement> {
    element.closest(selector).ok()??.dyn_into().ok()
}

/// An attribute, empty when it is absent.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// Sets an attribute, or removes it for `None`.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Fails only for invalid names; ours are literals.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// What an element says, without the white space around.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// Says whether something is under way, to eyes and to screen readers.
pub fn set_busy(element: &Element, busy: bool) {
    set_attribute(element, "aria-busy", busy.then_some("true"));
}

/// The value of the first input below that matches.
pub fn value(root: &Element, selector: &str) -> Option<String> {
    Some(root.find(selector)?.dyn_ref::<HtmlInputElement>()?.value())
}
