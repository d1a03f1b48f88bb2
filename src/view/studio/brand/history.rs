//! Who decided what and when, and the ways back.

use super::super::words::SettingsWords;
use crate::domain::Locale;
use crate::view::model::studio::{ChangeView, HistoryView};
use leptos::prelude::*;

/// The changes of a section, the newest first; each older one can be brought back.
#[component]
pub(super) fn History(history: HistoryView, locale: Locale) -> impl IntoView {
    let words = SettingsWords::of(locale);
    let HistoryView {
        action,
        version,
        changes,
        is_stored,
        form_token,
    } = history;
    if changes.is_empty() {
        return view! { <p class="muted origin">{words.from_file}</p> }.into_any();
    }
    let to_file = is_stored.then(|| {
        view! {
            <form class="ways start" method="post" action=action.clone()>
                <Hidden token=format!("{form_token}-file") version=version number=0/>
                <button class="button plain small">{words.use_file}</button>
                <span class="hint">{words.use_file_hint}</span>
            </form>
        }
    });
    let rows = changes
        .into_iter()
        .map(|change| view! { <Row change=change action=action.clone() version=version token=form_token.clone() words=words/> });
    view! {
        <section class="block" aria-labelledby="history">
            <h2 id="history">{words.history}</h2>
            <p class="muted">{words.history_text}</p>
            <ul class="rows changes">{rows.collect_view()}</ul>
            {to_file}
        </section>
    }
    .into_any()
}

#[component]
fn Row(
    change: ChangeView,
    action: String,
    version: i64,
    token: String,
    words: &'static SettingsWords,
) -> impl IntoView {
    let ChangeView {
        number,
        about,
        is_current,
        is_file,
    } = change;
    let label = format!("{}: {about}", words.restore);
    let end = match is_current {
        true => view! { <span class="muted">{words.holds}</span> }.into_any(),
        false if is_file => ().into_any(),
        false => view! {
            <form method="post" action=action>
                <Hidden token=format!("{token}-{number}") version=version number=number/>
                <button class="quiet" aria-label=label>{words.restore}</button>
            </form>
        }
        .into_any(),
    };
    view! {
        <li>
            <span class="what">{about}{is_file.then(|| view! { <span class="muted line">{words.was_file}</span> })}</span>
            {end}
        </li>
    }
}

#[component]
fn Hidden(token: String, version: i64, number: i64) -> impl IntoView {
    view! {
        <input type="hidden" name="token" value=token/>
        <input type="hidden" name="version" value=version.to_string()/>
        <input type="hidden" name="number" value=number.to_string()/>
    }
}
