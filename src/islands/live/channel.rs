//! The way between open pages of one origin.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// An open channel; closed when dropped.
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// `None` where the browser has none, or an opaque origin may not.
    pub fn open(name: &str, hear: fn(&JsValue)) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                hear(&event.data());
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Says something to all other pages.
    pub fn send(&self, message: &JsValue) {
        // Refused only for what cannot be copied; ours is plain.
        let _ = self.channel.post_message(message);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
