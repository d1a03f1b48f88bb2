//! The confirmation, in the post: the shopper has never left the page.

use tachys::{
    html::{element as el, event::click},
    prelude::*,
    reactive_graph::node_ref::NodeRef,
};
use web_sys::MouseEvent;

use super::content::Sheet;
use crate::islands::checkout::Placed;

/// Thanks and the order's number, above the frame with the receipt.
pub fn confirmation(sheet: Sheet, placed: Placed) -> AnyView {
    let heading = NodeRef::<el::H2>::new();
    // A screen reader goes on at the news.
    heading.on_load(|heading| drop(heading.focus()));
    let number = el::p().class("order-number").child((
        el::span().child(sheet.word("order-number")),
        " ",
        el::strong().attr("data-order-number", "").child(placed.label),
    ));
    let done = el::button().r#type("button").class("quiet").on(click, move |_: MouseEvent| sheet.close());
    el::div()
        .class("placed")
        .child((
            el::h2().attr("tabindex", "-1").node_ref(heading).child(sheet.word("placed")),
            number,
            done.child(sheet.word("done")),
        ))
        .into_any()
}
