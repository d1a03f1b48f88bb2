//! Our own share sheet, for browsers that have none. The server wrote it as a menu of plain links, and the loader shows that at once;
//! this chunk dresses it: icons, what is being shared, a QR code, and the links of the very product.
//!
//! It calls nobody else: a network hears of the shopper when its link is tapped, not before.

mod icon;
mod link;
mod menu;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{embed::Embed, store::store};

/// Dresses the menu that `control` has opened. If the chunk does not come, the plain links go on working.
pub fn enrich(embed: &Embed, control: &HtmlElement) {
    let Some(store) = store() else { return };
    let (embed, control) = (embed.clone(), control.clone());
    spawn_local(async move { drop(menu::enrich(embed, store, control).await) });
}
