//! The way to the comments. They load only when asked for; without a script the link leads to the post's own page, which
//! shows them.

use crate::api::Conversation;
use crate::view::model::PostView;
use leptos::prelude::*;

/// A closed disclosure with the number of comments; a lazy chunk fills it once it is opened.
#[component]
pub fn Talk(post: PostView) -> impl IntoView {
    let words = Conversation::of(post.locale);
    let url = format!("{}/p/{}#comments", post.server, post.id);
    post.comments_text.map(|count| {
        view! {
            <details class="talk" data-talk="">
                <summary data-action="comments">
                    {words.comments} " " <span class="count" data-comment-count="">{Some(count).filter(|text| !text.is_empty())}</span>
                </summary>
                <p><a href=url target="_top">{words.read}</a></p>
            </details>
        }
    })
}
