//! `GET /p/{post}/preview.jpg?h=` and `GET /p/{post}/qr.svg?h=&creator=`: the pictures that go with a shared link.

use axum::extract::{Path, Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use spotlet::domain::PostId;

use super::reply::{failed, open};
use super::shown::Arrival;
use crate::present::{Setting, Wish, preview_plan, share_url};
use crate::problem::Problem;
use crate::service::{Fault, creator_link, posts};
use crate::state::AppState;
use crate::{etag, qr};

/// Networks ask once and keep what they got; a day is enough for us too.
const A_DAY: &str = "public, max-age=86400, stale-while-revalidate=604800";

/// Answers the preview, drawn when it is first asked for.
pub async fn picture(
    State(state): State<AppState>,
    Path(post): Path<String>,
    Query(arrival): Query<Arrival>,
    headers: HeaderMap,
) -> Response {
    match draw(&state, &post, &arrival, &headers).await {
        Ok(response) => response,
        Err(fault) => failed(fault),
    }
}

async fn draw(
    state: &AppState,
    post: &str,
    arrival: &Arrival,
    headers: &HeaderMap,
) -> Result<Response, Fault> {
    let post = PostId::new(post).map_err(|_| Fault::NotFound)?;
    let post = posts::get(state, &post, None).await?.post;
    let stills: Vec<&str> = post.media.iter().filter_map(|m| m.still()).collect();
    state.media.know(&stills).await;
    let audience = Wish::default().audience(post.locale, state.config.default_country);
    let setting = Setting { state, audience };
    let plan = preview_plan(setting, &post, arrival.h.as_deref()).ok_or(Fault::NotFound)?;
    let tag = format!("\"{}\"", plan.tag());
    if etag::matches(headers, &tag) {
        return Ok(image(
            StatusCode::NOT_MODIFIED.into_response(),
            "image/jpeg",
            &tag,
        ));
    }
    let bytes = state.media.preview(&plan.source, &plan.preview).await;
    let bytes = bytes.map_err(|error| Problem::Internal(error.to_string()))?;
    Ok(image(bytes.into_response(), "image/jpeg", &tag))
}

/// Answers the code of the link with the same query.
pub async fn code(
    State(state): State<AppState>,
    Path(post): Path<String>,
    Query(arrival): Query<Arrival>,
    headers: HeaderMap,
) -> Response {
    match link(&state, &post, &arrival).await {
        Ok(link) => {
            let tag = format!("\"{}\"", etag::short_hash(link.as_bytes()));
            if etag::matches(&headers, &tag) {
                return image(
                    StatusCode::NOT_MODIFIED.into_response(),
                    "image/svg+xml",
                    &tag,
                );
            }
            match qr::svg(&link) {
                Ok(svg) => image(svg.into_response(), "image/svg+xml", &tag),
                Err(error) => failed(Problem::Internal(error.to_string()).into()),
            }
        }
        Err(fault) => failed(fault),
    }
}

/// A link of ours and nothing else: what is no hotspot of the post, or no code of ours, is left out.
async fn link(state: &AppState, post: &str, arrival: &Arrival) -> Result<String, Fault> {
    let post = PostId::new(post).map_err(|_| Fault::NotFound)?;
    let post = posts::get(state, &post, None).await?.post;
    let hotspot = arrival.h.as_deref();
    let hotspot = hotspot.filter(|id| post.hotspots().any(|spot| spot.id.as_str() == *id));
    let code = arrival.creator.as_deref();
    let code = code.filter(|code| creator_link::read(&state.signer, code).is_some());
    let code = code.unwrap_or(post.creator.id.as_str());
    Ok(share_url(&state.config.public_url, &post.id, hotspot, code))
}

fn image(mut response: Response, kind: &'static str, tag: &str) -> Response {
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(A_DAY));
    if let Ok(tag) = HeaderValue::from_str(tag) {
        headers.insert(ETAG, tag);
    }
    open(headers);
    response
}
