//! `GET /`: the way in for who types the shop's address: on to the newest post, or to the brand.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::{Visitor, fault};
use crate::service::{Fault, posts};
use crate::state::AppState;

/// Leads on.
pub async fn get(State(state): State<AppState>, visitor: Visitor) -> Response {
    if let Some(home) = &state.config.brand.home_url {
        return Redirect::to(home).into_response();
    }
    match posts::list(&state).await {
        Ok(posts) => match posts.first() {
            Some(first) => Redirect::to(&format!("/p/{}", first.post.id)).into_response(),
            None => fault(&state, &visitor, Fault::NotFound),
        },
        Err(error) => fault(&state, &visitor, error),
    }
}
