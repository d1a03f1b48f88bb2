//! The confirmation, in the post: the shopper has never left the page.

use leptos::{html::H2, prelude::*};

use super::content::Sheet;
use crate::islands::checkout::Placed;

#[component]
pub fn Confirmation(sheet: Sheet, placed: Placed) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    // The frame that had the focus is gone; a screen reader goes on at the news.
    heading.on_load(|heading| drop(heading.focus()));
    let link = (!placed.url.is_empty()).then(|| {
        view! { <a class="button" href=placed.url target="_blank" rel="noopener">{sheet.word("view-order")}</a> }
    });
    view! {
        <div class="body placed">
            <h2 tabindex="-1" node_ref=heading>{sheet.word("placed")}</h2>
            <p class="order-number">
                <span>{sheet.word("order-number")}</span>
                " "
                <strong data-order-number="">{placed.label}</strong>
            </p>
            {link}
            <button type="button" class="quiet" on:click=move |_| sheet.close()>{sheet.word("done")}</button>
        </div>
    }
}
