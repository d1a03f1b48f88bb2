//! The media library: the tiles, and the page of one of them.
//!
//! `src/studio/upload` brings the form alive by these attributes: `data-uploader` on it with the words as `data-t-…`,
//! `data-uploads` on the list of what is on its way, `data-library` around the tiles; `data-frames` with the id of a video on
//! what chooses a poster.

use super::layout::studio_document;
use super::words::{MediaWords, ShellWords};
use crate::domain::Locale;
use crate::view::model::studio::{LibraryView, MediumView, TileView};
use crate::view::post::Picture;
use leptos::prelude::*;

/// What file choosers offer. A phone that keeps HEIC hands over JPEG when this is what is asked for.
pub const ACCEPT: &str = "image/jpeg,image/png,image/webp,video/mp4,video/webm";

/// The library.
pub fn library_page(library: &LibraryView) -> String {
    let LibraryView {
        shell,
        media,
        older,
        form_token,
    } = library.clone();
    let locale = shell.page.locale;
    let words = MediaWords::of(locale);
    studio_document(
        &shell,
        || (),
        move || {
            view! {
                <Uploader locale=locale token=form_token/>
                <div data-library="">
                    {match media.is_empty() {
                        true => view! {
                            <div class="empty">
                                <h2>{words.empty}</h2>
                                <p>{words.empty_text}</p>
                            </div>
                        }.into_any(),
                        false => {
                            let tiles = media.into_iter().map(|tile| view! { <Tile tile=tile locale=locale/> });
                            view! { <ul class="tiles">{tiles.collect_view()}</ul> }.into_any()
                        }
                    }}
                    {older.map(|url| view! { <p class="way"><a href=url>{words.older}</a></p> })}
                </div>
            }
        },
    )
}

/// Brings files: by itself a form with a chooser, with the bundle a place to drop, paste and watch.
#[component]
pub fn Uploader(
    locale: Locale,
    /// Drawn with the form, so that one sent twice brings its files once.
    token: String,
) -> impl IntoView {
    let words = MediaWords::of(locale);
    let form = view! {
        <form
            class="uploader"
            method="post"
            action="/studio/media"
            enctype="multipart/form-data"
            data-uploader=""
            data-t-waiting=words.waiting
            data-t-sending=words.sending
            data-t-looking=words.looking
            data-t-done=words.done
            data-t-offline=words.offline
            data-t-retry=words.retry
            data-t-cancel=words.cancel
            data-t-not-taken=words.not_taken
            data-t-too-large=words.too_large
            data-t-broken=words.broken
            data-t-no-room=words.no_room
            data-t-signed-out=words.signed_out
            data-t-failed=words.failed
        >
            <input type="hidden" name="token" value=token/>
            <p class="drop">{words.drop}</p>
            <div class="ways">
                <label class="button plain chooser">
                    <span>{words.choose}</span>
                    <input type="file" name="files" accept=ACCEPT multiple=true/>
                </label>
                <label class="button plain chooser" data-camera="">
                    <span>{words.camera}</span>
                    <input type="file" name="files" accept="image/jpeg,image/png,image/webp" capture="environment"/>
                </label>
                <button class="button" data-send="">{words.upload}</button>
            </div>
            <p class="hint">{words.kinds}</p>
        </form>
    };
    view! {
        {form}
        <section class="uploads" aria-label=words.progress data-uploads="" hidden=true>
            <ul class="rows"></ul>
            <p class="unseen" role="status" data-upload-status=""></p>
        </section>
    }
}

#[component]
fn Tile(tile: TileView, locale: Locale) -> impl IntoView {
    let words = MediaWords::of(locale);
    let lacks_still = tile.is_video && tile.image.is_none();
    let notes = [
        tile.is_video.then_some(words.video),
        lacks_still.then_some(words.no_still),
        tile.lacks_words.then_some(words.no_words),
    ];
    let notes: Vec<&str> = notes.into_iter().flatten().collect();
    view! {
        <li>
            <a href=tile.url>
                <span class="frame">
                    {tile.image.map(|image| view! { <Picture image=image sizes="(min-width: 900px) 240px, 46vw"/> })}
                    {lacks_still.then(film)}
                </span>
                <span class="name">{tile.name}</span>
                <span class="muted">{notes.join(" · ")}</span>
            </a>
        </li>
    }
}

