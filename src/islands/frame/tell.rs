//! How high the post is, and where a tap leads, in messages to whatever page is around.
//!
//! One message serves two kinds of hosts: our own loader reads `spotlet.height`, WordPress' `wp-embed.js` reads
//! `{message, value, secret}`, where the secret came in the frame's address as `#?secret=`.
//! Neither is private, and who embeds us is not known: messages go to any parent.

use std::cell::Cell;

use gloo_events::EventListener;
use js_sys::{Array, Function};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{MessageEvent, ResizeObserver, Window};

use super::opaque;
use crate::{
    browser::{json, page},
    islands::embed::Embed,
};

thread_local! {
    static IS_TELLING: Cell<bool> = const { Cell::new(false) };
}

/// The page around this frame.
#[derive(Clone)]
pub struct Host {
    window: Window,
    parent: Window,
    secret: JsValue,
}

impl Host {
    /// None where the page is no frame.
    fn find() -> Option<Self> {
        let window = page::window()?;
        let parent = window.parent().ok()??;
        if parent == window {
            return None;
        }
        let hash = window.location().hash().unwrap_or_default();
        let secret = hash.split_once("secret=").map(|(_, rest)| rest);
        let secret = secret.and_then(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric()).next());
        Some(Self { secret: secret.map_or(JsValue::UNDEFINED, JsValue::from), window, parent })
    }

    fn tell_height(&self) {
        let height = self.window.document().and_then(|document| document.body()).map_or(0, |body| body.offset_height());
        self.send("height", height.into(), json::object([("height", height.into())]));
    }

    /// Asks the host to open one of our own addresses in the whole tab.
    pub fn open(&self, url: &str) {
        self.send("link", url.into(), JsValue::UNDEFINED);
    }

    fn send(&self, message: &str, value: JsValue, spotlet: JsValue) {
        let message = [("spotlet", spotlet), ("message", message.into()), ("value", value), ("secret", self.secret.clone())];
        // A parent that is gone hears nothing.
        let _ = self.parent.post_message(&json::object(message), "*");
    }
}

/// Tells the height whenever it changes, and opens the tab where the frame itself may not.
#[wasm_split(frame, fallible)]
pub fn tell(embed: Embed) -> Result<(), SplitLoaderError> {
    // An embed that is refreshed is attached anew.
    let (Some(host), false) = (Host::find(), IS_TELLING.replace(true)) else { return Ok(()) };
    if let Some(body) = host.window.document().and_then(|document| document.body()) {
        let resized = host.clone();
        let on_resize: Function =
            Closure::<dyn FnMut(Array)>::new(move |_| resized.tell_height()).into_js_value().unchecked_into();
        if let Ok(observer) = ResizeObserver::new(&on_resize) {
            // The page keeps the observer while its target lives.
            observer.observe(&body);
        }
    }
    // WordPress' script may come later than this one; then it says that it is there.
    let asked = host.clone();
    EventListener::new(&host.window, "message", move |event| {
        let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
        if data.and_then(|data| json::text(&data, "message")).as_deref() == Some("ready") {
            asked.tell_height();
        }
    })
    .forget();
    opaque::watch(&embed, &host);
    Ok(())
}
