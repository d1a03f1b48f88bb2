//! Pictures with all their widths.

use spotlet::view::model::ImageView;

use super::Setting;

/// The width that browsers without `srcset` get, and link previews.
const FALLBACK_WIDTH: u32 = 800;

/// A picture, by what the domain knows of it.
pub(super) struct Picture<'a> {
    pub src: &'a str,
    pub width: u32,
    pub height: u32,
    pub alt: &'a str,
}

/// The address below the origin of a file in the media store.
#[must_use]
pub fn media_path(src: &str) -> String {
    format!("/media/{src}")
}

impl Setting<'_> {
    /// The absolute address of a file in the media store; an address stays what it is.
    #[must_use]
    pub fn media_url(&self, src: &str) -> String {
        if src.contains("://") {
            src.to_owned()
        } else {
            format!("{}{}", self.origin(), media_path(src))
        }
    }

    pub(super) fn image(&self, picture: &Picture<'_>) -> ImageView {
        let Picture {
            src,
            width,
            height,
            alt,
        } = *picture;
        let plain = ImageView {
            src: self.media_url(src),
            srcset: Vec::new(),
            width,
            height,
            alt: alt.to_owned(),
            placeholder: None,
        };
        let (Some(info), Some((folder, _))) = (self.state.media.picture(src), src.split_once('/'))
        else {
            return plain;
        };
        let address =
            |width: u32, ending: &str| self.media_url(&format!("{folder}/{width}.{ending}"));
        // Every browser that reads `srcset` here reads WebP; link previews and mails take `src`.
        let ending = if info.webp { "webp" } else { "jpg" };
        let fallback = info
            .widths
            .iter()
            .copied()
            .find(|width| *width >= FALLBACK_WIDTH);
        ImageView {
            src: address(fallback.unwrap_or(info.width), "jpg"),
            srcset: info
                .widths
                .iter()
                .map(|width| (address(*width, ending), *width))
                .collect(),
            width: info.width,
            height: info.height,
            placeholder: Some(info.placeholder.clone()).filter(|data| !data.is_empty()),
            ..plain
        }
    }

    /// A small picture of which only the name is known, as in the lines of an order.
    pub(super) fn thumbnail(&self, src: &str, alt: &str) -> ImageView {
        // Product pictures are square; the real size follows from the media store where it is known.
        let image = self.image(&Picture {
            src,
            width: 800,
            height: 800,
            alt,
        });
        ImageView {
            placeholder: None,
            ..image
        }
    }
}
