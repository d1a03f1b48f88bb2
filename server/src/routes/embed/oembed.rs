//! `GET /oembed?url=&maxwidth=&maxheight=&format=`: how WordPress and others find the frame. <https://oembed.com>

use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;
use url::Url;

use super::reply::{failed, open};
use super::shown;
use crate::present::Wish;
use crate::service::Fault;
use crate::state::AppState;

/// Room below the picture for byline and product list, in pixels.
const ROOM: u32 = 420;
const DEFAULT_WIDTH: u32 = 720;

/// What a consumer asks.
#[derive(Debug, Deserialize)]
pub struct Ask {
    url: String,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
    format: Option<String>,
}

/// Answers the description of a post. The address is taken apart, never fetched.
pub async fn get(State(state): State<AppState>, Query(ask): Query<Ask>) -> Response {
    if ask.format.as_deref().is_some_and(|format| format != "json") {
        return StatusCode::NOT_IMPLEMENTED.into_response();
    }
    let Some(id) = post_of(&ask.url, &state.config.public_url) else {
        return failed(Fault::NotFound);
    };
    match shown(&state, &id, &Wish::default()).await {
        Ok(post) => {
            let view = &post.parts.view;
            let width = ask.maxwidth.unwrap_or(DEFAULT_WIDTH).clamp(240, 1600);
            let image = view.media.first().map(|medium| &medium.image);
            let picture = image.map_or(width, |image| {
                let scaled =
                    u64::from(width) * u64::from(image.height) / u64::from(image.width.max(1));
                u32::try_from(scaled).unwrap_or(width)
            });
            let height = (picture + ROOM).min(ask.maxheight.unwrap_or(u32::MAX));
            let frame = format!("{}/p/{}/frame", view.server, view.id);
            let mut reply = json!({
                "version": "1.0",
                "type": "rich",
                "title": view.title,
                "author_name": view.creator_name,
                "author_url": format!("{}/c/{}", view.server, view.creator),
                "provider_name": view.brand,
                "provider_url": view.server,
                "cache_age": 3600,
                "width": width,
                "height": height,
                // Ids and our own origin need no escaping; the title is left out on purpose.
                "html": format!(
                    "<iframe src=\"{frame}\" width=\"{width}\" height=\"{height}\" \
                     allow=\"payment; web-share; clipboard-write; fullscreen\" loading=\"lazy\"></iframe>"
                ),
            });
            if let (Some(image), Some(object)) = (image, reply.as_object_mut()) {
                let largest = image.srcset.last().map_or(&image.src, |(url, _)| url);
                object.insert("thumbnail_url".to_owned(), json!(largest));
                object.insert("thumbnail_width".to_owned(), json!(image.width));
                object.insert("thumbnail_height".to_owned(), json!(image.height));
            }
            let mut response = Json(reply).into_response();
            open(response.headers_mut());
            response
        }
        Err(fault) => failed(fault),
    }
}

/// The post that an address of ours names.
fn post_of(address: &str, origin: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    if url.origin().ascii_serialization() != origin {
        return None;
    }
    let mut segments = url.path_segments()?;
    let post = (segments.next()? == "p")
        .then(|| segments.next())
        .flatten()?;
    matches!(segments.next(), None | Some("")).then(|| post.to_owned())
}

#[cfg(test)]
mod tests {
    use super::post_of;

    #[test]
    fn only_pages_of_ours_are_known() {
        let origin = "https://shop.example";
        for (address, expected) in [
            ("https://shop.example/p/slow-coffee", Some("slow-coffee")),
            (
                "https://shop.example/p/slow-coffee/?x=1#h=mug",
                Some("slow-coffee"),
            ),
            ("https://shop.example:443/p/a", Some("a")),
            ("http://shop.example/p/a", None),
            ("https://shop.example.evil.example/p/a", None),
            ("https://shop.example@evil.example/p/a", None),
            ("https://shop.example/p/a/frame", None),
            ("https://shop.example/", None),
            ("not an address", None),
        ] {
            assert_eq!(post_of(address, origin).as_deref(), expected, "{address}");
        }
    }
}
