//! How many pieces are in the bag, on every bag button.


use reactive_graph::{effect::Effect, prelude::*};
use super::{embed::Embed, lines::pieces, store::store};
use crate::browser::dom::Find;

/// Keeps the embed's count as the store says.
pub fn show(embed: &Embed) {
    let Some(store) = store() else { return };
    let root = embed.root.clone();
    Effect::new(move || {
        let count = store.bag.with(|bag| pieces(&bag.lines));
        let text = if count == 0 { String::new() } else { count.to_string() };
        for place in root.all("[data-bag-count]") {
            place.set_text_content(Some(&text));
        }
    });
}
