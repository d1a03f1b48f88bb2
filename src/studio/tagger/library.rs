//! Pictures and videos for the post: from this device, or from the library.

use leptos::prelude::*;
use serde::Deserialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{File, HtmlInputElement, KeyboardEvent};

use super::desk::Desk;
use crate::api::draft::PictureJson;
use crate::api::post::MediumJson;
use crate::domain::{Localized, MediumKind};
use crate::studio::edit;
use crate::studio::wire::{self, Failure};
use crate::studio::words::words;

/// What a medium of the library tells; the rest of it is for the library's own page.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Stored {
    id: String,
    kind: MediumKind,
    src: String,
    #[serde(default)]
    poster: Option<String>,
    #[serde(default)]
    name: String,
    #[serde(default)]
    alt: Localized,
    width: u32,
    height: u32,
    #[serde(default)]
    thumbnail: Option<String>,
    url: String,
}

#[derive(Deserialize)]
struct Page {
    media: Vec<Stored>,
}

#[derive(Deserialize)]
struct Begun {
    upload: String,
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

/// Files from this device; each becomes a medium of the post as it arrives.
#[component]
fn Chooser(desk: Desk) -> impl IntoView {
    let words = words();
    let told = RwSignal::new(String::new());
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(files) = input.as_ref().and_then(HtmlInputElement::files) else { return };
        let files: Vec<File> = (0..files.length()).filter_map(|index| files.get(index)).collect();
        told.set(words.uploading.to_owned());
        spawn_local(async move {
            let mut trouble = String::new();
            for file in files {
                match bring(&file).await {
                    Ok(stored) => take(desk, stored),
                    Err(why) => trouble = format!("{} {} – {}", words.upload_failed, file.name(), said(&why)),
                }
            }
            let is_done = trouble.is_empty();
            told.try_set(trouble);
            if is_done {
                desk.library.set(false);
            }
        });
    };
    view! {
        <label class="button chooser">
            <span>{words.upload}</span>
            <input type="file" multiple=true accept="image/jpeg,image/png,image/webp,video/mp4,video/webm" on:change=chosen/>
        </label>
        <p class="hint" role="status">{move || told.get()}</p>
    }
}

fn said(failure: &Failure) -> String {
    match failure {
        Failure::Offline | Failure::Conflict(_) => words().offline.to_owned(),
        Failure::SignedOut => words().signed_out.to_owned(),
        Failure::Refused(why) => why.clone(),
    }
}

async fn bring(file: &File) -> Result<Stored, Failure> {
    let announced = serde_json::json!({ "name": file.name(), "bytes": whole(file.size()), "type": file.type_() });
    let begun: Begun = wire::post("/api/studio/media", &announced).await?;
    let url = format!("/api/studio/media/uploads/{}", begun.upload);
    wire::put_bytes(&url, file).await?;
    wire::post(&format!("{url}/finish"), &serde_json::json!({})).await
}

/// A file's size; JavaScript counts in floats.
fn whole(bytes: f64) -> u64 {
    bytes.max(0.0) as u64
}

fn take(desk: Desk, stored: Stored) {
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
