//! Who made the post, and what one can do with it.

use super::{ad, icon, said};
use crate::view::{model::PostView, text::Text};
use leptos::prelude::*;

/// Byline, like, share, bag.
#[component]
pub fn Bar(post: PostView) -> impl IntoView {
    let text = Text::of(post.locale);
    let url = format!("{}/p/{}", post.server, post.id);
    let creator = format!("{}/c/{}", post.server, post.creator);
    view! {
        <div class="bar">
            <p class="byline">
                <a class="name" href=url target="_top">{post.title.clone()}</a>
                <span class="by">
                    {text.by} " " <a href=creator target="_top">{post.creator_name.clone()}</a>
                    {ad(post.advertising)}
                </span>
            </p>
            <span class="counted" data-counted="">
                <button type="button" class="tool like" part="like" data-action="like" aria-pressed="false" aria-label=text.like>
                    {icon::heart()}
                </button>
                <span class="count" data-likes="" title=said(&post.likes_title)>{said(&post.likes_text)}</span>
            </span>
            <button
                type="button"
                class="tool share"
                part="share"
                data-action="share"
                data-title=post.title.clone()
                data-url=post.share_url.clone()
                popovertarget="share-menu"
                aria-label=text.share
            >
                {icon::share()}
            </button>
            <span class="counted" data-counted="">
                <button type="button" class="tool bag" part="bag" data-action="bag" aria-label=text.bag>
                    {icon::bag()}
                </button>
                <span class="count" data-bag-count=""></span>
            </span>
        </div>
        <ShareMenu post=post text=text/>
    }
}

/// The menu shown where the platform has no share sheet of its own. Its links work without a script.
#[component]
fn ShareMenu(post: PostView, text: &'static Text) -> impl IntoView {
    let targets = post
        .share
        .iter()
        .map(|target| {
            view! {
                <a href=target.url.clone() target="_blank" rel="noopener" data-target=target.id data-to=target.pattern>
                    {target.name.clone()}
                </a>
            }
        })
        .collect_view();
    view! {
        <div
            popover="auto"
            class="menu"
            id="share-menu"
            data-share-menu=""
            data-preview=post.preview.clone()
            data-t-copied=text.copied
            data-t-scan=text.scan
            role="dialog"
            aria-label=text.share
        >
            <button type="button" data-action="copy-link">{text.copy_link}</button>
            {targets}
        </div>
    }
}
