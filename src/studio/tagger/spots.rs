//! The products of the picture as a list, and what can be said about the selected one.

use leptos::prelude::*;

use super::desk::{Desk, Pick};
use super::span::Span;
use crate::domain::{CardSide, HotspotId, MediumKind};
use crate::studio::edit;
use crate::studio::words::words;

/// The list, with the way to add one without a pointer.
#[component]
pub fn Spots(desk: Desk) -> impl IntoView {
    let words = words();
    let hotspots = move || desk.current().map(|medium| medium.hotspots).unwrap_or_default();
    view! {
        <section class="spots" aria-labelledby="spots">
            <h2 id="spots">{words.products}</h2>
            <Show when=move || !hotspots().is_empty() fallback=move || view! { <p class="muted">{words.no_products}</p> }>
                <ol>
                    <For each=hotspots key=|hotspot| (hotspot.id.clone(), hotspot.product.clone()) let:hotspot>
                        <Row desk=desk id=hotspot.id product=hotspot.product/>
                    </For>
                </ol>
            </Show>
            <button type="button" class="button plain" data-add="" on:click=move |_| desk.pick.set(Some(Pick::Place(0.5, 0.5)))>{words.add_product}</button>
        </section>
    }
}

#[component]
fn Row(desk: Desk, id: HotspotId, product: crate::domain::ProductId) -> impl IntoView {
    let words = words();
    let id = StoredValue::new(id);
    let card = desk.products.with_untracked(|products| products.get(&product).cloned());
    let name = desk.name_of(&product);
    let (picture, price) = card.map(|card| (card.picture, card.price)).unwrap_or_default();
    let is_selected = move || desk.selected.with(|selected| selected.as_ref() == Some(&id.get_value()));
    let remove_name = format!("{}: {name}", words.remove);
    view! {
        <li class:selected=is_selected>
            <button
                type="button"
                class="row"
                aria-expanded=move || if is_selected() { "true" } else { "false" }
                on:click=move |_| desk.selected.set((!is_selected()).then(|| id.get_value()))
            >
                {match picture {
                    Some(src) => view! { <img src=src alt="" width="48" height="48"/> }.into_any(),
                    None => view! { <span class="blank"></span> }.into_any(),
                }}
                <span class="what"><strong>{name}</strong> <span class="muted line">{price}</span></span>
            </button>
            <button type="button" class="quiet" aria-label=remove_name on:click=move |_| desk.remove(&id.get_value())>{words.remove}</button>
            <Show when=is_selected>
                <Selected desk=desk id=id/>
            </Show>
        </li>
    }
}

/// Name, side of the card, product, and in a video the span.
#[component]
fn Selected(desk: Desk, id: StoredValue<HotspotId>) -> impl IntoView {
    let words = words();
    let of = move || desk.post.with(|post| edit::hotspot(post, &id.get_value()).cloned());
    let label = move || of().and_then(|hotspot| hotspot.label).map(|label| desk.post.with(|post| edit::said(&label, post.locale))).unwrap_or_default();
    let is_video = move || desk.current().is_some_and(|medium| medium.kind == MediumKind::Video);
    let typed = move |event| {
        let id = id.get_value();
        desk.change(Some(&format!("label {id}")), |post| edit::label(post, &id, &event_target_value(&event)));
    };
    let (label_id, hint_id) = (format!("label-{}", id.get_value()), format!("label-{}-hint", id.get_value()));
    view! {
        <div class="selected-one">
            <div class="field">
                <label for=label_id.clone()>{words.label}</label>
                <input id=label_id maxlength="80" autocomplete="off" aria-describedby=hint_id.clone() prop:value=label on:input=typed/>
                <p class="hint" id=hint_id>{words.label_hint}</p>
            </div>
            <Side desk=desk id=id/>
            <Show when=is_video>
                <Span desk=desk id=id/>
            </Show>
            <button type="button" class="button plain small" on:click=move |_| desk.pick.set(Some(Pick::Replace(id.get_value())))>{words.change_product}</button>
        </div>
    }
}

/// On which side the card opens.
#[component]
fn Side(desk: Desk, id: StoredValue<HotspotId>) -> impl IntoView {
    let words = words();
    let side = move || desk.post.with(|post| edit::hotspot(post, &id.get_value()).and_then(|spot| spot.side));
    let choose = move |event| {
        let side = CardSide::of_word(&event_target_value(&event));
        desk.change(None, |post| edit::side(post, &id.get_value(), side));
    };
    let choices = [
        (None, words.side_auto),
        (Some(CardSide::Left), words.side_left),
        (Some(CardSide::Right), words.side_right),
        (Some(CardSide::Above), words.side_above),
        (Some(CardSide::Below), words.side_below),
    ];
    let options = choices
        .map(|(choice, word)| view! { <option value=choice.map_or("", CardSide::word) prop:selected=move || side() == choice>{word}</option> })
        .collect_view();
    let (side_id, hint_id) = (format!("side-{}", id.get_value()), format!("side-{}-hint", id.get_value()));
    view! {
        <div class="field">
            <label for=side_id.clone()>{words.side}</label>
            <select id=side_id aria-describedby=hint_id.clone() on:change=choose>{options}</select>
            <p class="hint" id=hint_id>{words.side_hint}</p>
        </div>
    }
}
