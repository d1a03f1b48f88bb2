//! The empty dialog that the bag and the checkout fill in the browser, with the words they need.

use crate::view::text::Text;
use leptos::{
    attr::{
        any_attribute::{AnyAttribute, IntoAnyAttribute},
        custom::custom_attribute,
    },
    prelude::*,
};

/// An empty `<dialog>`; its words ride along in `data-t-` attributes, so that the core carries no language.
#[component]
pub fn Sheet(text: &'static Text) -> impl IntoView {
    let words = words(text)
        .into_iter()
        .map(|(name, word)| custom_attribute(name, word).into_any_attr())
        .collect::<Vec<AnyAttribute>>();
    view! { <dialog class="sheet" part="sheet" data-sheet="" aria-label=text.bag {..words}></dialog> }
}

/// What `islands::strings` reads.
fn words(text: &'static Text) -> Vec<(&'static str, &'static str)> {
    vec![
        ("data-t-bag", text.bag),
        ("data-t-close", text.close),
        ("data-t-empty", text.bag_empty),
        ("data-t-empty-hint", text.bag_empty_hint),
        ("data-t-loading", text.loading),
        ("data-t-remove", text.remove),
        ("data-t-removed", text.removed),
        ("data-t-undo", text.undo),
        ("data-t-more", text.more),
        ("data-t-less", text.less),
        ("data-t-quantity", text.quantity),
        ("data-t-checkout", text.checkout),
        ("data-t-added", text.added),
        ("data-t-offline", text.offline),
        ("data-t-failed", text.failed),
        ("data-t-retry", text.try_again),
        ("data-t-continue", text.continue_checkout),
        ("data-t-placed", text.order_placed),
        ("data-t-order-number", text.order_number),
        ("data-t-done", text.keep_looking),
        ("data-t-back", text.back),
    ]
}
