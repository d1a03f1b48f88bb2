//! Pictures and videos for the post: from this device, or from the library.

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, KeyboardEvent};

use super::desk::Desk;
use super::uploads;
use crate::api::draft::PictureJson;
use crate::api::post::MediumJson;
use crate::domain::{Localized, MediumKind};
use crate::studio::edit;
use crate::studio::wire;
use crate::studio::words::words;

/// What a medium of the library tells; the rest of it is for the library's own page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Stored {
    pub id: String,
    pub kind: MediumKind,
    src: String,
    #[serde(default)]
    pub poster: Option<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    alt: Localized,
    width: u32,
    height: u32,
    #[serde(default)]
    thumbnail: Option<String>,
    pub url: String,
}

#[derive(Deserialize)]
struct Page {
    media: Vec<Stored>,
}

/// What a post without pictures shows.
#[component]
pub fn First(desk: Desk) -> impl IntoView {
    let words = words();
    view! {
        <section class="empty">
            <h2>{words.add_first}</h2>
            <p>{words.add_first_text}</p>
            <div class="choices">
                <Chooser desk=desk/>
                <button type="button" class="button plain" on:click=move |_| desk.library.set(true)>{words.library}</button>
            </div>
        </section>
    }
}

/// The dialog.
#[component]
pub fn Library(desk: Desk) -> impl IntoView {
    view! {
        <Show when=move || desk.library.get()>
            <Open desk=desk/>
        </Show>
    }
}

#[component]
fn Open(desk: Desk) -> impl IntoView {
    let words = words();
    let media: RwSignal<Option<Vec<Stored>>> = RwSignal::new(None);
    spawn_local(async move {
        let page = wire::get::<Page>("/api/studio/media").await;
        media.try_set(Some(page.map(|page| page.media).unwrap_or_default()));
    });
    let close = move || desk.library.set(false);
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close();
        }
    };
    let button = NodeRef::<leptos::html::Button>::new();
    Effect::new(move |_| {
        if let Some(button) = button.get() {
            // Fails only for what cannot have it.
            let _ = button.focus();
        }
    });
    let is_empty = move || media.with(|media| media.as_ref().is_some_and(Vec::is_empty));
    let tiles = move || media.get().unwrap_or_default();
    view! {
        <div class="veil" on:click=move |event| if event.target() == event.current_target() { close() } on:keydown=escape>
            <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="library">
                <header>
                    <h2 id="library">{words.add_media}</h2>
                    <button type="button" class="quiet" node_ref=button on:click=move |_| close()>{words.close}</button>
                </header>
                <Chooser desk=desk/>
                <Show when=is_empty>
                    <p class="muted">{words.library_empty}</p>
                </Show>
                <ul class="tiles">
                    <For each=tiles key=|stored| stored.id.clone() let:stored>
                        <Tile desk=desk stored=stored/>
                    </For>
                </ul>
            </div>
        </div>
    }
}

#[component]
fn Tile(desk: Desk, stored: Stored) -> impl IntoView {
    let name = match desk.post.with_untracked(|post| edit::said(&stored.alt, post.locale)) {
        alt if alt.is_empty() => stored.name.clone(),
        alt => alt,
    };
    let (thumbnail, chosen) = (stored.thumbnail.clone(), stored.clone());
    // A video without a still cannot be shown yet.
    let is_ready = stored.kind == MediumKind::Photo || stored.poster.is_some();
    view! {
        <li>
            <button type="button" disabled=!is_ready aria-label=name on:click=move |_| { take(desk, chosen.clone()); desk.library.set(false) }>
                {match thumbnail {
                    Some(src) => view! { <img src=src alt="" loading="lazy"/> }.into_any(),
                    None => view! { <span class="blank"></span> }.into_any(),
                }}
            </button>
        </li>
    }
}

/// Files from this device.
#[component]
fn Chooser(desk: Desk) -> impl IntoView {
    let words = words();
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(files) = input.files() {
            uploads::bring(desk, &files);
        }
        // The same file may be chosen again.
        input.set_value("");
        desk.library.set(false);
    };
    view! {
        <div class="ways">
            <label class="button bring">
                <span>{words.upload}</span>
                <input type="file" multiple=true accept="image/jpeg,image/png,image/webp,video/mp4,video/webm" on:change=chosen/>
            </label>
            // Only where a finger points: a desk has no camera at hand.
            <label class="button plain bring photograph">
                <span>{words.photograph}</span>
                <input type="file" accept="image/jpeg,image/png,image/webp" capture="environment" on:change=chosen/>
            </label>
        </div>
    }
}

/// Puts a medium of the library at the end of the post.
pub fn take(desk: Desk, stored: Stored) {
    let picture = PictureJson {
        still: match stored.kind {
            MediumKind::Photo => stored.url.clone(),
            _ => stored.thumbnail.clone().unwrap_or_default(),
        },
        sources: match stored.kind {
            MediumKind::Video => vec![(stored.url.clone(), "video/mp4".to_owned())],
            _ => Vec::new(),
        },
    };
    desk.pictures.update(|pictures| {
        pictures.insert(stored.src.clone(), picture);
    });
    let mut index = 0;
    desk.change(None, |post| {
        index = edit::add_medium(
            post,
            MediumJson {
                kind: stored.kind,
                src: stored.src,
                poster: stored.poster,
                width: stored.width,
                height: stored.height,
                alt: stored.alt,
                looping: false,
                hotspots: Vec::new(),
            },
        );
    });
    desk.medium.set(index);
    desk.selected.set(None);
}
