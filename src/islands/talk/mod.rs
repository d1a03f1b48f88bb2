//! Comments and questions under a post: read, write, answer, like, change, delete, report.
//!
//! All of it is a chunk of its own with its own stylesheet, fetched when somebody opens the comments or asks about a product. It builds its
//! nodes by hand: a list with a form needs no signals, and so the chunk weighs a fraction of the sheet. Every text goes in as a text node.
//!
//! The live numbers of the core write a new count into the summary; whoever has opened the comments sees that, and fetches what is new.

mod composer;
mod content;
mod deed;
mod item;
mod list;
mod node;
mod send;
mod styles;
mod wire;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use super::{embed::Embed, store::store};
use crate::browser::dom::{self, Find};

/// Fills comments that are open already: by a tap before the core came, or because the element was moved in its page.
pub fn watch(embed: &Embed) {
    if let Some(summary) = embed.root.find("[data-talk][open] summary") {
        open(embed, &summary);
    }
}

/// Opens the comments, or the form for a question about the product whose card holds the control.
pub fn open(embed: &Embed, control: &HtmlElement) {
    let (Some(store), embed, control) = (store(), embed.clone(), control.clone()) else { return };
    dom::set_busy(&control, true);
    spawn_local(async move {
        // What is in the disclosure without the chunk is a link to the post's page, which shows them too.
        if content::open(embed.clone(), store, control.clone()).await.is_err() {
            embed.say(&embed.strings().get("offline"));
        }
        dom::set_busy(&control, false);
    });
}
