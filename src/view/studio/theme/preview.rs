//! The post that a theme is looked at with: the very fragment, in a frame.

use crate::domain::Locale;
use crate::view::studio::words::ThemeWords;
use leptos::prelude::*;

/// The frame with what is chosen for it; the choices need the bundle.
#[component]
pub fn Preview(
    name: String,
    posts: Vec<(String, String, Option<String>)>,
    locale: Locale,
) -> impl IntoView {
    let words = ThemeWords::of(locale);
    let Some((first, _, spot)) = posts.first().cloned() else {
        return view! {
            <section class="proof" aria-label=words.preview><p class="muted">{words.preview_none}</p></section>
        }
        .into_any();
    };
    let hash = spot.map(|spot| format!("#h={spot}")).unwrap_or_default();
    let src = format!("/studio/posts/{first}/preview?theme={name}&scheme=light{hash}");
    let options = posts
        .into_iter()
        .map(|(id, title, spot)| view! { <option value=id data-spot=spot.unwrap_or_default()>{title}</option> })
        .collect_view();
    let choices =
        |name: &'static str, legend: &'static str, of: [(&'static str, &'static str); 2]| {
            let each = of.into_iter().enumerate().map(|(index, (value, label))| {
                view! {
                    <label class="choice">
                        <input type="radio" name=name value=value checked=index == 0/>
                        <span>{label}</span>
                    </label>
                }
            });
            view! {
                <fieldset class="choices">
                    <legend class="visually-hidden">{legend}</legend>
                    {each.collect_view()}
                </fieldset>
            }
        };
    view! {
        <section class="proof" aria-labelledby="proof" data-theme-preview=name>
            <h2 id="proof" class="visually-hidden">{words.preview}</h2>
            <form class="looks" data-alive="" hidden=true>
                {choices("scheme", words.shade, [("light", words.light), ("dark", words.dark)])}
                {choices("shows", words.shown, [("card", words.card), ("picture", words.picture)])}
                {choices("width", words.width, [("phone", words.phone), ("desktop", words.desktop)])}
                <label class="which"><span class="visually-hidden">{words.post}</span><select name="post">{options}</select></label>
            </form>
            <div class="mat" data-width="phone"><iframe src=src title=words.preview></iframe></div>
        </section>
    }
    .into_any()
}
