//! The post as shoppers will see it: the very fragment, rendered by the server from the saved draft, in a frame.

use leptos::prelude::*;

use super::desk::{Desk, SaveState};
use crate::browser::dom::{Find as _, attribute};
use crate::studio::words::words;

/// The frame with its widths and colours; it follows each save.
#[component]
pub fn Preview(desk: Desk) -> impl IntoView {
    let words = words();
    let width = RwSignal::new("phone");
    let scheme = RwSignal::new("light");
    let theme = RwSignal::new(String::new());
    let themes = themes();
    let version = RwSignal::new(desk.version.get_untracked());
    // A save that goes on to the next one shows nothing in between.
    Effect::new(move |_| {
        if desk.save.get() == SaveState::Saved {
            version.set(desk.version.get());
        }
    });
    let src = move || {
        let id = desk.post.with_untracked(|post| post.id.to_string());
        let (scheme, version) = (scheme.get(), version.get());
        match theme.get().as_str() {
            "" => format!("/studio/posts/{id}/preview?theme={scheme}&version={version}"),
            theme => format!("/studio/posts/{id}/preview?theme={theme}&scheme={scheme}&version={version}"),
        }
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
                        {choice(scheme, "theme", "light", words.light)}
                        {choice(scheme, "theme", "dark", words.dark)}
                    </fieldset>
                    {(!themes.is_empty()).then(|| {
                        let options = themes.into_iter().map(|name| view! { <option value=name.clone()>{name.clone()}</option> });
                        view! {
                            <label class="which">
                                <span class="visually-hidden">{words.brand_theme}</span>
                                <select on:change=move |event| theme.set(event_target_value(&event))>
                                    <option value="">{words.default_theme}</option>
                                    {options.collect_view()}
                                </select>
                            </label>
                        }
                    })}
                </div>
            </header>
            <div class="mat" data-width=move || width.get()>
                <iframe src=src title=words.preview></iframe>
            </div>
        </section>
    }
}

/// The names of the brand's themes, as the page says.
fn themes() -> Vec<String> {
    let place = web_sys::window().and_then(|window| window.document()?.find("[data-themes]"));
    let names = place.map(|place| attribute(&place, "data-themes")).unwrap_or_default();
    names.split_whitespace().map(str::to_owned).collect()
}
