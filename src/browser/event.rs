//! Events on the embedding element, for the host page's scripts.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, EventTarget};

/// Fires `spotlet:{name}`, bubbling and composed. Returns whether nobody prevented its default.
pub fn emit(target: &EventTarget, name: &str, detail: &JsValue) -> bool {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    options.set_composed(true);
    options.set_cancelable(true);
    options.set_detail(detail);
    let name = ["spotlet:", name].concat();
    match CustomEvent::new_with_event_init_dict(&name, &options) {
        // Dispatching throws only for an event that is already on its way.
        Ok(event) => target.dispatch_event(&event).unwrap_or(true),
        Err(_) => true,
    }
}
