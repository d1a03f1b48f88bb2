//! The form of a section of settings: parts, groups and fields that the server fills.

use super::super::layout::studio_document;
use super::super::product::Section;
use super::super::words::SettingsWords;
use super::history::History;
use crate::view::model::studio::SettingsView;
use leptos::prelude::*;

/// The page.
pub fn settings_page(settings: &SettingsView) -> String {
    let SettingsView {
        shell,
        action,
        back,
        notes,
        hidden,
        sections,
        deeds,
        history,
    } = settings.clone();
    let locale = shell.page.locale;
    let words = SettingsWords::of(locale);
    studio_document(
        &shell,
        || view! { <a class="button plain small" href=back.0>{back.1}</a> },
        move || {
            let hidden = hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
            let sections = sections
                .into_iter()
                .map(|section| view! { <Section section=section locale=locale/> });
            let deeds = deeds.into_iter().map(|(value, text)| {
                view! { <button class="button plain" name="do" value=value>{text}</button> }
            });
            view! {
                <Notes notes=notes/>
                <form class="sheet settings" method="post" action=action>
                    // The first button is what Enter presses.
                    <button class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true"></button>
                    {hidden.collect_view()}
                    <div class="whole">{sections.collect_view()}</div>
                    <div class="end ways start">
                        <button class="button" name="do" value="save">{words.save}</button>
                        {deeds.collect_view()}
                    </div>
                </form>
                {history.map(|history| view! { <History history=history locale=locale/> })}
            }
        },
    )
}

/// Lines above a page.
#[component]
pub(super) fn Notes(notes: Vec<String>) -> impl IntoView {
    let notes = notes
        .into_iter()
        .map(|note| view! { <p class="banner note">{note}</p> });
    notes.collect_view()
}
