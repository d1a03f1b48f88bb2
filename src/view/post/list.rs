//! The plain list of products, for those who would rather read than aim.

use super::image::Picture;
use crate::view::{
    model::{CardView, PostView},
    text::Text,
};
use leptos::prelude::*;
use std::collections::HashSet;

/// Every product of the post, in the order of the hotspots.
#[component]
pub fn ProductList(post: PostView) -> impl IntoView {
    let text = Text::of(post.locale);
    // A product on several media has a card for each of its hotspots; here it stands once.
    let mut seen = HashSet::new();
    let items = post
        .cards
        .iter()
        .filter(|card| seen.insert(&card.product))
        .map(|card| view! { <Item card=card.clone()/> })
        .collect_view();
    view! {
        <ul class="list" part="list" aria-label=text.shop_the_picture>
            {items}
        </ul>
    }
}

#[component]
fn Item(card: CardView) -> impl IntoView {
    let picture = card.image.clone().map(|image| {
        // The title stands beside it: for a reader the picture adds nothing.
        view! { <Picture image={crate::view::model::ImageView { alt: String::new(), ..image }} sizes="4rem"/> }
    });
    view! {
        <li>
            <button type="button" popovertarget=format!("card-{}", card.hotspot) data-list-item=card.hotspot.clone() aria-haspopup="dialog">
                {picture}
                <span class="what">
                    <span class="title">{card.title.clone()}</span>
                    <span class="price">{card.list_price_text.clone()}</span>
                </span>
            </button>
        </li>
    }
}
