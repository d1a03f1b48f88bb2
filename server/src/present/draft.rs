//! Drafts as the studio shows them: where their pictures are, what their products look like.

use spotlet::api::draft::{DraftJson, PictureJson, ProductCard};
use spotlet::api::post::MediumJson;
use spotlet::domain::{Catalog, DraftStatus, Locale, MediumKind, Product};
use spotlet::view::model::ImageView;

use super::Setting;
use super::image::Picture;
use super::post::sources;
use crate::store::draft::Draft;
use crate::text::{money, rfc3339};

/// A draft for `/api/studio`.
#[must_use]
pub fn draft(setting: Setting<'_>, draft: &Draft, catalog: &Catalog) -> DraftJson {
    let post = &draft.post;
    DraftJson {
        version: draft.version,
        status: draft.status.word().to_owned(),
        changed: is_changed(draft),
        saved_by: draft.saved_by.clone(),
        saved_at: rfc3339(draft.updated_at),
        pictures: post
            .media
            .iter()
            .map(|medium| picture(setting, medium))
            .collect(),
        products: catalog
            .products()
            .iter()
            .map(|product| product_card(setting, product))
            .collect(),
        post: post.clone(),
    }
}

/// Whether everybody sees something older.
#[must_use]
pub fn is_changed(draft: &Draft) -> bool {
    draft.status == DraftStatus::Published && draft.version != draft.published_version
}

/// The picture that stands for a medium, in all its widths.
pub async fn medium_image(setting: Setting<'_>, medium: &MediumJson) -> ImageView {
    let src = still(medium);
    setting.state.media.know(&[src]).await;
    setting.image(&Picture {
        src,
        width: medium.width,
        height: medium.height,
        alt: medium.alt.get(setting.audience.locale),
    })
}

/// Where a medium can be looked at.
fn picture(setting: Setting<'_>, medium: &MediumJson) -> PictureJson {
    PictureJson {
        still: small(setting, still(medium)),
        sources: match medium.kind {
            MediumKind::Video => sources(setting, &medium.src),
            MediumKind::Photo | MediumKind::Other(_) => Vec::new(),
        },
    }
}

/// The picture that stands for a medium.
fn still(medium: &MediumJson) -> &str {
    match medium.kind {
        MediumKind::Photo => &medium.src,
        MediumKind::Video | MediumKind::Other(_) => medium.poster.as_deref().unwrap_or_default(),
    }
}

/// A product for choosing.
#[must_use]
pub fn product_card(setting: Setting<'_>, product: &Product) -> ProductCard {
    let locale: Locale = setting.audience.locale;
    let featured = product.featured();
    let image = featured.and_then(|variant| product.image_of(variant));
    ProductCard {
        id: product.id.clone(),
        title: product.title.get(locale).to_owned(),
        price: featured.map_or_else(String::new, |variant| {
            money(variant.price, setting.audience)
        }),
        picture: image.map(|image| setting.thumbnail(&image.src, "").src),
    }
}

/// The address of a picture in a width for working with.
fn small(setting: Setting<'_>, src: &str) -> String {
    match src {
        "" => String::new(),
        src => setting.thumbnail(src, "").src,
    }
}
