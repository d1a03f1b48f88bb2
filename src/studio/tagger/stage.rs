//! The picture with its hotspots: tap to place, drag to move, arrow keys for the rest.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent};

use super::desk::{Desk, Pick};
use super::video;
use crate::api::post::{HotspotJson, MediumJson};
use crate::domain::{HotspotId, MediumKind};
use crate::studio::edit::{self, COARSE, FINE};
use crate::studio::motion;
use crate::studio::words::words;

/// Where the picture lies.
#[component]
pub fn Stage(desk: Desk) -> impl IntoView {
    let words = words();
    let sheet = NodeRef::<leptos::html::Div>::new();
    let width = move || format!("{}%", desk.zoom.get() * 25);
    let is_video = move || desk.current().is_some_and(|medium| medium.kind == MediumKind::Video);
    let hotspots = move || desk.current().map(|medium| medium.hotspots).unwrap_or_default();
    let tapped = move |event: MouseEvent| {
        let on_spot = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if on_spot.is_some_and(|target| crate::browser::dom::closest(&target, ".spot").is_some()) {
            return;
        }
        if let Some((x, y)) = sheet.get_untracked().and_then(|sheet| share(&sheet, &event)) {
            desk.pick.set(Some(Pick::Place(x, y)));
        }
    };
    view! {
        <p class="hint" id="stage-hint">{words.tap_hint} <span class="visually-hidden">" " {words.stage_hint}</span></p>
        <div class="stage">
            // The button beside it does the same for whoever uses no pointer.
            <div class="sheet" node_ref=sheet style:width=width on:click=tapped>
                <Show when=is_video fallback=move || view! { <Still desk=desk/> }>
                    <video::Clip desk=desk/>
                </Show>
                <Way desk=desk/>
                <For each=hotspots key=|hotspot| hotspot.id.clone() let:hotspot>
                    <Spot desk=desk id=hotspot.id sheet=sheet/>
                </For>
            </div>
        </div>
        <Show when=is_video>
            <video::Timeline desk=desk/>
        </Show>
    }
}

#[component]
fn Still(desk: Desk) -> impl IntoView {
    let src = move || desk.current().and_then(|medium| desk.pictures.with(|pictures| pictures.get(&medium.src).map(|picture| picture.still.clone())));
    let alt = move || desk.current().map(|medium| desk.post.with(|post| edit::said(&medium.alt, post.locale))).unwrap_or_default();
    // Its place is as large as the picture before that is there: what is pressed meanwhile is pressed where it will be.
    let side = move |of: fn(&MediumJson) -> u32| desk.current().map(|medium| of(&medium).to_string());
    let (width, height) = (move || side(|medium| medium.width), move || side(|medium| medium.height));
    view! { <img src=move || src().unwrap_or_default() alt=alt width=width height=height draggable="false"/> }
}

/// What a hotspot is just now, as long as it is there.
fn of(desk: Desk, id: &HotspotId) -> Option<HotspotJson> {
    desk.post.with(|post| edit::hotspot(post, id).cloned())
}