/// What stands for a video that has no still yet; the words beside it say so.
fn film() -> impl IntoView {
    view! {
        <svg class="film" viewBox="0 0 56 56" aria-hidden="true">
            <circle cx="28" cy="28" r="27"></circle>
            <path d="M23.5 19v18l14-9z"></path>
        </svg>
    }
}

/// One medium.
pub fn medium_page(medium: &MediumView) -> String {
    let MediumView {
        shell,
        id,
        image,
        video,
        alt,
        facts,
        users,
        form_token,
    } = medium.clone();
    let locale = shell.page.locale;
    let words = MediaWords::of(locale);
    let path = format!("/studio/media/{id}");
    studio_document(
        &shell,
        || view! { <a class="button plain small" href="/studio/media">{words.back}</a> },
        move || {
            let poster = image.as_ref().map(|image| image.src.clone());
            let is_video = video.is_some();
            let shown = match video {
                Some((src, mime)) => view! {
                    <video class="shown" controls=true playsinline=true preload="metadata" poster=poster>
                        <source src=src type=mime/>
                    </video>
                }
                .into_any(),
                None => image
                    .map(|image| view! { <div class="shown"><Picture image=image sizes="(min-width: 900px) 60vw, 94vw"/></div> })
                    .into_any(),
            };

            let fields = alt.into_iter().map(|(language, label, text)| {
                let id = format!("alt-{language}");
                view! {
                    <div class="field">
                        <label for=id.clone()>{label}</label>
                        <textarea id=id name=language lang=language rows="2" maxlength="500">{text}</textarea>
                    </div>
                }
            });
            let facts = facts
                .into_iter()
                .map(|(label, text)| view! { <div><dt>{label}</dt><dd>{text}</dd></div> });
            let is_used = !users.is_empty();
            let users = match is_used {
                false => words.shown_nowhere.to_owned(),
                true => users.join(", "),
            };
            view! {
                <div class="medium">
                    <div class="stage">
                        {shown}
                        {is_video.then(|| view! { <Poster id=id.clone() token=form_token.clone() locale=locale/> })}
                    </div>
                    <div class="about">
                        <section aria-labelledby="words">
                            <h2 id="words">{words.alt}</h2>
                            <p class="hint">{words.alt_text}</p>
                            <form class="stack" method="post" action=path.clone()>
                                {fields.collect_view()}
                                <button class="button">{words.save}</button>
                            </form>
                        </section>
                        <section class="block" aria-labelledby="details">
                            <h2 id="details">{words.details}</h2>
                            <dl class="facts">
                                {facts.collect_view()}
                                <div><dt>{words.shown_by}</dt><dd>{users}</dd></div>
                            </dl>
                            <form class="gone" method="post" action=format!("{path}/delete")>
                                <button class="button plain bad" disabled=is_used>{words.delete}</button>
                                <p class="hint">{if is_used { words.in_use } else { words.delete_text }}</p>
                            </form>
                        </section>
                    </div>
                </div>
            }
        },
    )
}

/// Chooses the still of a video: a frame of it with the bundle, a file without.
#[component]
fn Poster(id: String, token: String, locale: Locale) -> impl IntoView {
    let words = MediaWords::of(locale);
    view! {
        <section class="poster" aria-labelledby="poster">
            <h2 id="poster">{words.poster}</h2>
            <p class="hint">{words.poster_text}</p>
            <p class="frames" data-frames=id.clone() data-t-done=words.frame_taken data-t-failed=words.failed hidden=true>
                <button class="button" type="button">{words.take_frame}</button>
                <span role="status"></span>
            </p>
            <form method="post" action=format!("/studio/media/{id}/poster") enctype="multipart/form-data">
                <input type="hidden" name="token" value=token/>
                <div class="field">
                    <label for="poster-file">{words.poster_file} " " <span class="muted">{ShellWords::of(locale).optional}</span></label>
                    <input id="poster-file" type="file" name="files" accept="image/jpeg,image/png,image/webp" required=true/>
                </div>
                <button class="button plain small">{words.upload}</button>
            </form>
        </section>
    }
}
