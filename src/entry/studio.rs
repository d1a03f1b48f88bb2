//! The studio's bundle: it starts by itself, on a page that the server has rendered in full.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::browser::dom::Find as _;
use crate::browser::page;
use crate::studio::{copy, tagger, theme, upload};

/// Brings alive what is on the page.
#[wasm_bindgen(start)]
pub fn start() {
    let Some(document) = page::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(place) = document.find("[data-tagger]") {
        tagger::start(place);
    }
    if let Some(form) = document.find("[data-uploader]") {
        upload::start(&document, form);
    }
    if let Some(place) = document.find("[data-frames]") {
        upload::choose_frames(&document, place);
    }
    if let Some(form) = document.find("[data-theme-editor]") {
        theme::start(&document, form);
    }
    copy::watch(&document);
}
