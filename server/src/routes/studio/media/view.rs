//! The library and its media as view models.

use spotlet::domain::id::MediaId;
use spotlet::domain::{LibraryMedium, Locale, MediumSort, Member, Timestamp};
use spotlet::view::model::studio::{LibraryView, MediumView, TileView};
use spotlet::view::studio::words::MediaWords;

use super::super::shell::{Section, shell};
use crate::present::{self, Setting};
use crate::service::studio::library;
use crate::service::studio::upload::UploadError;
use crate::text::{day_of, exact, long_date};
use crate::token;

/// What brings the forms alive.
const BUNDLE: &str = "studio/studio_start.js";

/// The address of a medium's page.
pub fn path(id: &MediaId) -> String {
    format!("/studio/media/{id}")
}

/// The library from a moment on.
pub async fn library(
    setting: Setting<'_>,
    member: &Member,
    before: Option<Timestamp>,
) -> Result<LibraryView, UploadError> {
    let media = library::list(setting.state, member, before).await?;
    let words = MediaWords::of(setting.audience.locale);
    let is_full = media.len() >= library::PAGE as usize;
    let last = media.last().filter(|_| is_full);
    let older = |last: &LibraryMedium| {
        let before = last.created_at.as_unix_ms();
        format!("/studio/media?before={before}")
    };
    let heading = words.media.to_owned();
    let mut shell = shell(setting, Some(member), heading, Some(Section::Media));
    shell.page.modules = vec![setting.state.assets.path(BUNDLE)];
    Ok(LibraryView {
        shell,
        older: last.map(older),
        media: media.iter().map(|medium| tile(setting, medium)).collect(),
        form_token: token::id(),
    })
}

fn tile(setting: Setting<'_>, medium: &LibraryMedium) -> TileView {
    TileView {
        url: path(&medium.id),
        name: medium.name.clone(),
        image: setting.library_image(medium),
        is_video: medium.kind == MediumSort::Video,
        lacks_words: medium.alt.is_empty(),
    }
}

/// One medium with what shows it.
pub async fn medium(
    setting: Setting<'_>,
    member: &Member,
    id: &MediaId,
) -> Result<MediumView, UploadError> {
    let medium = library::get(setting.state, member, id).await?;
    let users = library::users(setting.state, member, id).await?;
    let heading = medium.name.clone();
    let mut shell = shell(setting, Some(member), heading, Some(Section::Media));
    shell.page.modules = vec![setting.state.assets.path(BUNDLE)];
    let json = present::medium(setting.state, &medium);
    let mime = match medium.src.ends_with(".webm") {
        true => "video/webm",
        false => "video/mp4",
    };
    Ok(MediumView {
        shell,
        id: medium.id.to_string(),
        image: setting.library_image(&medium),
        video: (medium.kind == MediumSort::Video).then(|| (json.url, mime.to_owned())),
        alt: vec![
            ("en", "English", medium.alt.exactly(Locale::En).to_owned()),
            ("de", "Deutsch", medium.alt.exactly(Locale::De).to_owned()),
        ],
        facts: facts(setting, &medium),
        users: users
            .into_iter()
            .map(|(kind, id)| format!("{kind} {id}"))
            .collect(),
        form_token: token::id(),
    })
}

fn facts(setting: Setting<'_>, medium: &LibraryMedium) -> Vec<(String, String)> {
    let audience = setting.audience;
    let words = MediaWords::of(audience.locale);
    let mut facts = Vec::new();
    if medium.width > 0 {
        let size = format!("{} × {}", medium.width, medium.height);
        facts.push((words.size.to_owned(), size));
    }
    let weight = format!("{} KB", exact(medium.bytes.div_ceil(1024), audience));
    facts.push((words.weight.to_owned(), weight));
    let day = long_date(day_of(medium.created_at), audience);
    facts.push((words.added.to_owned(), day));
    facts
}
