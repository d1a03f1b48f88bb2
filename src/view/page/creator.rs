//! A creator's page.

use super::layout::document;
use crate::view::{
    model::{CreatorView, PageView, PostTeaserView},
    post::{Picture, ad},
    text::Text,
};
use leptos::prelude::*;

/// The creator's portrait, name, words and posts.
pub fn creator_page(page: &PageView, creator: &CreatorView) -> String {
    let creator = creator.clone();
    document(page, "creator-page", move || {
        let text = Text::of(creator.locale);
        let posts = creator
            .posts
            .iter()
            .map(|post| view! { <Teaser post=post.clone()/> })
            .collect_view();
        view! {
            <main>
                <header class="profile">
                    {match creator.picture {
                        Some(image) => view! { <div class="portrait"><Picture image=image sizes="128px"/></div> }.into_any(),
                        None => view! { <div class="portrait" aria-hidden="true">{creator.initials}</div> }.into_any(),
                    }}
                    <h1>{creator.name.clone()}</h1>
                    {creator.bio.map(|bio| view! { <p class="bio">{bio}</p> })}
                    {creator.link.map(|(url, shown)| view! { <p class="link"><a href=url rel="me noopener nofollow">{shown}</a></p> })}
                </header>
                <section aria-label=text.posts>
                    <ul class="teasers">{posts}</ul>
                </section>
            </main>
        }
    })
}

#[component]
fn Teaser(post: PostTeaserView) -> impl IntoView {
    view! {
        <li>
            <a href=post.url>
                {post.image.map(|image| view! { <Picture image=image sizes="(min-width: 40rem) 29rem, 100vw"/> })}
                <h2>{post.title} {ad(post.advertising)}</h2>
            </a>
            {post.summary.map(|summary| view! { <p>{summary}</p> })}
        </li>
    }
}
