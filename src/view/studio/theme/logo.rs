//! The choice of the logo among the pictures of the library.

use crate::view::model::ImageView;
use crate::view::model::studio::LogoPageView;
use crate::view::page::layout::Logo;
use crate::view::post::Picture;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::{ShellWords, ThemeWords};
use leptos::prelude::*;

/// The page.
pub fn logo_page(page: &LogoPageView) -> String {
    let LogoPageView {
        shell,
        logo,
        pictures,
        chosen,
    } = page.clone();
    let locale = shell.page.locale;
    let (words, around) = (ThemeWords::of(locale), ShellWords::of(locale));
    studio_document(
        &shell,
        move || view! { <a class="button plain small" href="/studio/brand">{around.brand}</a> },
        move || {
            let choice = match pictures.is_empty() {
                true => view! {
                    <p class="muted">{words.no_pictures}</p>
                    <p><a class="button plain" href="/studio/media">{words.to_library}</a></p>
                }
                .into_any(),
                false => view! {
                    <form class="logos" method="post" action="/studio/brand/logo">
                        <Choice name="light" legend=words.logo_light hint=None none=words.no_logo pictures=pictures.clone() chosen=chosen.0/>
                        <Choice name="dark" legend=words.logo_dark hint=Some(words.logo_dark_hint) none=words.same_logo pictures=pictures chosen=chosen.1/>
                        <div class="save-row">
                            <button class="button">{words.save}</button>
                            <a class="quiet" href="/studio/media">{words.to_library}</a>
                        </div>
                    </form>
                }
                .into_any(),
            };
            view! {
                <p class="lede">{words.logo_lede}</p>
                {logo.map(|logo| view! { <div class="letterhead"><Logo logo=logo/></div> })}
                {choice}
            }
        },
    )
}

#[component]
fn Choice(
    name: &'static str,
    legend: &'static str,
    hint: Option<&'static str>,
    none: &'static str,
    pictures: Vec<(String, ImageView, String)>,
    chosen: String,
) -> impl IntoView {
    let is_none = chosen.is_empty();
    let each = pictures
        .into_iter()
        .map(|(id, image, label)| {
            let image = ImageView {
                // The name beside it says what it is.
                alt: String::new(),
                placeholder: None,
                ..image
            };
            let checked = id == chosen;
            view! {
                <label>
                    <input type="radio" name=name value=id checked=checked/>
                    <Picture image=image sizes="140px"/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {hint.map(|hint| view! { <p class="hint">{hint}</p> })}
            <div class="emblems">
                <label class="none">
                    <input type="radio" name=name value="" checked=is_none/>
                    <span>{none}</span>
                </label>
                {each}
            </div>
        </fieldset>
    }
}
