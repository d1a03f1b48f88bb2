//! The tagger: a picture, its hotspots, the products behind them; saved by itself, undone without end.
//!
//! [`desk::Desk`] holds the state as signals and is the one place that changes a post; the other files show it. Where a page has a
//! `data-tagger` with the id of a post, [`start`] puts it there. To add a control: a component that reads the desk and calls it.

mod conflict;
mod desk;
mod details;
mod library;
mod picker;
mod preview;
mod save;
mod span;
mod spots;
mod stage;
mod strip;
mod tools;
mod uploads;
mod video;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use self::desk::Desk;
use super::wire::{self, Failure};
use super::words::words;
use crate::api::draft::DraftJson;
use crate::browser::dom::attribute;

/// Opens the post that the place names.
pub fn start(place: HtmlElement) {
    let id = attribute(&place, "data-tagger");
    spawn_local(async move {
        let draft: Result<DraftJson, Failure> = wire::get(&format!("/api/studio/posts/{id}")).await;
        place.set_inner_html("");
        match draft {
            Ok(draft) => mount_to(place, move || view! { <Tagger draft=draft/> }).forget(),
            Err(_) => place.set_text_content(Some(words().failed_to_load)),
        }
    });
}

#[component]
fn Tagger(draft: DraftJson) -> impl IntoView {
    let desk = Desk::open(draft);
    save::watch(desk);
    let is_empty = move || desk.post.with(|post| post.media.is_empty());
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">{move || desk.announced.get()}</p>
        <tools::Tools desk=desk/>
        <uploads::Uploads desk=desk/>
        <Show when=move || !is_empty() fallback=move || view! { <library::First desk=desk/> }>
            <div class="table">
                <div class="left">
                    <stage::Stage desk=desk/>
                    <strip::Strip desk=desk/>
                </div>
                <div class="right">
                    <spots::Spots desk=desk/>
                    <details::Details desk=desk/>
                </div>
            </div>
            <preview::Preview desk=desk/>
        </Show>
        <picker::Picker desk=desk/>
        <library::Library desk=desk/>
        <conflict::Dialog desk=desk/>
    }
}
