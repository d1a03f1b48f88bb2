//! The pictures with their hotspots.

use super::{icon, image::Picture};
use crate::view::{
    model::{HotspotView, MediumKind, MediumView, PostView},
    text::Text,
};
use leptos::prelude::*;

/// All media of a post; several lie side by side and snap.
#[component]
pub fn Stage(post: PostView) -> impl IntoView {
    let text = Text::of(post.locale);
    let several = post.media.len() > 1;
    let mut first_hotspot = 0;
    let slides = post
        .media
        .iter()
        .enumerate()
        .map(|(index, medium)| {
            let offset = first_hotspot;
            first_hotspot += medium.hotspots.len();
            view! { <Slide medium=medium.clone() index=index offset=offset text=text/> }
        })
        .collect_view();
    view! {
        <div class="stage" part="media">
            <div class="slides" data-slides="" tabindex=several.then_some("0")>
                {slides}
            </div>
            {several.then(|| view! { <Arrows text=text/> })}
        </div>
    }
}

/// One medium. `offset` is the number of hotspots on the media before it.
#[component]
fn Slide(medium: MediumView, index: usize, offset: usize, text: &'static Text) -> impl IntoView {
    let hotspots = medium
        .hotspots
        .iter()
        .enumerate()
        .map(|(nth, hotspot)| view! { <Hotspot hotspot=hotspot.clone() index={offset + nth}/> })
        .collect_view();
    let picture = match medium.kind {
        MediumKind::Photo => {
            view! { <Picture image=medium.image.clone() sizes="(min-width: 60rem) 60rem, 100vw" eager={index == 0}/> }.into_any()
        }
        MediumKind::Video => view! { <Clip medium=medium.clone() text=text/> }.into_any(),
    };
    view! {
        <div class=format!("slide m{index}") data-medium=index>
            {picture}
            {hotspots}
        </div>
    }
}

/// A silent clip with its poster. It plays only when the core finds it in view and motion is welcome.
#[component]
fn Clip(medium: MediumView, text: &'static Text) -> impl IntoView {
    let sources = medium
        .sources
        .iter()
        .map(|(src, kind)| view! { <source src=src.clone() type=kind.clone()/> })
        .collect_view();
    view! {
        <video
            muted
            r#loop
            playsinline
            preload="none"
            poster=medium.image.src.clone()
            width=medium.image.width
            height=medium.image.height
            aria-label=medium.image.alt.clone()
        >
            {sources}
        </video>
        <button
            type="button"
            class="play"
            data-action="play"
            data-t-play=text.play
            data-t-pause=text.pause
            aria-label=text.play
        >
            {icon::play()}
        </button>
    }
}

/// The point that opens a card, also when no script runs.
#[component]
fn Hotspot(hotspot: HotspotView, index: usize) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("hotspot h{index}")
            part="hotspot"
            popovertarget=format!("card-{}", hotspot.id)
            aria-haspopup="dialog"
            aria-label=hotspot.label
            data-hotspot=hotspot.id.clone()
            data-from-s=hotspot.from_s.map(|s| s.to_string())
            data-to-s=hotspot.to_s.map(|s| s.to_string())
        >
            <span class="dot"></span>
        </button>
    }
}

/// Buttons to the neighbouring pictures.
#[component]
fn Arrows(text: &'static Text) -> impl IntoView {
    view! {
        <button type="button" class="arrow prev" data-action="prev" aria-label=text.previous>
            {icon::left()}
        </button>
        <button type="button" class="arrow next" data-action="next" aria-label=text.next>
            {icon::right()}
        </button>
    }
}
