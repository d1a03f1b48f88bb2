//! Video: plays while it is in view and motion is welcome; hotspots with times show at their times, and move by them.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlElement, HtmlVideoElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, ShadowRoot};

use super::embed::Embed;
use crate::browser::{
    dom::{self, Find},
    page,
};

/// Brings the embed's videos alive.
pub fn watch(embed: &Embed) {
    for video in embed.root.all("video") {
        let Ok(video) = video.dyn_into::<HtmlVideoElement>() else { continue };
        let listeners = ["timeupdate", "play", "pause"].map(|kind| {
            let (root, shown) = (embed.root.clone(), video.clone());
            gloo_events::EventListener::new(&video, kind, move |_| show(&root, &shown))
        });
        let observer = (!page::prefers("(prefers-reduced-motion: reduce)")).then(|| play_in_view(&video)).flatten();
        embed.keep((listeners, observer.map(Watching)));
    }
}

/// The play button: plays or pauses, and a pause by hand lasts.
pub fn toggle(control: &HtmlElement) {
    let Some(video) = slide(control).and_then(|slide| slide.find("video")?.dyn_into::<HtmlVideoElement>().ok()) else { return };
    dom::set_attribute(&video, "data-paused", (!video.paused()).then_some(""));
    if video.paused() { play(&video) } else { pause(&video) }
}

fn slide(element: &HtmlElement) -> Option<HtmlElement> {
    dom::closest(element, "[data-medium]")
}

fn play(video: &HtmlVideoElement) {
    if let Ok(playing) = video.play() {
        // A browser that saves power refuses; the poster and the button stay.
        spawn_local(async move { drop(JsFuture::from(playing).await) });
    }
}

fn pause(video: &HtmlVideoElement) {
    // Never refused for an element.
    let _ = video.pause();
}

// `web-sys` has no stable binding of it.
#[wasm_bindgen]
extern "C" {
    type Animated;
    /// The animations of an element; nothing of its children.
    #[wasm_bindgen(method, js_name = getAnimations)]
    fn animations(this: &Animated) -> Array;
    type Motion;
    #[wasm_bindgen(method, setter, js_name = currentTime)]
    fn set_time_ms(this: &Motion, time_ms: f64);
}

/// Button and timed hotspots follow the clip; these wait while a card is read, which hangs on one of them.
fn show(root: &ShadowRoot, video: &HtmlVideoElement) {
    let Some(slide) = slide(video) else { return };
    if let Some(button) = slide.find("[data-action=play]") {
        let word = dom::attribute(&button, if video.paused() { "data-t-play" } else { "data-t-pause" });
        dom::set_attribute(&button, "aria-label", Some(&word));
        dom::set_attribute(&button, "data-playing", (!video.paused()).then_some(""));
    }
    if root.find(".card:popover-open").is_some() {
        return;
    }
    let now_s = video.current_time();
    for hotspot in slide.all("[data-from-s], [data-to-s]") {
        // Rust's own float parser weighs ten kilobytes. An absent bound is NaN, which no time is beyond.
        let bound = |name: &str| js_sys::parse_float(&dom::attribute(&hotspot, name));
        let is_hidden = now_s < bound("data-from-s") || now_s > bound("data-to-s");
        dom::set_attribute(&hotspot, "hidden", is_hidden.then_some(""));
        // The way of one that moves begins at the video's own beginning; see `view::post::positions`.
        for motion in hotspot.unchecked_ref::<Animated>().animations() {
            motion.unchecked_ref::<Motion>().set_time_ms(now_s * 1000.0);
        }
    }
}

/// Stops watching when it is dropped.
struct Watching(IntersectionObserver);

impl Drop for Watching {
    fn drop(&mut self) {
        self.0.disconnect();
    }
}

fn play_in_view(video: &HtmlVideoElement) -> Option<IntersectionObserver> {
    let watched = video.clone();
    let on_change: Function = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let entry = entries.pop().unchecked_into::<IntersectionObserverEntry>();
        if !entry.is_intersecting() {
            pause(&watched);
        } else if !watched.has_attribute("data-paused") {
            play(&watched);
        }
    })
    .into_js_value()
    .unchecked_into();
    let options = IntersectionObserverInit::new();
    options.set_threshold(&0.5.into());
    let observer = IntersectionObserver::new_with_options(&on_change, &options).ok()?;
    observer.observe(video);
    Some(observer)
}
