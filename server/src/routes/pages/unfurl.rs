//! Open Graph and the card of X: what messengers and networks show of a shared link.
//!
//! A link with `?h=` is about one product: its name, its price and the part of the picture around it. Networks are sent
//! to that very address again (`og:url`), while search engines are told of the post alone (`canonical`).

use spotlet::domain::Locale;
use spotlet::view::model::CardView;
use url::form_urlencoded::byte_serialize;

use crate::media::{PREVIEW_HEIGHT, PREVIEW_WIDTH};
use crate::present::{Setting, preview_plan};
use crate::routes::embed::{Arrival, ShownPost};

type Meta = (&'static str, String, String);

/// The tags, as (attribute, name, content).
pub fn meta(setting: Setting<'_>, post: &ShownPost, arrival: &Arrival) -> Vec<Meta> {
    let view = &post.parts.view;
    let about = arrival.h.as_deref();
    let about = about.and_then(|id| view.cards.iter().find(|card| card.hotspot == id));
    let address = format!("{}/p/{}", view.server, view.id);
    let (title, description, url) = match about {
        Some(card) => (
            format!("{} · {}", card.title, view.title),
            price_and_description(card),
            format!("{address}?h={}", card.hotspot),
        ),
        None => (
            view.title.clone(),
            view.summary.clone().unwrap_or_default(),
            address,
        ),
    };
    let mut meta = vec![
        ("name", "description", description.clone()),
        ("name", "author", view.creator_name.clone()),
        ("property", "og:type", "article".to_owned()),
        ("property", "og:site_name", view.brand.clone()),
        ("property", "og:url", url),
        ("property", "og:title", title.clone()),
        ("property", "og:description", description.clone()),
        ("property", "og:locale", og_locale(post).to_owned()),
        ("name", "twitter:card", "summary_large_image".to_owned()),
        ("name", "twitter:title", title),
        ("name", "twitter:description", description),
    ];
    if let Some(picture) = picture(setting, post, about) {
        let Picture {
            url,
            width,
            height,
            alt,
        } = picture;
        let secure = if url.starts_with("https:") {
            url.clone()
        } else {
            String::new()
        };
        meta.extend([
            ("property", "og:image", url.clone()),
            ("property", "og:image:secure_url", secure),
            ("property", "og:image:type", "image/jpeg".to_owned()),
            ("property", "og:image:width", width.to_string()),
            ("property", "og:image:height", height.to_string()),
            ("property", "og:image:alt", alt.clone()),
            ("name", "twitter:image", url),
            ("name", "twitter:image:alt", alt),
        ]);
    }
    meta.retain(|(_, _, content)| !content.is_empty());
    meta.into_iter()
        .map(|(attribute, name, content)| (attribute, name.to_owned(), content))
        .collect()
}

fn price_and_description(card: &CardView) -> String {
    match card.description.as_str() {
        "" => card.list_price_text.clone(),
        text => format!("{} · {text}", card.list_price_text),
    }
}

struct Picture {
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

/// The preview with the hotspots drawn in; the bare picture where it lies elsewhere.
fn picture(setting: Setting<'_>, post: &ShownPost, about: Option<&CardView>) -> Option<Picture> {
    let view = &post.parts.view;
    let hotspot = about.map(|card| card.hotspot.as_str());
    let Some(plan) = preview_plan(setting, &post.liked.post, hotspot) else {
        let image = &view.media.first()?.image;
        let src = image.srcset.last().map_or(&image.src, |(src, _)| src);
        return Some(Picture {
            url: src.clone(),
            width: image.width,
            height: image.height,
            alt: image.alt.clone(),
        });
    };
    // The tag makes networks fetch a changed picture anew.
    let mut url = format!("{}/p/{}/preview.jpg?v={}", view.server, view.id, plan.tag());
    if let Some(hotspot) = hotspot {
        url += "&h=";
        url.extend(byte_serialize(hotspot.as_bytes()));
    }
    let medium = view.media.get(plan.medium);
    Some(Picture {
        url,
        width: PREVIEW_WIDTH,
        height: PREVIEW_HEIGHT,
        alt: medium.map_or_else(String::new, |medium| medium.image.alt.clone()),
    })
}

/// Open Graph wants a region with the language.
fn og_locale(post: &ShownPost) -> &'static str {
    match post.audience.locale {
        Locale::En => "en_GB",
        Locale::De => "de_DE",
    }
}
