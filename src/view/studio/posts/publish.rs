//! How a post is published, shown elsewhere, and brought back.

use crate::view::model::studio::{PublishView, VersionView};
use crate::view::studio::layout::studio_document;
use crate::view::studio::words::PostWords;
use leptos::prelude::*;

/// The page.
pub fn publish_page(publish: &PublishView) -> String {
    let view = publish.clone();
    let words = PostWords::of(view.shell.page.locale);
    let shell = view.shell.clone();
    let id = view.id.clone();
    let at = move |verb: &str| format!("/studio/posts/{id}/{verb}");
    let edit = format!("/studio/posts/{}", view.id);
    let look = (view.status == "published").then(|| view.url.clone());
    studio_document(
        &shell,
        move || {
            let look = look.map(|url| view! { <a class="aside" href=url>{words.look}</a> });
            view! { {look} <a class="button plain small" href=edit>{words.edit}</a> }
        },
        move || {
            let is_live = view.status == "published";
            let is_ready = view.missing.is_empty();
            let status = view! { <p class="status large" data-status=view.status>{view.status_label.clone()}</p> };
            let missing = (!is_ready).then(|| {
                let sentences = view
                    .missing
                    .iter()
                    .map(|text| view! { <li>{text.clone()}</li> })
                    .collect_view();
                view! {
                    <section class="missing" aria-labelledby="missing">
                        <h2 id="missing">{words.missing}</h2>
                        <ul>{sentences}</ul>
                    </section>
                }
            });
            let now = (is_ready && (!is_live || view.is_changed)).then(|| {
                let label = if is_live { words.publish_changes } else { words.publish_now };
                view! {
                    <form method="post" action=at("publish")><button class="button">{label}</button></form>
                }
            });
            let later = (is_ready && !is_live).then(|| {
                view! {
                    <form class="inline" method="post" action=at("schedule")>
                        <div class="field">
                            <label for="moment">{words.schedule_at} " " <span class="muted">{view.time_zone.clone()}</span></label>
                            <input id="moment" name="at" type="datetime-local" required=true min=view.earliest.clone()/>
                        </div>
                        <button class="button plain">{words.schedule}</button>
                    </form>
                }
            });
            let not_then = (view.status == "scheduled").then(|| view! {
                <form method="post" action=at("unschedule")><button class="button plain">{words.unschedule}</button></form>
            });
            let shown = is_live.then(|| view! { <Elsewhere view=view.clone()/> });
            let off = matches!(view.status, "published" | "scheduled" | "draft").then(|| view! {
                <section class="block" aria-labelledby="archive">
                    <h2 id="archive">{words.archive}</h2>
                    <p class="muted">{words.archive_text}</p>
                    <form method="post" action=at("archive")><button class="button plain bad">{words.archive}</button></form>
                </section>
            });
            let restore = at("restore");
            let versions = view
                .versions
                .iter()
                .map(|version| view! { <Row version=version.clone() action=restore.clone() words=words/> })
                .collect_view();
            view! {
                {status}
                {missing}
                <div class="steps">{now}{later}{not_then}</div>
                {shown}
                <section class="block" aria-labelledby="history">
                    <h2 id="history">{words.history}</h2>
                    <p class="muted">{words.history_text}</p>
                    <ul class="rows">{versions}</ul>
                </section>
                {off}
            }
        },
    )
}

/// Links and markup to show a published post elsewhere.
#[component]
fn Elsewhere(view: PublishView) -> impl IntoView {
    let words = PostWords::of(view.shell.page.locale);
    let at = |verb: &str| format!("/studio/posts/{}/{verb}", view.id);
    let embeds = view
        .embeds
        .iter()
        .enumerate()
        .map(|(index, (name, purpose, markup))| {
            let id = format!("embed-{index}");
            let hint = format!("{id}-hint");
            view! {
                <div class="field">
                    <label for=id.clone()>{name.clone()}</label>
                    <p class="hint" id=hint.clone()>{purpose.clone()}</p>
                    <textarea id=id readonly=true rows="3" data-copy="" spellcheck="false" aria-describedby=hint>{markup.clone()}</textarea>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="block" aria-labelledby="embed">
            <h2 id="embed">{words.embed}</h2>
            <p class="muted">{words.embed_text}</p>
            <div class="stack wide">{embeds}</div>
        </section>
        <section class="block" aria-labelledby="share">
            <h2 id="share">{words.share}</h2>
            <div class="stack wide">
                <div class="field">
                    <label for="link">{words.share_link}</label>
                    <input id="link" readonly=true data-copy="" value=view.url.clone()/>
                </div>
                <div class="field">
                    <label for="oembed">{words.oembed}</label>
                    <input id="oembed" readonly=true data-copy="" value=view.oembed.clone()/>
                </div>
            </div>
        </section>
        <section class="block label" aria-labelledby="label">
            <img src=at("label.svg") alt="" width="140" height="200"/>
            <div>
                <h2 id="label">{words.label}</h2>
                <p class="muted">{words.label_text}</p>
                <p class="beside">
                    <a class="button plain small" href=at("label.pdf") download=format!("{}.pdf", view.id)>{words.download_label} " (PDF)"</a>
                    <a class="button plain small" href=at("label.svg") download=format!("{}.svg", view.id)>"SVG"</a>
                </p>
            </div>
        </section>
        <section class="block" aria-labelledby="export">
            <h2 id="export">{words.export}</h2>
            <p class="muted">{words.export_text}</p>
            <p class="beside">
                <a class="button plain small" href=at("amp.json") download=format!("{}-amp.json", view.id)>"AMP"</a>
                <a class="button plain small" href=at("instagram.json") download=format!("{}-instagram.json", view.id)>"Instagram"</a>
            </p>
        </section>
    }
}

#[component]
fn Row(version: VersionView, action: String, words: &'static PostWords) -> impl IntoView {
    let mark = match (version.is_current, version.is_published) {
        (true, _) => words.now,
        (false, true) => words.was_published,
        (false, false) => "",
    };
    let name = format!("{} {}", words.version, version.version);
    let label = format!("{}: {name}", words.restore);
    let restore = (!version.is_current).then(|| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="version" value=version.version.to_string()/>
                <button class="quiet" aria-label=label>{words.restore}</button>
            </form>
        }
    });
    view! {
        <li>
            <div class="what"><strong>{name}</strong> <span class="muted line">{version.about}</span></div>
            <span class="muted">{mark}</span>
            {restore}
        </li>
    }
}
