//! The checkout page's bundle: it starts by itself, on a page that the server has rendered in full.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{dom::Find, page},
    guest::{checkout::Checkout, enter, form, links},
};

/// Brings the page alive.
#[wasm_bindgen(start)]
pub fn start() {
    let Some(document) = page::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(main) = document.find("main[data-checkout]") else {
        return;
    };
    let checkout = Checkout::begin(&document, &main);
    links::watch(&document, &checkout);
    enter::watch(&document);
    form::watch(&document, &main, checkout);
}
