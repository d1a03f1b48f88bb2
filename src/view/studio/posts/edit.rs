//! A post that is worked on. The studio's bundle puts the tagger where `data-tagger` stands.

use crate::view::model::studio::EditView;
use crate::view::post::Picture;
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::PostWords;
use leptos::prelude::*;

/// The place of the tagger, with the pictures and products as they are for whoever has no scripts.
pub fn edit_page(edit: &EditView) -> String {
    let EditView {
        shell,
        id,
        status_label,
        media,
        hotspots,
        themes,
    } = edit.clone();
    let words = PostWords::of(shell.page.locale);
    let token = shell.form_token.clone();
    let (publish, duplicate) = (
        format!("/studio/posts/{id}/publish"),
        format!("/studio/posts/{id}/duplicate"),
    );
    studio_document(
        &shell,
        move || {
            view! {
                <span class="muted">{status_label}</span>
                <form method="post" action=duplicate>
                    <input type="hidden" name="token" value=token/>
                    <button class="button plain small">{words.duplicate}</button>
                </form>
                <a class="button small" href=publish data-leave="">{words.publish_page}</a>
            }
        },
        move || {
            let media = media
                .into_iter()
                .map(|image| view! { <Picture image=image sizes="(min-width: 900px) 640px, 100vw"/> })
                .collect_view();
            let hotspots = hotspots
                .into_iter()
                .map(|text| view! { <li>{text}</li> })
                .collect_view();
            view! {
                <div class="tagger" data-tagger=id data-themes=themes>
                    <noscript><p class="banner">{words.needs_script}</p></noscript>
                    <div class="as-it-is">
                        {media}
                        <ul>{hotspots}</ul>
                    </div>
                </div>
            }
        },
    )
}
