//! The checkout page's bundle: it starts by itself.
use wasm_bindgen::prelude::wasm_bindgen;

/// Begins.
#[wasm_bindgen(start)]
pub fn start() {}
