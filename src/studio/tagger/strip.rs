//! The media of a post in their order.

use leptos::prelude::*;

use super::desk::Desk;
use crate::api::post::MediumJson;
use crate::domain::MediumKind;
use crate::studio::edit;
use crate::studio::words::words;

/// Small pictures; the one on the stage can be moved and taken out.
#[component]
pub fn Strip(desk: Desk) -> impl IntoView {
    let words = words();
    let media = move || desk.post.with(|post| post.media.iter().cloned().enumerate().collect::<Vec<_>>());
    let last = move || desk.post.with(|post| post.media.len().saturating_sub(1));
    let shift = move |by: isize| {
        let from = desk.medium.get_untracked();
        let mut to = from;
        desk.change(None, |post| to = edit::move_medium(post, from, by));
        desk.medium.set(to);
    };
    let remove = move |_| {
        let index = desk.medium.get_untracked();
        desk.selected.set(None);
        desk.medium.set(index.saturating_sub(1));
        desk.change(None, |post| edit::remove_medium(post, index));
    };
    // Nothing to change places with.
    let is_alone = move || last() == 0;
    view! {
        <section class="strip" aria-label=words.pictures>
            <ul>
                <For each=media key=|(index, medium)| (*index, medium.src.clone()) let:entry>
                    <Thumb desk=desk index=entry.0 medium=entry.1/>
                </For>
                <li><button type="button" class="plus" aria-label=words.add_media on:click=move |_| desk.library.set(true)>"+"</button></li>
            </ul>
            <p class="beside">
                <button type="button" class="quiet" class:alone=is_alone disabled=move || desk.medium.get() == 0 on:click=move |_| shift(-1)>{words.earlier}</button>
                <button type="button" class="quiet" class:alone=is_alone disabled=move || { desk.medium.get() >= last() } on:click=move |_| shift(1)>{words.later}</button>
                <button type="button" class="quiet" on:click=remove>{words.remove_media}</button>
            </p>
        </section>
    }
}

#[component]
fn Thumb(desk: Desk, index: usize, medium: MediumJson) -> impl IntoView {
    let name = format!("{} {}", words().picture, index + 1);
    let is_video = medium.kind == MediumKind::Video;
    let src = medium.src;
    let still = move || desk.pictures.with(|pictures| pictures.get(&src).map(|picture| picture.still.clone())).unwrap_or_default();
    let show = move |_| {
        desk.medium.set(index);
        desk.selected.set(None);
        desk.time_s.set(0.0);
    };
    view! {
        <li>
            <button type="button" class="thumb" class:film=is_video aria-label=name aria-current=move || (desk.medium.get() == index).then_some("true") on:click=show>
                <img src=still alt="" width="72" height="72"/>
            </button>
        </li>
    }
}
