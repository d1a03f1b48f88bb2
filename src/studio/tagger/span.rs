//! When a hotspot of a video is there, and the way it goes meanwhile.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::desk::{Desk, place_words};
use super::stage::arrow;
use super::video;
use crate::api::post::HotspotJson;
use crate::domain::HotspotId;
use crate::studio::edit;
use crate::studio::motion::{self, End};
use crate::studio::words::words;

/// What a moving hotspot is given to go by when nobody knows how long the video is.
const SOME_SECONDS: f64 = 5.0;

/// From when to when.
#[component]
pub fn Span(desk: Desk, id: StoredValue<HotspotId>) -> impl IntoView {
    let words = words();
    let span = move || of(desk, id).map(|spot| (spot.from_s, spot.to_s)).unwrap_or_default();
    let shown = |time: Option<f64>| time.map(|time| format!("{time:.1}")).unwrap_or_default();
    let set = move |from_s: Option<f64>, to_s: Option<f64>| desk.change(None, |post| motion::span(post, &id.get_value(), from_s, to_s));
    let number = |event: &leptos::ev::Event| event_target_value(event).parse::<f64>().ok();
    let moment = move || (desk.time_s.get_untracked() * 10.0).round() / 10.0;
    let (from_id, to_id) = (format!("from-{}", id.get_value()), format!("to-{}", id.get_value()));
    view! {
        <div class="span">
            <div class="field">
                <label for=from_id.clone()>{words.from}</label>
                <input id=from_id type="number" min="0" step="0.1" prop:value=move || shown(span().0) on:change=move |event| set(number(&event), span().1)/>
            </div>
            <button type="button" class="quiet" on:click=move |_| set(Some(moment()), span().1.filter(|to_s| *to_s > moment()))>{words.from_now}</button>
            <div class="field">
                <label for=to_id.clone()>{words.to}</label>
                <input id=to_id type="number" min="0" step="0.1" prop:value=move || shown(span().1) on:change=move |event| set(span().0, number(&event))/>
            </div>
            <button type="button" class="quiet" on:click=move |_| set(span().0, Some(moment()))>{words.to_now}</button>
        </div>
        <Motion desk=desk id=id/>
    }
}

/// Whether it moves, and its two places.
#[component]
fn Motion(desk: Desk, id: StoredValue<HotspotId>) -> impl IntoView {
    let words = words();
    let moves = move || of(desk, id).is_some_and(|spot| spot.to.is_some());
    let switch = move |event| {
        let id = id.get_value();
        let moves = event_target_checked(&event);
        let from_s = desk.post.with_untracked(|post| edit::hotspot(post, &id).and_then(|spot| spot.from_s)).unwrap_or(0.0);
        let end_s = video::length_s().filter(|length_s| *length_s > from_s).unwrap_or(from_s + SOME_SECONDS);
        desk.change(None, |post| if moves { motion::begin(post, &id, end_s) } else { motion::stay(post, &id) });
        if moves {
            // What comes next is to say where it goes.
            go_to(desk, &id, End::Last);
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=moves on:change=switch/>
            <span>{words.moves}</span>
        </label>
        <Show when=moves>
            <div class="ends" role="group" aria-label=words.moves>
                <Place desk=desk id=id end=End::First name=words.first_place/>
                <Place desk=desk id=id end=End::Last name=words.last_place/>
                <p class="hint">{words.moves_hint}</p>
            </div>
        </Show>
    }
}

/// One of the two places: goes to its moment, and moves it by the arrow keys.
#[component]
fn Place(desk: Desk, id: StoredValue<HotspotId>, end: End, name: &'static str) -> impl IntoView {
    let is_here = move || of(desk, id).and_then(|spot| motion::end_at(&spot, desk.time_s.get())).is_some_and(|(here, _)| here == end);
    let place = move || of(desk, id).map(|spot| place_of(&spot, end)).unwrap_or_default();
    let key = move |event: KeyboardEvent| {
        if let Some(by) = arrow(&event) {
            event.prevent_default();
            go_to(desk, &id.get_value(), end);
            desk.nudge(&id.get_value(), by);
        }
    };
    view! {
        <button
            type="button"
            class="end"
            aria-pressed=move || if is_here() { "true" } else { "false" }
            on:click=move |_| go_to(desk, &id.get_value(), end)
            on:keydown=key
        >
            <strong>{name}</strong>
            <span class="muted">{place}</span>
        </button>
    }
}

fn of(desk: Desk, id: StoredValue<HotspotId>) -> Option<HotspotJson> {
    desk.post.with(|post| edit::hotspot(post, &id.get_value()).cloned())
}

fn place_of(spot: &HotspotJson, end: End) -> String {
    let (x, y) = match (end, spot.to) {
        (End::Last, Some(to)) => (to.x, to.y),
        _ => (spot.x, spot.y),
    };
    place_words(x.get(), y.get())
}

/// Shows the moment of one of its places, and says where it is then.
fn go_to(desk: Desk, id: &HotspotId, end: End) {
    let moment = desk.post.with_untracked(|post| {
        let spot = edit::hotspot(post, id)?;
        match end {
            End::First => Some(spot.from_s.unwrap_or(0.0)),
            End::Last => spot.to_s,
        }
    });
    if let Some(moment) = moment {
        video::seek(desk, moment);
        desk.say_place(id);
    }
}
