//! A live region that outlasts every `<main>`: what is replaced together with its region is not read aloud.

use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use crate::browser::dom;

/// Says a text to screen readers.
pub fn announce(document: &Document, text: &str) {
    if let Some(region) = region(document) {
        region.set_text_content(Some(text));
    }
}

fn region(document: &Document) -> Option<HtmlElement> {
    const ID: &str = "spotlet-live";
    if let Some(region) = document.get_element_by_id(ID) {
        return region.dyn_into().ok();
    }
    let region = document.create_element("p").ok()?.dyn_into::<HtmlElement>().ok()?;
    dom::set_attribute(&region, "id", Some(ID));
    dom::set_attribute(&region, "role", Some("status"));
    // Through the object model, which a strict content security policy allows.
    for (property, value) in [("position", "fixed"), ("clip-path", "inset(50%)"), ("width", "1px"), ("height", "1px"), ("overflow", "hidden")] {
        let _ = region.style().set_property(property, value);
    }
    document.body()?.append_child(&region).ok()?;
    Some(region)
}
