//! `GET /oembed?url=&maxwidth=&maxheight=&format=`: how WordPress and others find the frame. <https://oembed.com>
//!
//! The HTML is one bare `iframe`: the only element that WordPress keeps of a provider it does not know. Consumers that
//! sandbox it get a frame that works without an origin; see `src/islands/frame`.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde::Deserialize;
use url::{Url, form_urlencoded};

use super::reply::{failed, open};
use super::shown::{Arrival, ShownPost, shown_to};
use crate::present::Wish;
use crate::problem::Problem;
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

/// The formats of an answer.
#[derive(Clone, Copy)]
enum Format {
    Json,
    Xml,
}

/// A field's value, which JSON writes as text or as number.
enum Field {
    Text(String),
    Number(u32),
}

/// Answers the description of a post. The address is taken apart, never fetched.
pub async fn get(State(state): State<AppState>, Query(ask): Query<Ask>) -> Response {
    let format = match ask.format.as_deref() {
        None | Some("json") => Format::Json,
        Some("xml") => Format::Xml,
        Some(_) => return StatusCode::NOT_IMPLEMENTED.into_response(),
    };
    let Some((id, arrival)) = post_of(&ask.url, &state.config.public_url) else {
        return failed(Fault::NotFound);
    };
    match shown_to(&state, &id, &Wish::default(), &arrival).await {
        Ok(post) => {
            let mut response = match write(format, &fields(&post, &ask, &arrival)) {
                Ok(response) => response,
                Err(error) => return failed(Problem::Internal(error.to_string()).into()),
            };
            open(response.headers_mut());
            response
        }
        // The specification knows one word for what has nothing to show.
        Err(Fault::Gone) => failed(Fault::NotFound),
        Err(fault) => failed(fault),
    }
}

fn fields(post: &ShownPost, ask: &Ask, arrival: &Arrival) -> Vec<(&'static str, Field)> {
    let view = &post.parts.view;
    let fits = |width: u32, height: u32| {
        ask.maxwidth.is_none_or(|max| width <= max) && ask.maxheight.is_none_or(|max| height <= max)
    };
    let width = DEFAULT_WIDTH.min(ask.maxwidth.unwrap_or(DEFAULT_WIDTH));
    let image = view.media.first().map(|medium| &medium.image);
    let scaled = |width: u32, image: &spotlet::view::model::ImageView| {
        let height = u64::from(width) * u64::from(image.height) / u64::from(image.width.max(1));
        u32::try_from(height).unwrap_or(width)
    };
    let picture = image.map_or(width, |image| scaled(width, image));
    let height = (picture + ROOM).min(ask.maxheight.unwrap_or(u32::MAX));
    let frame = format!("{}/p/{}/frame{}", view.server, view.id, arrival.query());
    let html = format!(
        "<iframe src=\"{}\" width=\"{width}\" height=\"{height}\" title=\"{}\" frameborder=\"0\" \
         allow=\"payment; web-share; clipboard-write; fullscreen\" loading=\"lazy\"></iframe>",
        escaped(&frame),
        escaped(&view.title),
    );
    let text = |text: &str| Field::Text(text.to_owned());
    let mut fields = vec![
        ("version", text("1.0")),
        ("type", text("rich")),
        ("title", text(&view.title)),
        ("author_name", text(&view.creator_name)),
        (
            "author_url",
            Field::Text(format!("{}/c/{}", view.server, view.creator)),
        ),
        ("provider_name", text(&view.brand)),
        ("provider_url", text(&view.server)),
        ("cache_age", Field::Number(3600)),
        ("width", Field::Number(width)),
        ("height", Field::Number(height)),
        ("html", Field::Text(html)),
    ];
    // The largest that fits. The three fields come together or not at all.
    let thumbnail = image.and_then(|image| {
        let widths = image.srcset.iter().rev();
        let sizes = widths.map(|(src, width)| (src, *width, scaled(*width, image)));
        let whole = std::iter::once((&image.src, image.width, image.height));
        let mut all = sizes.chain(whole.filter(|_| image.srcset.is_empty()));
        all.find(|(_, width, height)| fits(*width, *height))
    });
    if let Some((src, width, height)) = thumbnail {
        fields.extend([
            ("thumbnail_url", text(src)),
            ("thumbnail_width", Field::Number(width)),
            ("thumbnail_height", Field::Number(height)),
        ]);
    }
    fields
}

fn write(format: Format, fields: &[(&'static str, Field)]) -> std::io::Result<Response> {
    match format {
        Format::Json => {
            let object: serde_json::Map<_, _> = fields
                .iter()
                .map(|(name, field)| {
                    let value = match field {
                        Field::Text(text) => text.as_str().into(),
                        Field::Number(number) => (*number).into(),
                    };
                    ((*name).to_owned(), value)
                })
                .collect();
            Ok(Json(object).into_response())
        }
        Format::Xml => {
            let mut response = xml(fields)?.into_response();
            let kind = HeaderValue::from_static("text/xml; charset=utf-8");
            response.headers_mut().insert(CONTENT_TYPE, kind);
            Ok(response)
        }
    }
}

fn xml(fields: &[(&'static str, Field)]) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::new(Vec::new());
    let declaration = BytesDecl::new("1.0", Some("utf-8"), Some("yes"));
    writer.write_event(Event::Decl(declaration))?;
    writer.write_event(Event::Start(BytesStart::new("oembed")))?;
    for (name, field) in fields {
        let text = match field {
            Field::Text(text) => text.clone(),
            Field::Number(number) => number.to_string(),
        };
        // XML has no way to write control characters, not even escaped.
        let text: String = text.chars().filter(|c| !c.is_control()).collect();
        writer
            .create_element(*name)
            .write_text_content(BytesText::new(&text))?;
    }
    writer.write_event(Event::End(BytesEnd::new("oembed")))?;
    Ok(writer.into_inner())
}

/// Text inside a double-quoted attribute.
fn escaped(text: &str) -> String {
    quick_xml::escape::escape(text).into_owned()
}

/// The post that an address of ours names, and what else the address says.
fn post_of(address: &str, origin: &str) -> Option<(String, Arrival)> {
    let url = Url::parse(address).ok()?;
    if url.origin().ascii_serialization() != origin {
        return None;
    }
    let mut segments = url.path_segments()?;
    let post = (segments.next()? == "p")
        .then(|| segments.next())
        .flatten()?;
    if !matches!(segments.next(), None | Some("")) {
        return None;
    }
    let said = |wanted: &str| {
        let mut pairs = form_urlencoded::parse(url.query().unwrap_or_default().as_bytes());
        pairs.find_map(|(name, value)| (name == wanted).then(|| value.into_owned()))
    };
    let arrival = Arrival {
        creator: said("creator"),
        h: said("h"),
    };
    Some((post.to_owned(), arrival))
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
            let post = post_of(address, origin).map(|(post, _)| post);
            assert_eq!(post.as_deref(), expected, "{address}");
        }
    }
}
