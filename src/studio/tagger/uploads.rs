//! Files on their way into the post: chosen, dropped or pasted; each becomes a medium of it as it arrives, in their order.
//! What goes on between here and the server is the uploader's (`src/studio/upload/send.rs`): parts, and going on after a lost
//! connection.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, ClipboardEvent, DataTransfer, DragEvent, File, FileList};

use super::desk::Desk;
use super::library::{Stored, take};
use crate::domain::MediumKind;
use crate::studio::upload::{Refusal, Step, first_poster, send};
use crate::studio::words::words;

/// A file on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// Its place among the files that were brought.
    pub id: usize,
    /// Its name.
    pub name: String,
    /// How far it is.
    pub state: State,
}

/// How far a file is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum State {
    /// Others are before it.
    Waiting,
    /// So much of it is there, from 0 to 1.
    Sending(f64),
    /// Nobody answers; it goes on by itself.
    Offline,
    /// Everything is there and is looked at.
    Looking,
    /// Why it was not taken, and whether the same again may be.
    Refused(&'static str, bool),
}

impl State {
    fn word(self) -> &'static str {
        let words = words();
        match self {
            Self::Waiting => words.waiting,
            Self::Sending(_) => words.uploading,
            Self::Offline => words.connection_lost,
            Self::Looking => words.looking,
            Self::Refused(why, _) => why,
        }
    }

    fn is_under_way(self) -> bool {
        matches!(self, Self::Sending(_) | Self::Offline | Self::Looking)
    }
}

