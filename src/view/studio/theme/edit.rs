//! The editor of a theme: a form that works by itself; with the bundle every change shows at once.

use super::field::{ColorRow, Rest, Shown};
use super::preview::Preview;
use crate::domain::theme::{ColorToken, Verdict, public_block};
use crate::view::model::studio::ThemeView;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::{ThemeWords, theme as say};
use leptos::prelude::*;

/// The page.
pub fn theme_page(page: &ThemeView) -> String {
    let shown = Shown::of(page);
    let ThemeView {
        shell,
        name,
        version,
        is_default,
        theme,
        typed,
        changed,
        posts,
        ..
    } = page.clone();
    let locale = shell.page.locale;
    let words = ThemeWords::of(locale);
    let css = public_block(&theme);
    let action = format!("/studio/brand/themes/{name}");
    let embed = format!("<spotlet-post theme=\"{name}\" …>");
    studio_document(
        &shell,
        move || {
            view! {
                {is_default.then(|| view! { <span class="mode">{words.by_default}</span> })}
                <a class="button plain small" href="/studio/brand/themes">{words.back}</a>
            }
        },
        move || {
            let rows = ColorToken::ALL
                .into_iter()
                .map(|token| view! { <ColorRow token=token shown=shown.clone()/> })
                .collect_view();
            let verdict = |verdict| say::verdict(verdict, locale);
            view! {
                <div class="atelier">
                    <Preview name=name posts=posts locale=locale/>
                    <form
                        class="theme"
                        method="post"
                        action=action
                        data-theme-editor=""
                        data-refused=(!typed.is_empty()).then_some("")
                        data-t-aa=verdict(Verdict::Aa)
                        data-t-large=verdict(Verdict::AaLarge)
                        data-t-fails=verdict(Verdict::Fails)
                        data-t-free=verdict(Verdict::Free)
                        data-t-use=words.use_it
                        data-t-unsaved=words.unsaved
                        data-t-color=words.wrong_color
                        data-t-number=words.wrong_number
                        data-t-font=words.wrong_font
                        data-t-word=words.wrong_word
                    >
                        <input type="hidden" name="version" value=version.to_string()/>
                        <div class="save-row">
                            <button class="button small">{words.save}</button>
                            <button type="button" class="tool" data-undo="" data-alive="" hidden=true disabled=true>{words.undo}</button>
                            <button type="button" class="tool" data-redo="" data-alive="" hidden=true disabled=true>{words.redo}</button>
                            <p class="saved" data-unsaved="" role="status">{changed}</p>
                        </div>
                        <fieldset class="inks">
                            <legend>{words.colors}</legend>
                            <p class="muted about">{words.colors_text}</p>
                            <div class="ink heads" aria-hidden="true"><span></span><span>{words.light}</span><span>{words.dark}</span></div>
                            {rows}
                        </fieldset>
                        <fieldset class="rest">
                            <legend>{words.form}</legend>
                            <Rest shown=shown/>
                        </fieldset>
                        <section class="given" aria-labelledby="given">
                            <h2 id="given">{words.embed_hint}</h2>
                            <div class="field">
                                <label for="embed">{words.name}</label>
                                <input id="embed" readonly=true value=embed data-copy=""/>
                            </div>
                            <div class="field">
                                <label for="css">{words.css}</label>
                                <textarea id="css" readonly=true rows="8" data-copy="" data-theme-css="" spellcheck="false" aria-describedby="css-hint">{css}</textarea>
                                <p class="hint" id="css-hint">{words.css_hint}</p>
                            </div>
                        </section>
                    </form>
                </div>
            }
        },
    )
}
