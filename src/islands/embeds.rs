//! The embeds of this page that are alive now.

use std::cell::RefCell;

use web_sys::{HtmlElement, ShadowRoot};

use super::{carousel, bag_count, clip, embed::Embed, focus, frame, like, likes, live, personal, seen, share, store::store, talk, variant};

thread_local! {
    static EMBEDS: RefCell<Vec<Embed>> = const { RefCell::new(Vec::new()) };
}

/// Brings an embed alive.
pub fn attach(host: HtmlElement, root: ShadowRoot) {
    detach(&host);
    let embed = Embed::new(host, root);
    if let Some(store) = store() {
        let shown = embed.clone();
        embed.keep(store.watch(move |state| {
            bag_count::show(&shown.root, state);
            like::show(&shown, state);
        }));
    }
    clip::watch(&embed);
    carousel::watch(&embed);
    focus::watch(&embed);
    variant::watch(&embed);
    personal::watch(&embed);
    share::watch(&embed);
    frame::start(&embed);
    seen::attach(&embed);
    talk::watch(&embed);
    let post = embed.data("post");
    if !post.is_empty() {
        likes::recall(post);
    }
    EMBEDS.with_borrow_mut(|embeds| embeds.push(embed));
    live::start();
}

/// Lets an embed go, with everything that was made for it.
pub fn detach(host: &HtmlElement) {
    let gone = EMBEDS.with_borrow_mut(|embeds| {
        let index = embeds.iter().position(|embed| embed.host == *host)?;
        Some(embeds.swap_remove(index))
    });
    if let Some(embed) = gone {
        embed.let_go();
    }
}

/// The embed of an element.
pub fn of(host: &HtmlElement) -> Option<Embed> {
    EMBEDS.with_borrow(|embeds| embeds.iter().find(|embed| embed.host == *host).cloned())
}

/// An embed that can show the bag: the first with a dialog, or the first there is.
pub fn with_sheet() -> Option<Embed> {
    EMBEDS.with_borrow(|embeds| embeds.iter().find(|embed| embed.dialog().is_some()).or(embeds.first()).cloned())
}

/// Every embed.
pub fn all() -> Vec<Embed> {
    EMBEDS.with_borrow(Clone::clone)
}
