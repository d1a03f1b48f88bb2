//! `GET /p/{post}/fragment?locale=&country=`: the post as a declarative shadow root.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;

use super::reply::{embeddable, failed};
use super::{Arrival, shown_to};
use crate::present::Wish;
use crate::state::AppState;

/// Answers the fragment.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    Query(arrival): Query<Arrival>,
    headers: HeaderMap,
) -> Response {
    match shown_to(&state, &id, &wish, &arrival).await {
        Ok(post) => {
            let tag_of = post.without_likes();
            embeddable(
                &headers,
                "text/html; charset=utf-8",
                tag_of.as_bytes(),
                || post.fragment(),
            )
        }
        Err(fault) => failed(fault),
    }
}
