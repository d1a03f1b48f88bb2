//! A button beside each text that is there to be copied (`data-copy`).

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::words::words;
use crate::browser::dom::Find as _;

/// Puts the buttons in.
pub fn watch(document: &Document) {
    for field in document.all("[data-copy]") {
        if let Some(button) = button(document, &field) {
            // Fails only for a field that stands nowhere.
            let _ = field.insert_adjacent_element("afterend", &button);
        }
    }
}

fn button(document: &Document, field: &HtmlElement) -> Option<HtmlElement> {
    let button: HtmlElement = document.create_element("button").ok()?.dyn_into().ok()?;
    let label = field.closest(".field").ok()??.query_selector("label").ok()??;
    let label = label.text_content().unwrap_or_default();
    button.set_class_name("quiet copy");
    // Only for a name that is none.
    let _ = button.set_attribute("type", "button");
    let _ = button.set_attribute("aria-label", &format!("{}: {}", words().copy, label.trim()));
    button.set_text_content(Some(words().copy));
    let (told, field) = (button.clone(), field.clone());
    let copy = Closure::<dyn Fn()>::new(move || {
        let text = field
            .dyn_ref::<HtmlInputElement>()
            .map(HtmlInputElement::value)
            .or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value));
        let (Some(window), Some(text)) = (web_sys::window(), text) else { return };
        let told = told.clone();
        let copied = wasm_bindgen_futures::JsFuture::from(window.navigator().clipboard().write_text(&text));
        wasm_bindgen_futures::spawn_local(async move {
            if copied.await.is_ok() {
                told.set_text_content(Some(words().copied));
            }
        });
    });
    // Fails only for a handler that is no function.
    let _ = button.add_event_listener_with_callback("click", copy.as_ref().unchecked_ref());
    copy.forget();
    Some(button)
}
