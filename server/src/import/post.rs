//! A post as contract section 3 writes it, and how it becomes one that can be shown.

use serde_json::Value;
use spotlet::api::PostJson;
use spotlet::domain::{Medium, MediumKind, Post};

use super::media::MediaFolder;
use super::unknown::note_unknown;
use crate::media::PictureRole;

/// A post whose media still lie beside the imported file.
pub(super) struct PostRow(Post);

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
const MEDIUM_KEYS: &[&str] = &[
    "kind", "src", "poster", "width", "height", "alt", "loop", "hotspots",
];
const HOTSPOT_KEYS: &[&str] = &["id", "product", "x", "y", "label", "from_s", "to_s"];

impl PostRow {
    /// Reads our own JSON.
    pub(super) fn read(value: Value, warnings: &mut Vec<String>) -> Result<Self, String> {
        note(&value, KEYS, "", warnings);
        for medium in list(&value, "media") {
            note(medium, MEDIUM_KEYS, "media.", warnings);
            for hotspot in list(medium, "hotspots") {
                note(hotspot, HOTSPOT_KEYS, "media.hotspots.", warnings);
            }
        }
        let post: PostJson = serde_json::from_value(value).map_err(|error| error.to_string())?;
        post.into_post()
            .map(Self)
            .map_err(|error| error.to_string())
    }

    /// Takes its media in. Sizes of pictures are measured; what the file said was a promise.
    pub(super) async fn into_post(self, folder: &MediaFolder<'_>) -> Result<Post, String> {
        let mut post = self.0;
        for medium in &mut post.media {
            take(medium, folder).await?;
        }
        post.checked().map_err(|error| error.to_string())
    }
}

async fn take(medium: &mut Medium, folder: &MediaFolder<'_>) -> Result<(), String> {
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

fn note(value: &Value, known: &[&str], within: &str, warnings: &mut Vec<String>) {
    if let Value::Object(object) = value {
        note_unknown(object, known, within, warnings);
    }
}
