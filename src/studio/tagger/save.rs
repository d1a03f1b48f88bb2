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
    // A link of our own waits until the last change is saved.
    window_event_listener(leptos::ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = target.and_then(|target| closest(&target, "a[data-leave]"));
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) else { return };
        if desk.save.get_untracked() == SaveState::Saved {
            return;
        }
        event.prevent_default();
        spawn_local(async move {
            save(desk).await;
            if desk.save.get_untracked() == SaveState::Saved {
                crate::browser::page::go_to(&link.href());
            }
        });
    });
}

/// Saves what there is.
pub fn now(desk: Desk) {
    spawn_local(save(desk));
}

async fn save(desk: Desk) {
    if matches!(desk.save.get_untracked(), SaveState::Saving | SaveState::Saved) || desk.conflict.with_untracked(Option::is_some) {
        return;
    }
    desk.save.set(SaveState::Saving);
    let changes = desk.changes.get_untracked();
    let post = desk.post.get_untracked();
    match wire::save(&post, desk.version.get_untracked()).await {
        Ok(version) => {
            desk.version.set(version);
            desk.save.set(SaveState::Saved);
            if desk.changes.get_untracked() != changes {
                desk.save.set(SaveState::Waiting);
                Box::pin(save(desk)).await;
            }
        }
        Err(Failure::Conflict(conflict)) => {
            desk.save.set(SaveState::Failed(words().conflict.to_owned()));
            desk.conflict.set(Some(*conflict));
        }
        Err(Failure::Refused(why)) => desk.save.set(SaveState::Failed(why)),
        Err(Failure::SignedOut) => again(desk, words().signed_out),
        Err(Failure::Offline) => again(desk, words().offline),
    }
}

fn again(desk: Desk, why: &str) {
    desk.save.set(SaveState::Failed(why.to_owned()));
    set_timeout(move || now(desk), AGAIN);
}
