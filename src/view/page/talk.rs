//! The conversation on a post's own page: a list and a form, without any script.

use crate::api::Conversation;
use crate::domain::comment::text::{MAX_NAME_CHARS, MAX_TEXT_CHARS};
use crate::view::model::{CommentView, TalkView};
use leptos::prelude::*;

/// The section that `#comments` leads to.
#[component]
pub fn Talk(talk: TalkView) -> impl IntoView {
    let words = Conversation::of(talk.locale);
    let comments = talk
        .comments
        .iter()
        .map(|comment| view! { <Comment comment=comment.clone() words=words/> })
        .collect_view();
    view! {
        <section class="conversation" id="comments" aria-labelledby="comments-title">
            <h2 id="comments-title">{words.comments} " " <span class="count">{talk.count.clone()}</span></h2>
            {talk.comments.is_empty().then(|| view! { <p class="empty">{words.empty}</p> })}
            <ol class="comments">{comments}</ol>
            {if talk.is_open {
                view! { <Say talk=talk words=words/> }.into_any()
            } else {
                view! { <p class="empty">{words.closed}</p> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Comment(comment: CommentView, words: &'static Conversation) -> impl IntoView {
    let answers = comment
        .answers
        .iter()
        .map(|answer| view! { <Comment comment=answer.clone() words=words/> }.into_any())
        .collect_view();
    let body = match comment.text.clone() {
        None => view! { <p class="empty">{words.removed}</p> }.into_any(),
        Some(text) => view! {
            <p class="who">
                <bdi class="name">{comment.name.clone()}</bdi>
                {comment.role.map(|role| view! { <span class="role">{role}</span> })}
                {comment.kind.map(|kind| view! { <span class="kind">{kind}</span> })}
                {comment.product.clone().map(|title| view! { <span class="product">{title}</span> })}
                <time datetime=comment.datetime.clone()>{comment.day.clone()}</time>
            </p>
            <p class="text" dir="auto">{text}</p>
        }
        .into_any(),
    };
    view! {
        <li class="comment" id=format!("comment-{}", comment.id)>
            {body}
            {(!comment.answers.is_empty()).then(|| view! { <ol class="answers">{answers}</ol> })}
        </li>
    }
}

#[component]
fn Say(talk: TalkView, words: &'static Conversation) -> impl IntoView {
    let products = talk
        .products
        .iter()
        .map(|(id, title)| view! { <option value=id.clone()>{title.clone()}</option> })
        .collect_view();
    view! {
        <form class="say" method="post" action=talk.action>
            <label>
                <span>{words.your_comment}</span>
                <textarea name="text" rows="3" maxlength=MAX_TEXT_CHARS required></textarea>
            </label>
            <div class="row">
                <label><span>{words.about}</span> <select name="product"><option value="">{words.whole_post}</option> {products}</select></label>
                <label>
                    <span>{words.kind_comment} " / " {words.question}</span>
                    <select name="kind"><option value="comment">{words.kind_comment}</option><option value="question">{words.question}</option></select>
                </label>
                <label><span>{words.name}</span> <input name="name" maxlength=MAX_NAME_CHARS autocomplete="nickname"/></label>
            </div>
            <p class="hint">{words.plain_text}</p>
            <button class="button">{words.send}</button>
        </form>
    }
}
