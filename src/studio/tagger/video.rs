//! A video on the stage: its picture, its moments, and when each hotspot is there.

use leptos::prelude::*;
use web_sys::HtmlVideoElement;

use super::desk::Desk;
use crate::api::post::HotspotJson;
use crate::studio::words::words;

/// Whether a hotspot is not there at a moment.
pub fn is_away(hotspot: &HotspotJson, time_s: f64) -> bool {
    hotspot.from_s.is_some_and(|from_s| time_s < from_s) || hotspot.to_s.is_some_and(|to_s| time_s > to_s)
}

/// The video itself; the timeline below moves it.
#[component]
pub fn Clip(desk: Desk) -> impl IntoView {
    let picture = move || desk.current().and_then(|medium| desk.pictures.with(|pictures| pictures.get(&medium.src).cloned()));
    let src = move || picture().and_then(|picture| picture.sources.into_iter().next()).map(|(src, _)| src);
    let poster = move || picture().map(|picture| picture.still);
    let video = NodeRef::<leptos::html::Video>::new();
    let told = move |_| {
        if let Some(video) = video.get_untracked() {
            desk.time_s.set(video.current_time());
        }
    };
    view! {
        <video
            node_ref=video
            src=src
            poster=poster
            prop:muted=true
            playsinline=true
            preload="auto"
            data-clip=""
            on:loadedmetadata=told
            on:timeupdate=told
            on:seeked=told
        ></video>
    }
}

fn clip() -> Option<HtmlVideoElement> {
    use wasm_bindgen::JsCast as _;
    let document = web_sys::window()?.document()?;
    document.query_selector("[data-clip]").ok()??.dyn_into().ok()
}

/// How long the video is, once the browser has looked at it.
pub fn length_s() -> Option<f64> {
    clip().map(|clip| clip.duration()).filter(|duration| duration.is_finite())
}

/// Shows a moment of it.
pub fn seek(desk: Desk, time_s: f64) {
    if let Some(clip) = clip() {
        clip.set_current_time(time_s);
    }
    desk.time_s.set(time_s);
}

/// Play, the moment, and a bar for each hotspot.
#[component]
pub fn Timeline(desk: Desk) -> impl IntoView {
    let words = words();
    let length_s = RwSignal::new(0.0_f64);
    let is_playing = RwSignal::new(false);
    // The length is known once the browser has looked at the file; each new moment asks again.
    Effect::new(move |_| {
        desk.time_s.track();
        desk.medium.track();
        if let Some(duration) = self::length_s() {
            length_s.set(duration);
        }
    });
    let sought = move |event| {
        seek(desk, event_target_value(&event).parse().unwrap_or_default());
    };
    let toggle = move |_| {
        let Some(clip) = clip() else { return };
        if clip.paused() {
            // Refused by a browser that wants a gesture; this is one.
            let _ = clip.play();
            is_playing.set(true);
        } else {
            let _ = clip.pause();
            is_playing.set(false);
        }
    };
    let length = move || match length_s.get() {
        0.0 => 60.0,
        length => length,
    };
    let spots = move || desk.current().map(|medium| medium.hotspots).unwrap_or_default();
    view! {
        <div class="timeline">
            <button type="button" class="tool" on:click=toggle>{move || if is_playing.get() { words.pause } else { words.play }}</button>
            <label class="visually-hidden" for="moment">{words.moment}</label>
            <input id="moment" type="range" min="0" max=move || length().to_string() step="0.1" prop:value=move || desk.time_s.get().to_string() on:input=sought/>
            <output>{move || format!("{:.1} s", desk.time_s.get())}</output>
            <div class="bars" aria-hidden="true">
                <For each=spots key=|spot| (spot.id.clone(), spot.from_s.map(f64::to_bits), spot.to_s.map(f64::to_bits)) let:spot>
                    {
                        let (from_s, to_s) = (spot.from_s.unwrap_or(0.0), spot.to_s);
                        let left = move || format!("{}%", 100.0 * from_s / length());
                        let width = move || format!("{}%", 100.0 * (to_s.unwrap_or_else(length) - from_s).max(0.0) / length());
                        view! { <div class="bar"><span style:left=left style:width=width></span></div> }
                    }
                </For>
            </div>
        </div>
    }
}
