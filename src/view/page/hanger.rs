//! A display for a clothes hanger or a shelf: one product, its likes as they come, and the way to the post.

use super::layout::bare_document;
use crate::view::{
    model::{HangerView, PageView},
    post::{Picture, heart},
    render,
    text::Text,
};
use leptos::prelude::*;

/// The display. Nothing on it is to be touched; it is read from across the room.
pub fn hanger_page(page: &PageView, hanger: &HangerView) -> String {
    let text = Text::of(page.locale);
    let hanger = hanger.clone();
    let brand = page.brand.clone();
    let body = render(move || {
        view! {
            <main class="hanger" data-hanger="" data-post=hanger.post data-hotspot=hanger.hotspot data-locale=text.lang>
                <figure class="shot">
                    {hanger.image.map(|image| view! { <Picture image=image sizes="100vmax" eager=true/> })}
                </figure>
                <div class="drift">
                    <p class="brand">{brand}</p>
                    <h1>{hanger.title}</h1>
                    <p class="price">{hanger.price} " " <small>{hanger.price_note}</small></p>
                    <div class="foot">
                        <p class="hearts" role="status" aria-label=hanger.likes_title data-count="">
                            {heart()}
                            <span data-number="">{hanger.likes_text}</span>
                        </p>
                        <figure class="code">
                            <img src=hanger.code width="256" height="256" alt=text.display_scan/>
                            <figcaption aria-hidden="true">{text.display_scan}</figcaption>
                        </figure>
                    </div>
                    <p class="asleep" data-asleep="" hidden>{text.last_number}</p>
                </div>
            </main>
        }
    });
    bare_document(page, "hanger-page", &body)
}
