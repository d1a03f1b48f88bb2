//! The key that ends a line. A browser would press the form's first button for it, a hidden one that computes the totals anew: here it does what the
//! key says (`enterkeyhint`), on to the next field, and an order is placed by its button alone.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement, HtmlInputElement, KeyboardEvent};

use crate::browser::dom::{self, Find};

/// Watches the fields of the checkout's form.
pub fn watch(document: &Document) {
    let page = document.clone();
    EventListener::new_with_options(document, "keydown", EventListenerOptions::enable_prevent_default(), move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|key| key.key() == "Enter" && !key.is_composing()) else { return };
        let field = key.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(field) = field.filter(|field| field.form().is_some_and(|form| form.has_attribute("data-checkout-form"))) else { return };
        event.prevent_default();
        if let Some(button) = own_button(&field) {
            button.click();
        } else if let Some(next) = next(&page, &field) {
            // Refused only for what cannot have the focus.
            let _ = next.focus();
        }
    })
    .forget();
}

/// The button that stands beside a field of its own, such as the discount code's.
fn own_button(field: &HtmlInputElement) -> Option<HtmlElement> {
    dom::closest(field, "[data-own-button]")?.find("button")
}

/// The next thing to fill in that can be seen, or the button that pays. Of several answers it is the chosen one.
fn next(document: &Document, field: &HtmlInputElement) -> Option<HtmlElement> {
    let kinds = ["input:enabled:not([type=hidden],[type=radio])", "input:checked", "select", "[data-pay]"];
    let stops = document.all(&kinds.map(|kind| format!("[data-checkout-form] {kind}")).join(","));
    let mut after = stops.into_iter().skip_while(|stop| !stop.is_same_node(Some(field))).skip(1);
    after.find(|stop| stop.offset_parent().is_some())
}
