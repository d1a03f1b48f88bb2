//! `GET /p/{post}`: a post's own page, where share links, search engines and readers without JavaScript arrive.

use axum::http::HeaderValue;
use axum::http::header::LINK;
use axum::response::{IntoResponse, Response};
use spotlet::domain::comment::CommentOrder;
use spotlet::view::model::{PageView, TalkView};
use spotlet::view::post_page;
use url::form_urlencoded::byte_serialize;

use super::{Visitor, fault, unfurl};
use crate::present::{Dress, Setting, Wish, json_ld, page, talk};
use crate::problem::Problem;
use crate::routes::embed::{Arrival, ShownPost, shown_to};
use crate::routes::html::Html;
use crate::service::comment::{self, Wanted};
use crate::state::AppState;

/// How many comments the page shows; the others are read in the widget.
const COMMENTS: u32 = 50;

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
    let talk = match conversation(setting, &post).await {
        Ok(talk) => talk,
        Err(error) => return fault(state, visitor, error.into()),
    };
    let page = PageView {
        meta: unfurl::meta(setting, &post, arrival),
        canonical: Some(canonical),
        oembed: oembed(&view.server, &shared),
        json_ld: Some(json_ld(setting, &post.liked, &post.catalog)),
        ..page(setting, view.title.clone(), Dress::Post)
    };
    let mut response = Html::public(post_page(&page, view, talk.as_ref())).into_response();
    // The stylesheet of the shadow root is named deep in the page; so it starts at once.
    if let Ok(value) =
        HeaderValue::from_str(&format!("<{}>; rel=preload; as=style", view.stylesheet))
    {
        response.headers_mut().insert(LINK, value);
    }
    response
}

/// The newest comments; none where there is neither a comment nor a way to write one.
async fn conversation(setting: Setting<'_>, post: &ShownPost) -> Result<Option<TalkView>, Problem> {
    if post.parts.view.comments_text.is_none() {
        return Ok(None);
    }
    let wanted = Wanted {
        answers_to: None,
        product: None,
        kind: None,
        order: CommentOrder::Newest,
        behind: None,
        limit: COMMENTS,
    };
    let id = &post.liked.post.id;
    let page = comment::list(setting.state, id, &wanted, None).await?;
    Ok(Some(talk(setting, id, &page, &post.catalog)))
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
