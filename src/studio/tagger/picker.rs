//! Choosing a product: recent ones at once, others as one types.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;

use super::desk::{Desk, Pick};
use crate::api::draft::{ProductCard, ProductsFound};
use crate::browser::page::query;
use crate::studio::wire;
use crate::studio::words::words;

const AFTER: Duration = Duration::from_millis(140);
/// A finger's tap counts a little after it was lifted.
const LIFTED: Duration = Duration::from_millis(100);

/// The dialog, as long as a product is chosen.
#[component]
pub fn Picker(desk: Desk) -> impl IntoView {
    view! {
        <Show when=move || desk.pick.with(Option::is_some)>
            <Open desk=desk/>
        </Show>
    }
}

#[component]
fn Open(desk: Desk) -> impl IntoView {
    let words = words();
    let typed = RwSignal::new(String::new());
    let found: RwSignal<Option<Vec<ProductCard>>> = RwSignal::new(None);
    // What was typed when they were searched for, and whether the first of what is yet to be found is wanted.
    let found_for: StoredValue<Option<String>> = StoredValue::new(None);
    let takes_first = StoredValue::new(false);
    // What was searched for last, until nobody answered.
    let asked_for: StoredValue<Option<String>> = StoredValue::new(None);
    let search = move || {
        // A moment after the last key the dialog may be gone.
        let Some(words) = typed.try_get_untracked() else { return };
        asked_for.set_value(Some(words.clone()));
        spawn_local(async move {
            let url = format!("/api/studio/products?{}", query(&[("q", &words)]));
            let Ok(reply) = wire::get::<ProductsFound>(&url).await else {
                asked_for.try_update_value(|asked| asked.take_if(|asked| *asked == words));
                return;
            };
            // What was typed meanwhile has its own answer coming.
            if typed.try_get_untracked().as_ref() == Some(&words) {
                let first = reply.products.first().cloned();
                found.try_set(Some(reply.products));
                found_for.try_set_value(Some(words));
                if takes_first.try_get_value() == Some(true)
                    && let Some(first) = first
                {
                    choose(desk, first);
                }
            }
        });
    };
    search();
    let timer: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let wait_no_more = move || {
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
    };
    let input = move |event| {
        typed.set(event_target_value(&event));
        takes_first.set_value(false);
        wait_no_more();
        timer.set_value(set_timeout_with_handle(search, AFTER).ok());
    };
    let field = NodeRef::<leptos::html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Fails only for what cannot have it.
            let _ = field.focus();
        }
    });
    let close = move || desk.pick.set(None);
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" => close(),
        "Enter" => {
            event.prevent_default();
            // What is shown may still be the answer to other words.
            let typed = Some(typed.get_untracked());
            if found_for.get_value() != typed {
                takes_first.set_value(true);
                if asked_for.get_value() != typed {
                    wait_no_more();
                    search();
                }
                return;
            }
            let first = found.with_untracked(|found| found.as_ref().and_then(|found| found.first().cloned()));
            if let Some(first) = first {
                choose(desk, first);
            }
        }
        _ => {}
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let heading = match desk.pick.get_untracked() {
        Some(Pick::Replace(_)) => words.change_product,
        _ => words.add_product,
    };
    // Nothing moves away under a finger: what is found while one presses the list shows once it is lifted.
    let is_pressed = RwSignal::new(false);
    let press = move |_| is_pressed.set(true);
    let lift = move || {
        if is_pressed.try_get_untracked() == Some(true) {
            let lifted = move || {
                is_pressed.try_set(false);
            };
            set_timeout(lifted, LIFTED);
        }
    };
    for event in ["pointerup", "pointercancel"] {
        let handle = window_event_listener_untyped(event, move |_| lift());
        on_cleanup(move || handle.remove());
    }
    let shown = Memo::new(move |before: Option<&Option<Vec<ProductCard>>>| match before {
        Some(before) if is_pressed.get() => before.clone(),
        _ => found.get(),
    });
    let is_empty = move || shown.with(|shown| shown.as_ref().is_some_and(Vec::is_empty));
    let cards = move || shown.get().unwrap_or_default();
    view! {
        <div class="veil" on:click=move |event| if event.target() == event.current_target() { close() } on:keydown=escape>
            <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="picker">
                <header>
                    <h2 id="picker">{heading}</h2>
                    <button type="button" class="quiet" on:click=move |_| close()>{words.close}</button>
                </header>
                <input
                    node_ref=field
                    type="search"
                    class="find"
                    aria-label=words.search_products
                    placeholder=words.search_products
                    autocomplete="off"
                    on:input=input
                    on:keydown=key
                />
                <p class="visually-hidden" role="status">{move || if is_empty() { words.nothing_found } else { "" }}</p>
                <Show when=is_empty>
                    <p class="muted">{words.nothing_found}</p>
                </Show>
                <ul class="found" on:pointerdown=press>
                    <For each=cards key=|card| card.id.clone() let:card>
                        <Card desk=desk card=card/>
                    </For>
                </ul>
            </div>
        </div>
    }
}

#[component]
fn Card(desk: Desk, card: ProductCard) -> impl IntoView {
    let chosen = card.clone();
    view! {
        <li>
            <button type="button" class="row" on:click=move |_| choose(desk, chosen.clone())>
                {match card.picture {
                    Some(src) => view! { <img src=src alt="" width="56" height="56"/> }.into_any(),
                    None => view! { <span class="blank"></span> }.into_any(),
                }}
                <span class="what"><strong>{card.title}</strong> <span class="muted line">{card.price}</span></span>
            </button>
        </li>
    }
}

/// The new hotspot gets the focus, so that arrow keys move it at once.
fn choose(desk: Desk, card: ProductCard) {
    desk.picked(card);
    let Some(id) = desk.selected.get_untracked() else { return };
    request_animation_frame(move || {
        use wasm_bindgen::JsCast as _;
        let document = web_sys::window().and_then(|window| window.document());
        let spot = document.and_then(|document| document.query_selector(&format!("[data-spot=\"{id}\"]")).ok().flatten());
        if let Some(spot) = spot.and_then(|spot| spot.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Fails only for what cannot have it.
            let _ = spot.focus();
        }
    });
}
