//! Somebody else was quicker: whose version goes on.

use leptos::prelude::*;

use super::desk::{Desk, SaveState};
use super::save;
use crate::studio::words::words;

/// The question, as long as it is open.
#[component]
pub fn Dialog(desk: Desk) -> impl IntoView {
    let words = words();
    let keep = move |_| {
        if let Some(conflict) = desk.conflict.get_untracked() {
            desk.version.set(conflict.theirs.version);
            desk.conflict.set(None);
            desk.save.set(SaveState::Waiting);
            save::now(desk);
        }
    };
    let take = move |_| {
        if let Some(conflict) = desk.conflict.get_untracked() {
            let mine = desk.post.get_untracked();
            let (theirs, version) = (conflict.theirs.post, conflict.theirs.version);
            let names = theirs.media.iter().map(|medium| medium.src.clone());
            desk.pictures.update(|pictures| pictures.extend(names.zip(conflict.theirs.pictures)));
            desk.products.update(|products| products.extend(conflict.theirs.products.into_iter().map(|card| (card.id.clone(), card))));
            desk.medium.set(0);
            desk.selected.set(None);
            desk.post.set(theirs);
            // One's own comes back with an undo.
            desk.history.update(|history| history.note(mine, None));
            desk.version.set(version);
            desk.conflict.set(None);
            desk.save.set(SaveState::Saved);
        }
    };
    let text = move || {
        let name = desk.conflict.with(|conflict| conflict.as_ref().map(|conflict| conflict.theirs.saved_by.clone()));
        words.conflict_text.replace("{name}", &name.unwrap_or_default())
    };
    view! {
        <Show when=move || desk.conflict.with(Option::is_some)>
            <div class="veil">
                <div class="dialog small" role="alertdialog" aria-modal="true" aria-labelledby="conflict" aria-describedby="conflict-text">
                    <h2 id="conflict">{words.conflict}</h2>
                    <p id="conflict-text">{text}</p>
                    <p class="beside">
                        <button class="button" type="button" autofocus=true on:click=keep>{words.keep_mine}</button>
                        <button class="button plain" type="button" on:click=take>{words.take_theirs}</button>
                    </p>
                </div>
            </div>
        </Show>
    }
}
