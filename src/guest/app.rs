//! A native app around the page: messages travel as JSON text through objects in `window` (UCP 2026-04-08, `embedded-protocol.md`, Native Hosts).
//! Whoever put them there has the whole page in its hands, so nothing is told here that a frame's host would not hear.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use crate::browser::{json, page};

/// The app's object; the second place is what WebKit offers.
const CONSUMER: &str = "EmbeddedCheckoutProtocolConsumer";
/// Ours, which the app calls.
const OURS: &str = "EmbeddedCheckoutProtocol";

/// The way to the app.
pub struct App {
    consumer: JsValue,
    post: Function,
}

impl App {
    /// The app, if there is one.
    pub fn find() -> Option<Self> {
        let window = JsValue::from(page::window()?);
        let webkit = json::field(&json::field(&window, "webkit"), "messageHandlers");
        [window, webkit].iter().find_map(|place| {
            let consumer = json::field(place, CONSUMER);
            let post = json::field(&consumer, "postMessage").dyn_into().ok()?;
            Some(Self { consumer, post })
        })
    }

    /// Tells the app something.
    pub fn post(&self, message: &JsValue) {
        // What goes wrong in the app is the app's.
        let _ = self.post.call1(&self.consumer, &json::write(message).into());
    }
}

/// Hears the app from now on.
pub fn listen(hear: impl Fn(&JsValue) + 'static) {
    let Some(window) = page::window() else { return };
    let post = Closure::<dyn Fn(JsValue)>::new(move |message: JsValue| {
        hear(&message.as_string().map_or(message, |text| json::parse(&text)));
    });
    let ours = json::object([("postMessage", post.into_js_value())]);
    // Refused only for a window that is frozen.
    let _ = Reflect::set(&window, &OURS.into(), &ours);
}
