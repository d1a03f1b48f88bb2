//! The post as shoppers will see it: the very fragment, rendered by the server from the saved draft, in a frame.

use leptos::prelude::*;

use super::desk::{Desk, SaveState};
use crate::studio::words::words;

/// The frame with its widths and colours; it follows each save.
#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    let words = words();
    let width = RwSignal::new("phone");
    let theme = RwSignal::new("light");
    let version = RwSignal::new(desk.version.get_untracked());
    // A save that goes on to the next one shows nothing in between.
    Effect::new(move |_| {
        if desk.save.get() == SaveState::Saved {
            version.set(desk.version.get());
        }
    });
    let src = move || {
        let id = desk.post.with_untracked(|post| post.id.to_string());
        format!("/studio/posts/{id}/preview?theme={}&version={}", theme.get(), version.get())
    };
    let choice = |signal: RwSignal<&'static str>, name: &'static str, value: &'static str, label: &'static str| {
        view! {
            <label class="choice">
                <input type="radio" name=name prop:checked=move || signal.get() == value on:change=move |_| signal.set(value)/>
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <section class="block look" aria-labelledby="preview">
            <header class="finder">
                <h2 id="preview">{words.preview}</h2>
                <div class="beside">
                    <fieldset class="choices"><legend class="visually-hidden">{words.width}</legend>
                        {choice(width, "width", "phone", words.phone)}
                        {choice(width, "width", "tablet", words.tablet)}
                        {choice(width, "width", "desktop", words.desktop)}
                    </fieldset>
                    <fieldset class="choices"><legend class="visually-hidden">{words.theme}</legend>
                        {choice(theme, "theme", "light", words.light)}
                        {choice(theme, "theme", "dark", words.dark)}
                    </fieldset>
                </div>
            </header>
            <div class="mat" data-width=move || width.get()>
                <iframe src=src title=words.preview></iframe>
            </div>
        </section>
    }
}
