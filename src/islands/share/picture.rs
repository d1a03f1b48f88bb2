//! The picture beside a shared link, where the platform takes files. The loader shares what lies in the button's `files`.

use js_sys::{Array, Function, Reflect, Uint8Array};
use reqwasm::http::Request;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{File, FilePropertyBag, HtmlElement};

use super::menu::with_query_of;
use crate::{
    browser::{dom::{self, Find}, json, page},
    islands::embed::Embed,
};

/// Puts the picture there, once. Without it the link is shared alone.
#[wasm_split(share, fallible)]
pub fn fetch(embed: Embed, control: HtmlElement) -> Result<(), SplitLoaderError> {
    let is_asked = Reflect::has(&control, &"files".into()).unwrap_or(true);
    if let (Some(menu), false) = (embed.root.find("[data-share-menu]"), is_asked || !takes_files()) {
        json::set(&control, "files", &JsValue::UNDEFINED);
        let address = with_query_of(&dom::attribute(&control, "data-url"), &dom::attribute(&menu, "data-preview"));
        spawn_local(async move {
            match load(&address).await {
                Some(files) => json::set(&control, "files", &files),
                // It is fetched when the pointer comes near again; never refused for an element.
                None => drop(Reflect::delete_property(&control, &"files".into())),
            }
        });
    }
    Ok(())
}

async fn load(address: &str) -> Option<Array> {
    let reply = Request::get(address).send().await.ok().filter(|reply| reply.ok())?;
    let bytes = reply.binary().await.ok()?;
    file(&bytes)
}

/// Asked with an empty picture, before the real one is fetched.
fn takes_files() -> bool {
    let Some(window) = page::window() else { return false };
    let navigator = window.navigator();
    let can_share = Reflect::get(&navigator, &"canShare".into()).ok().and_then(|can| can.dyn_into::<Function>().ok());
    let (Some(can_share), Some(files)) = (can_share, file(&[])) else { return false };
    can_share.call1(&navigator, &json::object([("files", files.into())])).is_ok_and(|can| can.is_truthy())
}

fn file(bytes: &[u8]) -> Option<Array> {
    let kind = FilePropertyBag::new();
    kind.set_type("image/jpeg");
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, "picture.jpg", &kind).ok()?;
    Some(Array::of1(&file))
}
