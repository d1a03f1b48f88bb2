//! Undo, redo, zoom, and where the last change is.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, KeyboardEvent};

use super::desk::{Desk, SaveState};
use super::save;
use crate::browser::dom::closest;
use crate::studio::words::words;

const SMALLEST: u32 = 4;
const LARGEST: u32 = 16;

/// The row above the picture.
#[component]
pub fn Tools(desk: Desk) -> impl IntoView {
    let words = words();
    window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| keys(desk, &event));
    let state = move || match desk.save.get() {
        SaveState::Saved => words.saved.to_owned(),
        SaveState::Waiting => words.unsaved.to_owned(),
        SaveState::Saving => words.saving.to_owned(),
        SaveState::Failed(why) => format!("{} {why}", words.not_saved),
    };
    let has_failed = move || matches!(desk.save.get(), SaveState::Failed(_));
    let zoom = move |by: i32| {
        desk.zoom.update(|zoom| *zoom = zoom.saturating_add_signed(by).clamp(SMALLEST, LARGEST));
    };
    view! {
        <div class="tools" role="toolbar" aria-label=words.picture>
            <button type="button" class="tool" disabled=move || !desk.history.with(|h| h.can_undo()) on:click=move |_| desk.undo()>{words.undo}</button>
            <button type="button" class="tool" disabled=move || !desk.history.with(|h| h.can_redo()) on:click=move |_| desk.redo()>{words.redo}</button>
            <button type="button" class="tool" aria-label=words.zoom_out disabled=move || desk.zoom.get() <= SMALLEST on:click=move |_| zoom(-2)>"−"</button>
            <button type="button" class="tool" aria-label=words.zoom_in disabled=move || { desk.zoom.get() >= LARGEST } on:click=move |_| zoom(2)>"+"</button>
            <span class="saved" class:bad=has_failed role="status" data-save="">{state}</span>
            <Show when=has_failed>
                <button type="button" class="quiet" on:click=move |_| save::now(desk)>{words.retry}</button>
            </Show>
        </div>
    }
}

/// Ctrl or Cmd with Z, with Shift to redo; within a field the browser's own undo is meant.
fn keys(desk: Desk, event: &KeyboardEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let is_typing = target.is_some_and(|target| closest(&target, "input, textarea, select").is_some());
    if is_typing || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    match (event.key().to_lowercase().as_str(), event.shift_key()) {
        ("z", false) => desk.undo(),
        ("z", true) | ("y", _) => desk.redo(),
        _ => return,
    }
    event.prevent_default();
}
