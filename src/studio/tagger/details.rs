//! What is said about the post and about the medium on the stage.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::Localized;
use crate::studio::edit;
use crate::studio::words::words;

/// The fields.
#[component]
pub fn Details(desk: Desk) -> impl IntoView {
    let words = words();
    let said = move |text: Option<Localized>| desk.post.with(|post| text.map(|text| edit::said(&text, post.locale)).unwrap_or_default());
    let title = move || said(Some(desk.post.with(|post| post.title.clone())));
    let summary = move || said(desk.post.with(|post| post.summary.clone()));
    let alt = move || said(desk.current().map(|medium| medium.alt));
    let type_title = move |event| {
        desk.change(Some("title"), |post| post.title = post.title.clone().with(post.locale, &event_target_value(&event)));
    };
    let type_summary = move |event| {
        desk.change(Some("summary"), |post| {
            let summary = post.summary.take().unwrap_or_default().with(post.locale, &event_target_value(&event));
            post.summary = (!summary.is_empty()).then_some(summary);
        });
    };
    let type_alt = move |event| {
        let index = desk.medium.get_untracked();
        desk.change(Some(&format!("alt {index}")), |post| {
            let locale = post.locale;
            if let Some(medium) = post.media.get_mut(index) {
                medium.alt = medium.alt.clone().with(locale, &event_target_value(&event));
            }
        });
    };
    let pause = move |_| desk.history.update(|history| history.pause());
    view! {
        <section class="details" aria-labelledby="details">
            <h2 id="details">{words.details}</h2>
            <div class="field">
                <label for="alt">{words.alt}</label>
                <textarea id="alt" rows="2" aria-describedby="alt-hint" prop:value=alt on:input=type_alt on:blur=pause></textarea>
                <p class="hint" id="alt-hint">{words.alt_hint}</p>
            </div>
            <div class="field">
                <label for="title">{words.title}</label>
                <input id="title" maxlength="120" autocomplete="off" prop:value=title on:input=type_title on:blur=pause/>
            </div>
            <div class="field">
                <label for="summary">{words.summary}</label>
                <textarea id="summary" rows="3" prop:value=summary on:input=type_summary on:blur=pause></textarea>
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || desk.post.with(|post| post.sponsored)
                    on:change=move |event| desk.change(None, |post| post.sponsored = event_target_checked(&event))
                />
                <span>{words.sponsored}</span>
            </label>
        </section>
    }
}
