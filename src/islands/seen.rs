//! What happened in the posts of this page and was not told yet. It is remembered from the first tap on; the lazy chunk of live numbers
//! (`live/seen.rs`) tells it.

use std::cell::{Cell, RefCell};

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

use super::embed::Embed;
use crate::browser::{
    dom::{self, Find},
    json, page,
};

/// Something that happened: of which kind, at which hotspot of which post.
pub struct Happening {
    /// The post.
    pub post: String,
    /// `tap`, `share`, `add` or `view`.
    pub kind: &'static str,
    /// The hotspot; empty where the whole post is meant.
    pub hotspot: String,
    /// Of a press: medium, and the place as shares of width and height.
    pub place: Option<(f64, f64, f64)>,
}

thread_local! {
    static WAITING: RefCell<Vec<Happening>> = const { RefCell::new(Vec::new()) };
    /// Called when the first happening begins to wait.
    static TELLER: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Listens to the events that the page's own scripts hear too, as long as the page lives.
pub fn listen() {
    let Some(document) = page::document() else { return };
    for kind in ["tap", "share", "add"] {
        let listener = EventListener::new(&document, ["spotlet:", kind].concat(), move |event| {
            if let Some(event) = event.dyn_ref::<CustomEvent>() {
                let text = |name| json::text(&event.detail(), name).unwrap_or_default();
                note(text("post"), kind, text("hotspot"));
            }
        });
        listener.forget();
    }
}

/// Cards that opened before the core came.
pub fn attach(embed: &Embed) {
    for card in embed.root.all("[data-card]:popover-open") {
        note(embed.data("post"), "tap", dom::attribute(&card, "data-card"));
    }
}

/// Remembers something.
pub fn note(post: String, kind: &'static str, hotspot: String) {
    remember(Happening { post, kind, hotspot, place: None });
}

/// Remembers something with its place.
pub fn remember(happening: Happening) {
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(happening);
        waiting.len() == 1
    });
    if let Some(tell) = TELLER.get()
        && is_first
    {
        tell();
    }
}

/// From here on `tell` is called when something begins to wait; at once if something does.
pub fn tell_by(tell: fn()) {
    TELLER.set(Some(tell));
    if !WAITING.with_borrow(Vec::is_empty) {
        tell();
    }
}

/// What waits, to be told.
pub fn take() -> Vec<Happening> {
    WAITING.take()
}
