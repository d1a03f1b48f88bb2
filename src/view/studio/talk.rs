//! The moderation queue.

use super::Filters;
use super::layout::studio_document;
use super::words::TalkWords;
use crate::view::model::studio::{ModeratedView, ModerationView};
use leptos::prelude::*;

/// The page.
pub fn talk_page(talk: &ModerationView) -> String {
    let ModerationView {
        shell,
        choices,
        show,
        comments,
        blocks,
    } = talk.clone();
    let words = TalkWords::of(shell.page.locale);
    let token = shell.form_token.clone();
    studio_document(
        &shell,
        || (),
        move || {
            let list = match comments.is_empty() {
                true => {
                    view! { <div class="empty"><h2>{words.none}</h2><p>{words.none_text}</p></div> }
                        .into_any()
                }
                false => {
                    let comments = comments
                        .into_iter()
                        .map(|one| view! { <Comment one=one show=show token=token.clone() words=words/> })
                        .collect_view();
                    view! { <ul class="said">{comments}</ul> }.into_any()
                }
            };
            let blocks = blocks.map(|blocks| view! { <Blocks blocks=blocks words=words/> });
            view! {
                <Filters label=words.filter links=choices/>
                {list}
                {blocks}
            }
        },
    )
}

#[component]
fn Comment(
    one: ModeratedView,
    show: &'static str,
    token: String,
    words: &'static TalkWords,
) -> impl IntoView {
    let ModeratedView {
        id,
        post,
        title,
        url,
        author,
        about,
        text,
        reports,
        can: [approve, remove, block, answer],
    } = one;
    let about = about
        .into_iter()
        .map(|what| view! { <span class="muted">{what}</span> })
        .collect_view();
    let under = match url {
        Some(url) => view! { <a href=url target="_blank" rel="noopener">{title}</a> }.into_any(),
        None => view! { {title} }.into_any(),
    };
    let reports = reports
        .into_iter()
        .map(|why| view! { <li>{why}</li> })
        .collect_view();
    let button = |verb: &'static str, label: &'static str, class: &'static str| {
        view! {
            <form method="post" action=format!("/studio/talk/{id}/{verb}")>
                <input type="hidden" name="show" value=show/>
                <button class=class aria-label=format!("{label}: {author}")>{label}</button>
            </form>
        }
    };
    let field = format!("answer-{id}");
    let answer = answer.then(|| {
        view! {
            <details class="more">
                <summary>{words.answer}</summary>
                <form class="stack" method="post" action=format!("/studio/talk/{id}/answer")>
                    <input type="hidden" name="show" value=show/>
                    <input type="hidden" name="token" value=token/>
                    <input type="hidden" name="post" value=post.clone()/>
                    <div class="field">
                        <label for=field.clone()>{words.answer_label}</label>
                        <textarea id=field.clone() name="text" rows="3" maxlength="2000" required=true></textarea>
                    </div>
                    <button class="button small">{words.send}</button>
                </form>
            </details>
        }
    });
    view! {
        <li>
            <p class="stand"><strong>{author.clone()}</strong>{about}<span class="muted">{words.under} " " {under}</span></p>
            <p class="quote">{text}</p>
            <ul class="reports muted">{reports}</ul>
            <div class="ways">
                {approve.then(|| button("approve", words.approve, "button small"))}
                {remove.then(|| button("remove", words.remove, "button plain small"))}
                {block.then(|| button("block", words.block, "quiet bad"))}
            </div>
            {answer}
        </li>
    }
}

#[component]
fn Blocks(blocks: Vec<(String, String, String)>, words: &'static TalkWords) -> impl IntoView {
    let rows = blocks
        .into_iter()
        .map(|(kind, value, text)| {
            let label = format!("{}: {text}", words.unblock);
            view! {
                <li>
                    <div class="what">{text}</div>
                    <form method="post" action="/studio/talk/blocks/remove">
                        <input type="hidden" name="kind" value=kind/>
                        <input type="hidden" name="value" value=value/>
                        <button class="quiet" aria-label=label>{words.unblock}</button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="block" aria-labelledby="blocks">
            <h2 id="blocks">{words.blocks}</h2>
            <p class="muted">{words.blocks_text}</p>
            <form class="stack" method="post" action="/studio/talk/blocks">
                <div class="field">
                    <label for="word">{words.word}</label>
                    <input id="word" name="word" maxlength="60" required=true autocomplete="off" autocapitalize="none"/>
                    <p class="hint">{words.word_hint}</p>
                </div>
                <button class="button small">{words.add}</button>
            </form>
            <ul class="rows blocked">{rows}</ul>
        </section>
    }
}
