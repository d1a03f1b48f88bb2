//! `GET /p/{post}`: a post's own page, where share links, search engines and readers without JavaScript arrive.

use axum::http::HeaderValue;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use spotlet::view::model::PageView;
use spotlet::view::post_page;
use url::form_urlencoded::byte_serialize;

use super::{Visitor, fault, unfurl};
use crate::present::{Dress, Setting, Wish, json_ld, page};
use crate::routes::embed::{Arrival, shown_to};
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
    let canonical = format!("{}/p/{}", view.server, view.id);
    // A link that credits somebody is embedded with its credit.
    let shared = format!("{canonical}{}", arrival.query());
    let page = PageView {
        meta: unfurl::meta(setting, &post, arrival),
        canonical: Some(canonical),
        oembed: oembed(&view.server, &shared),
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

/// Where oEmbed's consumers ask, in both formats.
fn oembed(origin: &str, url: &str) -> Vec<(&'static str, String)> {
    let encoded: String = byte_serialize(url.as_bytes()).collect();
    [
        ("application/json+oembed", "json"),
        ("text/xml+oembed", "xml"),
    ]
    .map(|(kind, format)| {
        let address = format!("{origin}/oembed?url={encoded}&format={format}");
        (kind, address)
    })
    .to_vec()
}
