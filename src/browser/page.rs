//! The page around: where it is, where it goes, what it looks like, whether it is online.

use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Window};

use super::{dom, uuid};

/// The window; there is always one, but asking it costs an `Option`.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The window as something to listen to.
pub fn target() -> Option<EventTarget> {
    window()?.dyn_into().ok()
}

/// The document as something to listen to.
pub fn document() -> Option<EventTarget> {
    window()?.document()?.dyn_into().ok()
}

/// Whether anybody can see the page.
pub fn is_visible() -> bool {
    window().and_then(|window| window.document()).is_some_and(|document| !document.hidden())
}

/// A random UUID. Where the host page is not a secure context there is no `randomUUID`; time and chance must do.
pub fn new_uuid() -> String {
    let crypto = window().and_then(|window| window.crypto().ok());
    let mut bytes = [0; 16];
    if let Some(crypto) = crypto {
        // Never refused for so few bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    uuid::from_random(bytes)
}

/// Whether the browser believes it has a network.
pub fn is_online() -> bool {
    window().is_none_or(|window| window.navigator().on_line())
}

/// Leaves for another page, in the outermost window that the browser lets us move.
pub fn leave_for(url: &str) {
    if let Some(window) = window() {
        // Refused only inside a sandbox, where the link in the sheet is left.
        let _ = window.open_with_url_and_target(url, "_top");
    }
}

/// Sends a text, also when the page is being left. Nobody waits for an answer.
pub fn beacon(url: &str, text: &str) {
    if let Some(window) = window() {
        // Refused only when too much is on its way already.
        let _ = window.navigator().send_beacon_with_opt_str(url, Some(text));
    }
}

/// Goes to another page in this window.
pub fn go_to(url: &str) {
    if let Some(window) = window() {
        // Fails only for an address that is none.
        let _ = window.location().assign(url);
    }
}

/// A query string of these names and values.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let Ok(query) = web_sys::UrlSearchParams::new() else { return String::new() };
    for (name, value) in pairs {
        query.append(name, value);
    }
    String::from(query.to_string())
}

/// `light` or `dark`: what the element's own theme asks for, else what the reader prefers.
pub fn color_scheme(host: &Element) -> &'static str {
    let dark = match dom::attribute(host, "theme").as_str() {
        "dark" => true,
        "light" => false,
        _ => declared(host).unwrap_or_else(|| prefers("(prefers-color-scheme: dark)")),
    };
    if dark { "dark" } else { "light" }
}

/// Whether a brand theme settles on one scheme through the CSS property `color-scheme`.
fn declared(host: &Element) -> Option<bool> {
    match style(host, "color-scheme").as_str() {
        "dark" => Some(true),
        "light" => Some(false),
        _ => None,
    }
}

/// A computed style property, empty when there is none.
pub fn style(element: &Element, property: &str) -> String {
    let style = window().and_then(|window| window.get_computed_style(element).ok()?);
    style.and_then(|style| style.get_property_value(property).ok()).unwrap_or_default()
}

/// Whether a media query holds.
pub fn prefers(query: &str) -> bool {
    window().and_then(|window| window.match_media(query).ok()?).is_some_and(|query| query.matches())
}
