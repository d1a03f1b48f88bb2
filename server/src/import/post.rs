//! A post as contract section 3 writes it, and how it becomes one that can be shown.

use serde_json::Value;
use spotlet::api::PostJson;
use spotlet::api::creator::CreatorJson;
use spotlet::domain::{CreatorProfile, Localized, Medium, MediumKind, Post};
use url::Url;

use super::Note;
use super::media::MediaFolder;
use super::unknown::note_unknown;
use crate::media::PictureRole;

/// A post whose media still lie beside the imported file.
pub(super) struct PostRow {
    post: Post,
    /// What is said of its creator, if anything is.
    creator: Option<CreatorJson>,
}

const KEYS: &[&str] = &[
    "id",
    "title",
    "summary",
    "locale",
    "creator",
    "media",
    "sponsored",
    "likes",
];
const CREATOR_KEYS: &[&str] = &["id", "name", "picture", "bio", "link"];
const MEDIUM_KEYS: &[&str] = &[
    "kind", "src", "poster", "width", "height", "alt", "loop", "hotspots",
];
const HOTSPOT_KEYS: &[&str] = &[
    "id", "product", "x", "y", "label", "from_s", "to_s", "to", "side",
];

impl PostRow {
    /// Reads our own JSON.
    pub(super) fn read(value: Value, warnings: &mut Vec<Note>) -> Result<Self, Note> {
        note(&value, KEYS, "", warnings);
        for medium in list(&value, "media") {
            note(medium, MEDIUM_KEYS, "media.", warnings);
            for hotspot in list(medium, "hotspots") {
                note(hotspot, HOTSPOT_KEYS, "media.hotspots.", warnings);
            }
        }
        let creator = match value.get("creator") {
            Some(creator) => {
                note(creator, CREATOR_KEYS, "creator.", warnings);
                let read = serde_json::from_value::<CreatorJson>(creator.clone());
                Some(read.map_err(|error| Note::Creator(error.to_string()))?)
            }
            None => None,
        };
        let post: PostJson = serde_json::from_value(value).map_err(|error| Note::shape(&error))?;
        Ok(Self {
            post: post
                .into_post()
                .map_err(|error| Note::Post(error.to_string()))?,
            creator: creator.filter(CreatorJson::has_profile),
        })
    }

    /// Takes the portrait of its creator in, if the file says anything of them.
    pub(super) async fn profile(
        &self,
        folder: &MediaFolder<'_>,
    ) -> Result<Option<CreatorProfile>, Note> {
        let Some(creator) = &self.creator else {
            return Ok(None);
        };
        let link = creator.link.as_deref().map(web_address).transpose()?;
        let picture = match &creator.picture {
            // The name stands beside it: read out, the picture would say it twice.
            Some(src) => Some(folder.image(src, Localized::default()).await?),
            None => None,
        };
        Ok(Some(CreatorProfile {
            id: creator.id.clone(),
            picture,
            bio: creator
                .bio
                .clone()
                .map(|bio| bio.in_language(self.post.locale)),
            link,
        }))
    }

    /// Takes its media in. Sizes of pictures are measured; what the file said was a promise.
    pub(super) async fn into_post(self, folder: &MediaFolder<'_>) -> Result<Post, Note> {
        let mut post = self.post;
        for medium in &mut post.media {
            take(medium, folder).await?;
        }
        post.checked()
            .map_err(|error| Note::Post(error.to_string()))
    }
}

fn web_address(text: &str) -> Result<String, Note> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "https" | "http") && url.has_host())
        .map(String::from)
        .ok_or_else(|| Note::NoAddress(text.to_owned()))
}

async fn take(medium: &mut Medium, folder: &MediaFolder<'_>) -> Result<(), Note> {
    if let Some(poster) = &medium.poster {
        let picture = folder.picture(poster, PictureRole::Scene).await?;
        medium.poster = Some(picture.src);
    }
    match medium.kind {
        MediumKind::Photo => {
            let picture = folder.picture(&medium.src, PictureRole::Scene).await?;
            medium.width = picture.width;
            medium.height = picture.height;
            medium.src = picture.src;
        }
        MediumKind::Video => medium.src = folder.video(&medium.src).await?,
        // Nothing here knows what its source is; it is shown by its poster.
        MediumKind::Other(_) => {}
    }
    Ok(())
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn note(value: &Value, known: &[&str], within: &str, warnings: &mut Vec<Note>) {
    if let Value::Object(object) = value {
        note_unknown(object, known, within, warnings);
    }
}
