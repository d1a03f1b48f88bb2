//! The post as a whole, in reading order.

use super::{
    STRUCTURE, bar::Bar, card::Card, list::ProductList, sheet::Sheet, stage::Stage, talk::Talk,
};
use crate::{
    domain::Currency,
    view::{model::PostView, text::Text},
};
use leptos::prelude::*;

/// A post with everything the loader and the islands need in its `data-` attributes.
#[component]
pub fn Article(post: PostView) -> impl IntoView {
    let text = Text::of(post.locale);
    let url = format!("{}/p/{}", post.server, post.id);
    let cards = post
        .cards
        .iter()
        .enumerate()
        .map(|(index, card)| view! { <Card card=card.clone() index=index post=post.clone()/> })
        .collect_view();
    // Only where it is not the hundred that scripts take for granted.
    let unit = post
        .currency
        .parse::<Currency>()
        .ok()
        .map(|currency| 10_i64.pow(currency.exponent()))
        .filter(|unit| *unit != 100);
    view! {
        <article
            class="post"
            lang=text.lang
            data-v=STRUCTURE
            data-post=post.id.clone()
            data-title=post.title.clone()
            data-url=url
            data-server=post.server.clone()
            data-locale=text.lang
            data-country=post.country.clone()
            data-currency=post.currency.clone()
            data-unit=unit
            data-creator=post.creator.clone()
            data-credit=post.credit.clone()
        >
            <Stage post=post.clone()/>
            {cards}
            <Bar post=post.clone()/>
            <ProductList post=post.clone()/>
            <Talk post=post.clone()/>
            <p class="status" role="status" data-status=""></p>
            <Sheet text=text/>
        </article>
    }
}
