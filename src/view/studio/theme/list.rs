//! The list of themes.

use super::swatch::Swatch;
use crate::domain::Locale;
use crate::view::model::studio::{ThemeRowView, ThemesView};
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::{ShellWords, ThemeWords};
use leptos::prelude::*;

const PATH: &str = "/studio/brand/themes";

/// Every theme, and the form that makes one.
pub fn themes_page(page: &ThemesView) -> String {
    let ThemesView {
        shell,
        themes,
        typed,
    } = page.clone();
    let locale = shell.page.locale;
    let (words, around) = (ThemeWords::of(locale), ShellWords::of(locale));
    let token = shell.form_token.clone();
    studio_document(
        &shell,
        move || view! { <a class="button plain small" href="/studio/brand">{around.brand}</a> },
        move || {
            let names: Vec<String> = themes.iter().map(|theme| theme.name.clone()).collect();
            let names = names
                .into_iter()
                .map(|name| view! { <option value=name.clone()>{name.clone()}</option> })
                .collect_view();
            let list = match themes.is_empty() {
                true => view! {
                    <div class="empty">
                        <h2>{words.none_yet}</h2>
                        <p>{words.none_yet_text}</p>
                    </div>
                }
                .into_any(),
                false => {
                    let rows = themes
                        .into_iter()
                        .map(|theme| view! { <Row theme=theme locale=locale/> })
                        .collect_view();
                    view! { <ul class="themes">{rows}</ul> }.into_any()
                }
            };
            view! {
                <p class="lede">{words.lede}</p>
                {list}
                <section class="block" aria-labelledby="new-theme">
                    <h2 id="new-theme">{words.new_theme}</h2>
                    <form class="stack" method="post" action=PATH>
                        <input type="hidden" name="token" value=token/>
                        <div class="field">
                            <label for="name">{words.name}</label>
                            <input id="name" name="name" value=typed required=true maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="name-hint"/>
                            <p class="hint" id="name-hint">{words.name_hint}</p>
                        </div>
                        <div class="field">
                            <label for="from">{words.begins_as}</label>
                            <select id="from" name="from">
                                <option value="">{words.standard}</option>
                                {names}
                            </select>
                        </div>
                        <button class="button">{words.create}</button>
                    </form>
                </section>
            }
        },
    )
}

#[component]
fn Row(theme: ThemeRowView, locale: Locale) -> impl IntoView {
    let words = ThemeWords::of(locale);
    let ThemeRowView {
        name,
        theme,
        is_default,
        changed,
    } = theme;
    let path = format!("{PATH}/{name}");
    let copy_id = format!("copy-{name}");
    let (default_word, default_to) = match is_default {
        true => (words.no_default, ""),
        false => (words.make_default, "yes"),
    };
    view! {
        <li>
            <a class="face" href=path.clone()>
                <Swatch theme=theme/>
                <strong>{name.clone()}</strong>
                {is_default.then(|| view! { <span class="mode">{words.by_default}</span> })}
            </a>
            <p class="note">{changed}</p>
            <details class="more">
                <summary aria-label=format!("{}: {name}", words.more)>{words.more}</summary>
                <form method="post" action=format!("{path}/default")>
                    <input type="hidden" name="default" value=default_to/>
                    <button class="button plain small">{default_word}</button>
                </form>
                <form class="stack" method="post" action=PATH>
                    <input type="hidden" name="from" value=name.clone()/>
                    <div class="field">
                        <label for=copy_id.clone()>{words.copy_name}</label>
                        <input id=copy_id name="name" required=true maxlength="40" autocomplete="off" autocapitalize="none" spellcheck="false" value=format!("{name}-2")/>
                    </div>
                    <button class="button plain small">{words.duplicate}</button>
                </form>
                <form method="post" action=format!("{path}/delete")>
                    <p class="muted">{words.delete_hint}</p>
                    <button class="button plain small bad">{words.delete}</button>
                </form>
            </details>
        </li>
    }
}
