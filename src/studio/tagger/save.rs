//! Saving by itself, a moment after the last change; trying again; not leaving with something unsaved.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, HtmlAnchorElement};

use super::desk::{Desk, SaveState};
use crate::browser::dom::closest;
use crate::studio::wire::{self, Failure};
use crate::studio::words::words;

const AFTER: Duration = Duration::from_millis(600);
const AGAIN: Duration = Duration::from_secs(5);

/// Follows the changes.
pub fn watch(desk: Desk) {
    let timer: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    Effect::new(move |_| {
        let changes = desk.changes.get();
        if changes == 0 {
            return;
        }
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        timer.set_value(set_timeout_with_handle(move || now(desk), AFTER).ok());
    });
    window_event_listener(leptos::ev::beforeunload, move |event: BeforeUnloadEvent| {
        if desk.save.get_untracked() != SaveState::Saved {
            event.prevent_default();
            // What older browsers look at.
            event.set_return_value("");
        }
    });
    // A link of our own waits until the last change is saved, be it on its way already.
    let leaving: RwSignal<Option<String>> = RwSignal::new(None);
    Effect::new(move |_| match desk.save.get() {
        SaveState::Saved => {
            if let Some(url) = leaving.get_untracked() {
                // Whoever comes back with the browser's button stays.
                leaving.set(None);
                crate::browser::page::go_to(&url);
            }
        }
        SaveState::Failed(_) => leaving.set(None),
        SaveState::Waiting | SaveState::Saving => {}
    });
    window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| closest(&target, "a[data-leave]"));
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        if desk.save.get_untracked() == SaveState::Saved {
            return;
        }
        event.prevent_default();
        // Whose version goes on is asked first, and whoever answers stays.
        if desk.conflict.with_untracked(Option::is_some) {
            return;
        }
        leaving.set(Some(link.href()));
        now(desk);
    });
}

/// Saves what there is.
pub fn now(desk: Desk) {
    spawn_local(save(desk));
}

/// One save at a time: the next one begins from the version that this one makes.
async fn save(desk: Desk) {
    if desk.is_saving.get_value() || desk.save.get_untracked() == SaveState::Saved || desk.conflict.with_untracked(Option::is_some) {
        return;
    }
    desk.is_saving.set_value(true);
    while step(desk).await {}
    desk.is_saving.set_value(false);
}

/// Sends what there is now; whether there is more to send.
async fn step(desk: Desk) -> bool {
    desk.save.set(SaveState::Saving);
    let changes = desk.changes.get_untracked();
    let post = desk.post.get_untracked();
    let answer = wire::save(&post, desk.version.get_untracked()).await;
    let is_newer = desk.changes.get_untracked() != changes;
    match answer {
        Ok(version) => {
            desk.version.set(version);
            desk.unanswered.set_value(Vec::new());
            if !is_newer {
                desk.save.set(SaveState::Saved);
            }
            is_newer
        }
        // An earlier save of our own, which arrived though its reply got lost: this one comes after it.
        Err(Failure::Conflict(conflict)) if desk.unanswered.with_value(|posts| posts.contains(&conflict.theirs.post)) => {
            desk.version.set(conflict.theirs.version);
            desk.unanswered.set_value(Vec::new());
            true
        }
        Err(Failure::Conflict(conflict)) => {
            desk.save.set(SaveState::Failed(words().conflict.to_owned()));
            desk.conflict.set(Some(*conflict));
            false
        }
        // What was changed meanwhile may be what was wrong.
        Err(Failure::Refused(_)) if is_newer => true,
        Err(Failure::Refused(why)) => {
            desk.save.set(SaveState::Failed(why));
            false
        }
        Err(Failure::SignedOut) => again(desk, words().signed_out),
        Err(Failure::Offline) => {
            desk.unanswered.update_value(|posts| {
                if !posts.contains(&post) {
                    posts.push(post);
                }
            });
            again(desk, words().offline)
        }
    }
}

/// Tries it later.
fn again(desk: Desk, why: &str) -> bool {
    desk.save.set(SaveState::Failed(why.to_owned()));
    set_timeout(move || now(desk), AGAIN);
    false
}
