//! `GET /p/{post}`: a post's own page, where share links, search engines and readers without JavaScript arrive.

use axum::http::HeaderValue;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use spotlet::view::model::PageView;
use spotlet::view::post_page;
use url::form_urlencoded::byte_serialize;

use super::{Visitor, fault};
use crate::present::{Dress, Setting, Wish, json_ld, page};
use crate::routes::embed::{Arrival, ShownPost, shown_to};
use crate::routes::html::Html;
use crate::state::AppState;

/// Answers the page.
pub async fn post(
    state: &AppState,
    id: &str,
    wish: &Wish,
    arrival: &Arrival,
    visitor: &Visitor,
) -> Response {
    let post = match shown_to(state, id, &visitor.wish(wish), arrival).await {
        Ok(post) => post,
        Err(error) => return fault(state, visitor, error),
    };
    let setting = Setting {
        state,
        audience: post.audience,
    };
    let view = &post.parts.view;
    let url = format!("{}/p/{}", view.server, view.id);
    let oembed = oembed_url(&view.server, &url);
    let page = PageView {
        meta: meta(&post, &url),
        canonical: Some(url),
        oembed: Some(oembed),
        json_ld: Some(json_ld(setting, &post.liked, &post.catalog)),
        ..page(setting, view.title.clone(), Dress::Post)
    };
    let mut response = Html::public(post_page(&page, view)).into_response();
    // The stylesheet of the shadow root is named deep in the page; so it starts at once.
    if let Ok(value) =
        HeaderValue::from_str(&format!("<{}>; rel=preload; as=style", view.stylesheet))
    {
        response.headers_mut().insert(LINK, value);
    }
    response
}

fn oembed_url(origin: &str, url: &str) -> String {
    let encoded: String = byte_serialize(url.as_bytes()).collect();
    format!("{origin}/oembed?url={encoded}&format=json")
}

/// Open Graph and the card of X: what messengers and networks show of a shared link.
fn meta(post: &ShownPost, url: &str) -> Vec<(&'static str, String, String)> {
    let view = &post.parts.view;
    let image = view.media.first().map(|medium| &medium.image);
    let description = view.summary.clone().unwrap_or_default();
    let mut meta = vec![
        ("name", "description", description.clone()),
        ("property", "og:type", "article".to_owned()),
        ("property", "og:site_name", view.brand.clone()),
        ("property", "og:url", url.to_owned()),
        ("property", "og:title", view.title.clone()),
        ("property", "og:description", description),
        ("property", "og:locale", og_locale(post)),
        ("name", "twitter:card", "summary_large_image".to_owned()),
        ("name", "twitter:title", view.title.clone()),
    ];
    if let Some(image) = image {
        let src = image.srcset.last().map_or(&image.src, |(src, _)| src);
        meta.extend([
            ("property", "og:image", src.clone()),
            ("property", "og:image:width", image.width.to_string()),
            ("property", "og:image:height", image.height.to_string()),
            ("property", "og:image:alt", image.alt.clone()),
            ("name", "twitter:image", src.clone()),
            ("name", "twitter:image:alt", image.alt.clone()),
        ]);
    }
    meta.retain(|(_, _, content)| !content.is_empty());
    meta.into_iter()
        .map(|(attribute, name, content)| (attribute, name.to_owned(), content))
        .collect()
}

/// Open Graph wants a region with the language.
fn og_locale(post: &ShownPost) -> String {
    match post.audience.locale {
        spotlet::domain::Locale::En => "en_GB".to_owned(),
        spotlet::domain::Locale::De => "de_DE".to_owned(),
    }
}
