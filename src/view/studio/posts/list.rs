//! The list of posts.

use crate::view::model::studio::{PostRowView, PostsView};
use crate::view::post::Picture;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::PostWords;
use leptos::prelude::*;

/// Filters, search, and a card for each post.
pub fn posts_page(posts: &PostsView) -> String {
    let PostsView {
        shell,
        words: looked_for,
        filters,
        posts,
        is_empty,
    } = posts.clone();
    let words = PostWords::of(shell.page.locale);
    let new = move || view! { <a class="button small" href="/studio/posts/new">{words.new}</a> };
    studio_document(
        &shell,
        move || (!is_empty).then(new),
        move || {
            if is_empty {
                return view! {
                    <section class="empty">
                        <h2>{words.empty}</h2>
                        <p>{words.empty_text}</p>
                        <a class="button" href="/studio/posts/new">{words.new}</a>
                    </section>
                }
                .into_any();
            }
            let filters = filters
                .into_iter()
                .map(|(url, label, number, is_current)| {
                    let current = is_current.then_some("true");
                    view! { <li><a href=url aria-current=current>{label} " " <span>{number}</span></a></li> }
                })
                .collect_view();
            let found = match posts.is_empty() {
                true => view! {
                    <p class="lede">{words.nothing_fits} " " <a href="/studio">{words.show_all}</a></p>
                }
                .into_any(),
                false => {
                    let posts = posts.into_iter().map(card).collect_view();
                    view! { <ul class="cards">{posts}</ul> }.into_any()
                }
            };
            view! {
                <div class="finder">
                    <ul class="filters">{filters}</ul>
                    <form method="get" action="/studio" role="search">
                        <input type="search" name="q" value=looked_for aria-label=words.search placeholder=words.search/>
                        <button class="button plain small">{words.find}</button>
                    </form>
                </div>
                {found}
            }
            .into_any()
        },
    )
}

fn card(post: PostRowView) -> impl IntoView {
    let picture = match post.image {
        Some(image) => {
            view! { <Picture image=image sizes="(min-width: 900px) 300px, 50vw"/> }.into_any()
        }
        None => view! { <span class="blank"></span> }.into_any(),
    };
    view! {
        <li>
            <a href=post.url>
                <span class="frame">{picture}</span>
                <strong>{post.title}</strong>
            </a>
            <p class="status" data-status=post.status>{post.status_label}</p>
            <p class="muted">{post.about}</p>
        </li>
    }
}
