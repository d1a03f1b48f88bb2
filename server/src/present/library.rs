//! Media of the library, as the studio shows them.

use spotlet::api::media::MediumJson;
use spotlet::domain::{Image, LibraryMedium, MediumSort};
use spotlet::view::model::ImageView;

use super::image::Picture;
use super::{Setting, media_path};
use crate::state::AppState;
use crate::text::rfc3339;

/// Wide enough for a grid on a dense screen.
const THUMBNAIL_WIDTH: u32 = 480;
/// Wide enough to place hotspots by.
const WORKING_WIDTH: u32 = 1200;

/// A medium on the wire.
#[must_use]
pub fn medium(state: &AppState, medium: &LibraryMedium) -> MediumJson {
    let origin = &state.config.public_url;
    let still = match medium.kind {
        MediumSort::Photo => Some(medium.src.as_str()),
        MediumSort::Video => medium.poster.as_deref(),
    };
    let at_least = |width: u32| {
        let src = still?;
        let info = state.media.picture(src)?;
        let width = info.widths.iter().copied().find(|one| *one >= width);
        let width = width.unwrap_or(info.width);
        let (folder, _) = src.split_once('/')?;
        let ending = if info.webp { "webp" } else { "jpg" };
        let path = media_path(&format!("{folder}/{width}.{ending}"));
        Some(format!("{origin}{path}"))
    };
    let own = || format!("{origin}{}", media_path(&medium.src));
    MediumJson {
        id: medium.id.clone(),
        kind: medium.kind,
        src: medium.src.clone(),
        poster: medium.poster.clone(),
        name: medium.name.clone(),
        alt: medium.alt.clone(),
        width: medium.width,
        height: medium.height,
        bytes: medium.bytes,
        created_at: rfc3339(medium.created_at),
        thumbnail: at_least(THUMBNAIL_WIDTH),
        url: match medium.kind {
            MediumSort::Photo => at_least(WORKING_WIDTH).unwrap_or_else(own),
            MediumSort::Video => own(),
        },
        placeholder: still
            .and_then(|src| state.media.picture(src))
            .map(|info| info.placeholder.clone())
            .filter(|data| !data.is_empty()),
    }
}

impl Setting<'_> {
    /// A picture of the media store, without words.
    #[must_use]
    pub fn library_picture(&self, src: &str) -> ImageView {
        self.thumbnail(src, "")
    }

    /// A product's picture, in the reader's words.
    #[must_use]
    pub fn product_image(&self, image: &Image) -> ImageView {
        self.thumbnail(&image.src, image.alt.get(self.audience.locale))
    }

    /// The still of a medium, in the reader's words.
    #[must_use]
    pub fn library_image(&self, medium: &LibraryMedium) -> Option<ImageView> {
        let src = match medium.kind {
            MediumSort::Photo => &medium.src,
            MediumSort::Video => medium.poster.as_ref()?,
        };
        Some(self.image(&Picture {
            src,
            width: medium.width,
            height: medium.height,
            alt: medium.alt.get(self.audience.locale),
        }))
    }
}
