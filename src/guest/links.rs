//! Links of the checkout inside a frame: they never navigate the frame away. The host opens them if that is its part, else a new window does.
//! A link marked `data-private` carries a secret and is never told to the host.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use super::checkout::Checkout;
use crate::browser::dom;

/// Watches the page's links.
pub fn watch(document: &Document, checkout: &Checkout) {
    if !checkout.is_embedded() {
        return;
    }
    let checkout = checkout.clone();
    EventListener::new_with_options(document, "click", EventListenerOptions::enable_prevent_default(), move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(link) = target.and_then(|target| dom::closest(&target, "a[href]")) else { return };
        if dom::attribute(&link, "href").starts_with('#') || link.has_attribute("data-private") {
            return;
        }
        let url = crate::browser::json::text(&link, "href").unwrap_or_default();
        if checkout.open_window(&url) {
            event.prevent_default();
        } else if !link.has_attribute("target") {
            dom::set_attribute(&link, "target", Some("_blank"));
            dom::set_attribute(&link, "rel", Some("noopener"));
        }
    })
    .forget();
}
