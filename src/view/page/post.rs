//! A post's own page, where share links lead.

use super::{layout::document, talk::Talk};
use crate::view::{
    model::{PageView, PostView, TalkView},
    post::{ad, element},
};
use leptos::prelude::*;

/// The post with its title and summary. The fragment stands in the page as a declarative shadow root, so it shows without a script.
pub fn post_page(page: &PageView, post: &PostView, talk: Option<&TalkView>) -> String {
    let talk = talk.cloned();
    let (post, embedded) = (post.clone(), element(post, ""));
    document(page, "post-page", move || {
        view! {
            <main>
                {ad(post.advertising).map(|label| view! { <p class="paid">{label}</p> })}
                <h1>{post.title.clone()}</h1>
                {post.summary.clone().map(|summary| view! { <p class="lede">{summary}</p> })}
                <div class="place" inner_html=embedded></div>
                {talk.map(|talk| view! { <Talk talk=talk/> })}
            </main>
        }
    })
}
