//! The post alone in a frame, on `/p/{post}/frame` only: what it tells the page around it.
//!
//! The code is a chunk of its own, since most posts stand in no frame.

mod opaque;
mod tell;

use wasm_bindgen_futures::spawn_local;

use super::embed::Embed;
use crate::browser::page;

/// Starts telling. If the chunk does not come, the frame keeps the height that its host gave it.
pub fn start(embed: &Embed) {
    let path = page::window().and_then(|window| window.location().pathname().ok());
    if path.is_some_and(|path| path.ends_with("/frame")) {
        let embed = embed.clone();
        spawn_local(async move { drop(tell::tell(embed).await) });
    }
}
