//! The confirmation, in the post: the shopper has never left the page.

use tachys::{
    html::{element as el, event::click},
    prelude::*,
    reactive_graph::node_ref::NodeRef,
};
use web_sys::MouseEvent;

use super::content::Sheet;
use crate::islands::checkout::Placed;

/// Thanks, the order's number, and the way to its page.
pub fn confirmation(sheet: Sheet, placed: Placed) -> AnyView {
    let heading = NodeRef::<el::H2>::new();
    // The frame that had the focus is gone; a screen reader goes on at the news.
    heading.on_load(|heading| drop(heading.focus()));
    let link = (!placed.url.is_empty())
        .then(|| el::a().class("button").href(placed.url).target("_blank").rel("noopener").child(sheet.word("view-order")));
    let number = el::p().class("order-number").child((
        el::span().child(sheet.word("order-number")),
        " ",
        el::strong().attr("data-order-number", "").child(placed.label),
    ));
    let done = el::button().r#type("button").class("quiet").on(click, move |_: MouseEvent| sheet.close());
    el::div()
        .class("body placed")
        .child((
            el::h2().attr("tabindex", "-1").node_ref(heading).child(sheet.word("placed")),
            number,
            link,
            done.child(sheet.word("done")),
        ))
        .into_any()
}
