//! A post for the fragment, its page and its frame.

use spotlet::domain::comment::CommentMode;
use spotlet::domain::{Catalog, CreatorLink, Medium, MediumKind, Post, Product};
use spotlet::view::model::{
    HotspotView, ImageView, MediumKind as Kind, MediumView, PostTeaserView, PostView,
};
use spotlet::view::post_css;

use super::card::{card, hotspot_label};
use super::image::{Picture, media_path};
use super::preview::preview_plan;
use super::{Setting, share};
use crate::etag::short_hash;
use crate::service::creator_link;
use crate::service::posts::LikedPost;
use crate::text::{compact, exact, words};

/// A post as it is shown, with the stylesheet that belongs to it alone.
pub struct PostParts {
    /// What the components lay out.
    pub view: PostView,
    /// Text of the stylesheet at [`PostView::positions`].
    pub css: String,
}

/// The post with the products it has in the catalog. `code` is that of the creator link it was opened by.
#[must_use]
pub fn post(
    setting: Setting<'_>,
    liked: &LikedPost,
    catalog: &Catalog,
    code: Option<&str>,
) -> PostParts {
    let LikedPost {
        post,
        likes,
        hotspots,
        comments,
    } = liked;
    let locale = setting.audience.locale;
    let title = post.title.get(locale).to_owned();
    let cards = post
        .hotspots()
        .filter_map(|hotspot| {
            let product = catalog.product(&hotspot.product)?;
            let likes = hotspots.get(&hotspot.id).map_or(0, |state| state.likes);
            Some(card(setting, hotspot, product, catalog, likes))
        })
        .collect();
    // Whoever passes a link on keeps the credit of the one it came from.
    let share_url = share::share_url(
        setting.origin(),
        &post.id,
        None,
        &code.map_or_else(|| own_code(setting, post), str::to_owned),
    );
    let preview = preview_plan(setting, post, None).map_or_else(
        || {
            let first = post.media.first().and_then(Medium::still);
            first.map_or_else(String::new, |src| setting.media_url(src))
        },
        |_| share::preview_url(setting.origin(), &post.id),
    );
    let mut view = PostView {
        id: post.id.to_string(),
        share: share::targets(&share_url, &title, &preview, locale),
        credit: code.map_or_else(|| post.creator.id.to_string(), str::to_owned),
        share_url,
        preview,
        title,
        summary: post
            .summary
            .as_ref()
            .map(|summary| summary.get(locale).to_owned()),
        locale,
        country: setting.audience.country.to_string(),
        currency: currency(catalog),
        server: setting.origin().to_owned(),
        creator: post.creator.id.to_string(),
        creator_name: post.creator.name.clone(),
        advertising: post.sponsored.then(|| words::advertising(setting.audience)),
        brand: setting.state.config.brand.name.clone(),
        stylesheet: format!(
            "{}{}",
            setting.origin(),
            setting.state.assets.path("post.css")
        ),
        positions: String::new(),
        themes: setting
            .state
            .look
            .now()
            .path()
            .map(|path| format!("{}{path}", setting.origin())),
        media: post
            .media
            .iter()
            .map(|each| medium(setting, each, catalog))
            .collect(),
        cards,
        likes: likes.likes,
        comments_text: (setting.state.config.comments != CommentMode::Off || *comments > 0).then(
            || match comments {
                0 => String::new(),
                some => compact(*some, setting.audience),
            },
        ),
        likes_text: compact(likes.likes, setting.audience),
        likes_title: words::likes(likes.likes, &exact(likes.likes, setting.audience), locale),
    };
    let css = post_css(&view);
    view.positions = format!("{}{}", setting.origin(), post_css_path(post, &css));
    PostParts { view, css }
}

/// The code that anybody may have: it credits who made the post.
fn own_code(setting: Setting<'_>, post: &Post) -> String {
    let link = CreatorLink {
        creator: post.creator.id.clone(),
        post: post.id.clone(),
        hotspot: None,
        issued_day: creator_link::day(setting.state.clock.now()),
    };
    creator_link::mint(&setting.state.signer, &link)
}

/// The post as its first picture, for lists of posts.
#[must_use]
pub fn teaser(setting: Setting<'_>, post: &Post) -> PostTeaserView {
    let locale = setting.audience.locale;
    PostTeaserView {
        title: post.title.get(locale).to_owned(),
        advertising: post.sponsored.then(|| words::advertising(setting.audience)),
        summary: post
            .summary
            .as_ref()
            .map(|summary| summary.get(locale).to_owned()),
        url: format!("/p/{}", post.id),
        image: post.media.first().map(|medium| still(setting, medium)),
    }
}

/// Where the stylesheet of a post is served; the hash makes the address as immutable as its content.
#[must_use]
pub fn post_css_path(post: &Post, css: &str) -> String {
    format!("/v1/a/{}/p/{}.css", short_hash(css.as_bytes()), post.id)
}

/// A post sells in one currency; without products there is nothing to price.
fn currency(catalog: &Catalog) -> String {
    let featured = catalog.products().iter().find_map(Product::featured);
    featured.map_or_else(
        || "EUR".to_owned(),
        |variant| variant.price.currency.to_string(),
    )
}

/// A hotspot whose product left the catalog is not shown, here as among the cards: both are numbered alike.
fn medium(setting: Setting<'_>, medium: &Medium, catalog: &Catalog) -> MediumView {
    MediumView {
        kind: match medium.kind {
            MediumKind::Video => Kind::Video,
            MediumKind::Photo | MediumKind::Other(_) => Kind::Photo,
        },
        image: still(setting, medium),
        sources: match medium.kind {
            MediumKind::Video => sources(setting, &medium.src),
            MediumKind::Photo | MediumKind::Other(_) => Vec::new(),
        },
        hotspots: medium
            .hotspots
            .iter()
            .filter_map(|hotspot| Some((hotspot, catalog.product(&hotspot.product)?)))
            .map(|(hotspot, product)| HotspotView {
                id: hotspot.id.to_string(),
                x: hotspot.x.get(),
                y: hotspot.y.get(),
                from_s: hotspot.from_s,
                to_s: hotspot.to_s,
                to: hotspot.to.map(|to| (to.x.get(), to.y.get())),
                side: hotspot.side,
                label: hotspot_label(setting, hotspot, product, catalog),
            })
            .collect(),
    }
}

fn still(setting: Setting<'_>, medium: &Medium) -> ImageView {
    setting.image(&Picture {
        src: medium.still().unwrap_or_default(),
        width: medium.width,
        height: medium.height,
        alt: medium.alt.get(setting.audience.locale),
    })
}

pub(super) fn sources(setting: Setting<'_>, src: &str) -> Vec<(String, String)> {
    let (Some(info), Some((folder, _))) = (setting.state.media.video(src), src.split_once('/'))
    else {
        let mime = if src.ends_with(".webm") {
            "video/webm"
        } else {
            "video/mp4"
        };
        return vec![(setting.media_url(src), mime.to_owned())];
    };
    info.sources
        .iter()
        .map(|source| {
            let path = media_path(&format!("{folder}/{}", source.file));
            (format!("{}{path}", setting.origin()), source.mime.clone())
        })
        .collect()
}
