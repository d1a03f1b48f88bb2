//! Our own share sheet, for browsers that have none. The server wrote it as a menu of plain links, and the loader shows that at once;
//! this chunk dresses it: icons, what is being shared, a QR code, and the links of the very product.
//!
//! It calls nobody else: a network hears of the shopper when its link is tapped, not before.

mod icon;
mod link;
mod menu;
mod picture;

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

use super::{embed::Embed, store::store};
use crate::browser::dom::{self, Find};

/// Fetches the picture that goes with a link when a pointer or the focus comes near the button: sharing itself must not wait for it.
pub fn watch(embed: &Embed) {
    for event in ["pointerover", "focusin"] {
        let near = embed.clone();
        embed.keep(EventListener::new(&embed.root, event, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(control) = target.and_then(|target| dom::closest(&target, "[data-action=share]")) {
                fetch_picture(near.clone(), control);
            }
        }));
    }
    // The pointer that made the loader fetch the core may rest on the button since.
    if let Some(control) = embed.root.find("[data-action=share]:is(:hover, :focus)") {
        fetch_picture(embed.clone(), control);
    }
}

fn fetch_picture(embed: Embed, control: HtmlElement) {
    spawn_local(async move { drop(picture::fetch(embed, control).await) });
}

/// Dresses the menu that `control` has opened. If the chunk does not come, the plain links go on working.
pub fn enrich(embed: &Embed, control: &HtmlElement) {
    let Some(store) = store() else { return };
    let (embed, control) = (embed.clone(), control.clone());
    spawn_local(async move { drop(menu::enrich(embed, store, control).await) });
}
