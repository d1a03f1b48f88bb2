//! The sheet: a modal dialog with the bag, then the checkout, then the confirmation. The only markup that is rendered in the browser.
//!
//! Its code is a chunk of its own, fetched when somebody first opens the bag (or, quietly, after the first "add").
//! It is mounted when it opens and gone when it closes, so that an embed nobody shops in carries none of it.

mod bag;
mod checkout;
mod content;
mod line;
mod placed;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{cart, embed::Embed, embeds, store::store};
use crate::browser::dom::{self, Find};

/// Opens the bag over the page. `control` is busy until it is there.
pub fn open(asked: &Embed, control: Option<HtmlElement>) {
    let Some(store) = store() else { return };
    // A bag button of the page has no dialog; any post's will do.
    let embed = if asked.dialog().is_some() { asked.clone() } else { embeds::with_sheet().unwrap_or_else(|| asked.clone()) };
    // Hidden first, so that the focus goes back to the hotspot, which is where closing the dialog will find it.
    for layer in embed.root.all("[popover]") {
        // Refused for a layer that is not shown.
        let _ = layer.hide_popover();
    }
    cart::refetch();
    set_busy(control.as_ref(), true);
    spawn_local(async move {
        if content::open(embed.clone(), store).await.is_err() {
            embed.say(&embed.strings().get("offline"));
        }
        set_busy(control.as_ref(), false);
    });
}

/// Fetches the chunk before it is asked for. A failure is met again, and told, when it is.
pub fn prefetch() {
    spawn_local(async { drop(content::prefetch().await) });
}

fn set_busy(control: Option<&HtmlElement>, busy: bool) {
    if let Some(control) = control {
        dom::set_busy(control, busy);
    }
}
