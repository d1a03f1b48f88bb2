//! A creator's page.

use super::layout::document;
use crate::view::{
    model::{CreatorView, PageView, PostTeaserView},
    post::Picture,
};
use leptos::prelude::*;

/// The creator's name and posts.
pub fn creator_page(page: &PageView, creator: &CreatorView) -> String {
    let creator = creator.clone();
    document(page, "creator-page", move || {
        let posts = creator
            .posts
            .iter()
            .map(|post| view! { <Teaser post=post.clone()/> })
            .collect_view();
        view! {
            <main>
                <h1>{creator.name.clone()}</h1>
                <ul class="teasers">{posts}</ul>
            </main>
        }
    })
}

#[component]
fn Teaser(post: PostTeaserView) -> impl IntoView {
    view! {
        <li>
            <a href=post.url>
                {post.image.map(|image| view! { <Picture image=image sizes="(min-width: 40rem) 22rem, 100vw"/> })}
                <h2>{post.title}</h2>
            </a>
            {post.summary.map(|summary| view! { <p>{summary}</p> })}
        </li>
    }
}