/// What is on its way, and where files can be dropped and pasted: on the whole page.
#[component]
pub fn Uploads(desk: Desk) -> impl IntoView {
    window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| bring_transfer(desk, event.clipboard_data()));
    // Without it a dropped picture would open in place of the page.
    window_event_listener(leptos::ev::dragover, |event: DragEvent| event.prevent_default());
    window_event_listener(leptos::ev::drop, move |event: DragEvent| {
        event.prevent_default();
        bring_transfer(desk, event.data_transfer());
    });
    window_event_listener(leptos::ev::beforeunload, move |event: BeforeUnloadEvent| {
        if desk.uploads.with_untracked(|uploads| uploads.iter().any(|upload| upload.state.is_under_way())) {
            event.prevent_default();
            // What older browsers look at.
            event.set_return_value("");
        }
    });
    let uploads = move || desk.uploads.get();
    view! {
        <Show when=move || !desk.uploads.with(Vec::is_empty)>
            <section class="uploads" aria-label=words().uploads>
                <ul class="rows">
                    <For each=uploads key=|upload| upload.id let:upload>
                        <Row desk=desk id=upload.id name=upload.name/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Row(desk: Desk, id: usize, name: String) -> impl IntoView {
    let words = words();
    let state = Memo::new(move |_| {
        let of = |uploads: &Vec<Upload>| uploads.iter().find(|upload| upload.id == id).map(|upload| upload.state);
        desk.uploads.with(of).unwrap_or(State::Waiting)
    });
    let is_refused = move || matches!(state.get(), State::Refused(..));
    let may_retry = move || matches!(state.get(), State::Refused(_, true));
    // Nobody knows how long looking takes: without a value the bar only moves.
    let value = move || match state.get() {
        State::Sending(share) => Some(format!("{share:.3}")),
        State::Looking => None,
        _ => Some("0".to_owned()),
    };
    let retry = move |_| {
        set(desk, id, State::Waiting);
        next(desk);
    };
    let (bar_name, retry_name, cancel_name) = (name.clone(), format!("{}: {name}", words.retry), format!("{}: {name}", words.cancel));
    view! {
        <li class:bad=is_refused>
            <span class="frame"></span>
            <div class="what">
                <span class="name">{name}</span>
                <span class="line">{move || state.get().word()}</span>
                <Show when=move || !is_refused()>
                    <progress max="1" value=value aria-label=bar_name.clone()></progress>
                </Show>
            </div>
            <div class="ways">
                <button type="button" class="quiet" hidden=move || !may_retry() aria-label=retry_name on:click=retry>{words.retry}</button>
                <button type="button" class="quiet" aria-label=cancel_name on:click=move |_| forget(desk, id)>{words.cancel}</button>
            </div>
        </li>
    }
}

fn bring_transfer(desk: Desk, data: Option<DataTransfer>) {
    if let Some(files) = data.and_then(|data| data.files()) {
        bring(desk, &files);
    }
}

/// Takes files in.
pub fn bring(desk: Desk, files: &FileList) {
    for file in (0..files.length()).filter_map(|index| files.get(index)) {
        let name = file.name();
        let id = desk.files.try_update_value(|files| {
            files.push(file);
            files.len() - 1
        });
        if let Some(id) = id {
            let state = State::Waiting;
            desk.uploads.update(|uploads| uploads.push(Upload { id, name, state }));
        }
    }
    next(desk);
}

/// Begins with the next one, unless one is on its way: media stand in the order in which they were chosen.
fn next(desk: Desk) {
    let waiting = desk.uploads.with_untracked(|uploads| match uploads.iter().any(|upload| upload.state.is_under_way()) {
        true => None,
        false => uploads.iter().find(|upload| upload.state == State::Waiting).map(|upload| upload.id),
    });
    let Some((id, file)) = waiting.and_then(|id| Some((id, desk.files.with_value(|files| files.get(id).cloned())?))) else { return };
    set(desk, id, State::Sending(0.0));
    spawn_local(async move {
        run(desk, id, &file).await;
        next(desk);
    });
}

async fn run(desk: Desk, id: usize, file: &File) {
    let size = file.size().max(1.0);
    let tell = |step: Step| {
        set(
            desk,
            id,
            match step {
                Step::Sent(offset) => State::Sending(offset / size),
                Step::Offline => State::Offline,
                Step::Looking => State::Looking,
            },
        );
    };
    let is_gone = || !desk.uploads.with_untracked(|uploads| uploads.iter().any(|upload| upload.id == id));
    match send::<Stored>(file, None, tell, is_gone).await {
        Ok(Some(mut stored)) => {
            if stored.kind == MediumKind::Video && stored.poster.is_none() {
                stored = first_poster(&stored.id, &stored.url).await.unwrap_or(stored);
            }
            // Cancelled while the last answer was on its way: it is in the library and stays out of the post.
            if is_gone() {
                return;
            }
            if stored.kind != MediumKind::Photo && stored.poster.is_none() {
                // It is in the library; a still can be chosen there.
                set(desk, id, State::Refused(words().no_still, false));
                return;
            }
            forget(desk, id);
            take(desk, stored);
            desk.say(&format!("{}: {}", file.name(), words().added));
        }
        Ok(None) => {}
        Err(refusal) => set(desk, id, State::Refused(why(&refusal), refusal.may_retry)),
    }
}

fn why(refusal: &Refusal) -> &'static str {
    let words = words();
    match refusal.code.as_str() {
        "media_type_not_taken" => words.not_taken,
        "media_too_large" => words.too_large,
        "media_broken" => words.broken,
        "upload_quota" => words.no_room,
        "unauthorized" => words.signed_out,
        _ => words.upload_failed,
    }
}

/// Shows how far it is; what is another word than before is read out.
fn set(desk: Desk, id: usize, state: State) {
    let mut told = None;
    desk.uploads.update(|uploads| {
        if let Some(upload) = uploads.iter_mut().find(|upload| upload.id == id) {
            let is_new = upload.state.word() != state.word();
            upload.state = state;
            told = is_new.then(|| format!("{}: {}", upload.name, state.word()));
        }
    });
    if let Some(told) = told {
        desk.say(&told);
    }
}

fn forget(desk: Desk, id: usize) {
    desk.uploads.update(|uploads| uploads.retain(|upload| upload.id != id));
}