#[component]
fn Spot(desk: Desk, id: HotspotId, sheet: NodeRef<leptos::html::Div>) -> impl IntoView {
    let id = StoredValue::new(id);
    let hotspot = Memo::new(move |_| of(desk, &id.get_value()));
    let at = move || hotspot.with(|hotspot| hotspot.as_ref().map(|hotspot| motion::place_at(hotspot, desk.time_s.get())).unwrap_or_default());
    let left = move || format!("{}%", at().0 * 100.0);
    let top = move || format!("{}%", at().1 * 100.0);
    let name = move || hotspot.with(|hotspot| hotspot.as_ref().map(|hotspot| desk.place_said(hotspot)).unwrap_or_default());
    let is_selected = move || desk.selected.with(|selected| selected.as_ref() == Some(&id.get_value()));
    let is_away = move || hotspot.with(|hotspot| hotspot.as_ref().is_some_and(|hotspot| video::is_away(hotspot, desk.time_s.get())));
    // What the post was when the drag began, and where the finger was within the spot.
    let drag: StoredValue<Option<crate::api::PostJson>> = StoredValue::new(None);
    let has_moved = StoredValue::new(false);
    let down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        desk.selected.set(Some(id.get_value()));
        desk.settle(&id.get_value());
        drag.set_value(Some(desk.post.get_untracked()));
        has_moved.set_value(false);
        if let Some(spot) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
            // Fails only for a pointer that is gone already.
            let _ = spot.set_pointer_capture(event.pointer_id());
        }
    };
    let moved = move |event: PointerEvent| {
        if drag.with_value(Option::is_none) {
            return;
        }
        if let Some(place) = sheet.get_untracked().and_then(|sheet| share(&sheet, &event)) {
            has_moved.set_value(true);
            let time_s = desk.time_s.get_untracked();
            desk.change_quietly(|post| motion::place(post, &id.get_value(), time_s, place));
        }
    };
    let up = move |_: PointerEvent| {
        let before = drag.try_update_value(Option::take).flatten();
        if let (Some(before), true) = (before, has_moved.get_value()) {
            desk.note(before);
            desk.say_place(&id.get_value());
        }
    };
    let key = move |event: KeyboardEvent| {
        if let Some(by) = arrow(&event) {
            event.prevent_default();
            desk.selected.set(Some(id.get_value()));
            desk.settle(&id.get_value());
            desk.nudge(&id.get_value(), by);
        } else if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            desk.remove(&id.get_value());
            focus_next();
        }
    };
    view! {
        <button
            type="button"
            class="spot"
            class:selected=is_selected
            class:away=is_away
            style:left=left
            style:top=top
            aria-label=name
            aria-pressed=move || if is_selected() { "true" } else { "false" }
            aria-describedby="stage-hint"
            data-spot=move || id.get_value().to_string()
            on:pointerdown=down
            on:pointermove=moved
            on:pointerup=up
            on:pointercancel=up
            on:keydown=key
            on:focus=move |_| desk.selected.set(Some(id.get_value()))
        ></button>
    }
}

/// The way of the selected hotspot, from where it appears to where it goes.
#[component]
fn Way(desk: Desk) -> impl IntoView {
    let way = move || {
        let id = desk.selected.get()?;
        let current = desk.current()?;
        let hotspot = current.hotspots.into_iter().find(|hotspot| hotspot.id == id)?;
        Some((hotspot.x.get(), hotspot.y.get(), hotspot.to?))
    };
    let percent = |share: f64| format!("{}%", share * 100.0);
    move || {
        way().map(|(x, y, to)| {
            let (x1, y1, x2, y2) = (percent(x), percent(y), percent(to.x.get()), percent(to.y.get()));
            view! {
                <svg class="course" aria-hidden="true">
                    <line class="ground" x1=x1.clone() y1=y1.clone() x2=x2.clone() y2=y2.clone()></line>
                    <line x1=x1.clone() y1=y1.clone() x2=x2.clone() y2=y2.clone()></line>
                    <circle cx=x1 cy=y1 r="5"></circle>
                    <circle cx=x2 cy=y2 r="5"></circle>
                </svg>
            }
        })
    }
}

/// What an arrow key moves by, as shares of the picture; with Shift it is more.
pub fn arrow(event: &KeyboardEvent) -> Option<(f64, f64)> {
    let step = if event.shift_key() { COARSE } else { FINE };
    Some(match event.key().as_str() {
        "ArrowLeft" => (-step, 0.0),
        "ArrowRight" => (step, 0.0),
        "ArrowUp" => (0.0, -step),
        "ArrowDown" => (0.0, step),
        _ => return None,
    })
}

/// After a hotspot is gone the focus goes to where the next one is added.
fn focus_next() {
    let document = web_sys::window().and_then(|window| window.document());
    let next = document.and_then(|document| document.query_selector("[data-add]").ok().flatten());
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        // Fails only for what cannot have it.
        let _ = next.focus();
    }
}

/// Where a pointer is, as shares of the sheet.
fn share(sheet: &HtmlElement, event: &MouseEvent) -> Option<(f64, f64)> {
    let area = sheet.get_bounding_client_rect();
    let (width, height) = (area.width(), area.height());
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    Some(((f64::from(event.client_x()) - area.left()) / width, (f64::from(event.client_y()) - area.top()) / height))
}
