//! A page of text.

use super::layout::document;
use crate::view::model::{PageView, TextPageView};
use leptos::prelude::*;

/// Heading, paragraphs, a way on.
pub fn text_page(page: &PageView, content: &TextPageView) -> String {
    let content = content.clone();
    document(page, "text-page", move || {
        let paragraphs = content
            .paragraphs
            .iter()
            .map(|text| view! { <p>{text.clone()}</p> })
            .collect_view();
        view! {
            <main>
                <h1>{content.heading.clone()}</h1>
                {paragraphs}
                {content.link.clone().map(|(url, text)| view! { <p><a class="button" href=url>{text}</a></p> })}
            </main>
        }
    })
}
