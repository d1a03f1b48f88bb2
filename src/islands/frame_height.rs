//! The post alone in a frame tells the page around how high it is.

use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::ResizeObserver;

use crate::browser::{json, page};

/// Starts telling, on `/p/{post}/frame` only. The height is no secret, and who embeds us is not known: it goes to any parent.
pub fn tell() {
    let Some(window) = page::window() else { return };
    let path = window.location().pathname().unwrap_or_default();
    let (Some(body), Ok(Some(parent))) = (window.document().and_then(|document| document.body()), window.parent()) else { return };
    if !path.ends_with("/frame") || parent == window {
        return;
    }
    let watched = body.clone();
    let tell: Function = Closure::<dyn FnMut(Array)>::new(move |_| {
        let height = json::object([("height", body.offset_height().into())]);
        // A parent that is gone hears nothing.
        let _ = parent.post_message(&json::object([("spotlet", height)]), "*");
    })
    .into_js_value()
    .unchecked_into();
    if let Ok(observer) = ResizeObserver::new(&tell) {
        observer.observe(&watched);
        // The observer must outlive this call; the page keeps it while its target lives.
        drop(JsValue::from(observer));
    }
}
