//! The chunk's stylesheet, adopted by the shadow root as the loader does it: a host's `style-src` has no say then.

use js_sys::Array;
use reqwasm::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{CssStyleSheet, ShadowRoot};

/// Adopts a stylesheet. Without it the comments are plain, but whole.
pub async fn adopt(root: &ShadowRoot, url: &str) -> Option<()> {
    let text = Request::get(url).send().await.ok()?.text().await.ok()?;
    let sheet = CssStyleSheet::new().ok()?;
    sheet.replace_sync(&text).ok()?;
    let sheets: Array = root.adopted_style_sheets().iter().chain([JsValue::from(sheet)]).collect();
    root.set_adopted_style_sheets(&sheets);
    Some(())
}
