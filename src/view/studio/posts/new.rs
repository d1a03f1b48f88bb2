//! The form of a new post.

use crate::view::model::studio::NewPostView;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::PostWords;
use leptos::prelude::*;

/// Title, creator, language.
pub fn new_post_page(new: &NewPostView) -> String {
    let NewPostView {
        shell,
        title,
        creators,
        is_open,
        languages,
    } = new.clone();
    let words = PostWords::of(shell.page.locale);
    let token = shell.form_token.clone();
    studio_document(
        &shell,
        || (),
        move || {
            let languages = languages
                .into_iter()
                .map(|(tag, name, chosen)| view! { <option value=tag selected=chosen>{name}</option> })
                .collect_view();
            let creator = match is_open {
                true => {
                    let first = match creators.as_slice() {
                        [only] => only.clone(),
                        _ => String::new(),
                    };
                    let options = creators
                        .into_iter()
                        .map(|name| view! { <option value=name></option> })
                        .collect_view();
                    view! {
                        <input id="creator" name="creator" list="creators" required=true autocomplete="off" value=first/>
                        <datalist id="creators">{options}</datalist>
                    }
                    .into_any()
                }
                false => {
                    let options = creators
                        .into_iter()
                        .map(|name| view! { <option>{name}</option> })
                        .collect_view();
                    view! { <select id="creator" name="creator">{options}</select> }.into_any()
                }
            };
            view! {
                <p class="lede">{words.new_text}</p>
                <form class="stack later" method="post" action="/studio/posts/new">
                    <input type="hidden" name="token" value=token/>
                    <div class="field">
                        <label for="title">{words.title}</label>
                        <input id="title" name="title" maxlength="120" required=true autocomplete="off" value=title aria-describedby="title-hint"/>
                        <p class="hint" id="title-hint">{words.title_hint}</p>
                    </div>
                    <div class="field">
                        <label for="creator">{words.creator}</label>
                        {creator}
                    </div>
                    <div class="field">
                        <label for="language">{words.language}</label>
                        <select id="language" name="locale">{languages}</select>
                    </div>
                    <button class="button">{words.create}</button>
                </form>
            }
        },
    )
}
