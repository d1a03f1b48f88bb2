//! `GET /c/{creator}`: a creator and what they posted.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::domain::CreatorId;
use spotlet::view::creator_page;
use spotlet::view::model::CreatorView;

use super::{Visitor, fault};
use crate::present::{Dress, page, teaser};
use crate::routes::html::Html;
use crate::service::{Fault, posts};
use crate::state::AppState;

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
) -> Response {
    let Ok(creator) = CreatorId::new(id) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let posts = match posts::of_creator(&state, &creator).await {
        Ok(posts) => posts,
        Err(error) => return fault(&state, &visitor, error),
    };
    let Some(first) = posts.first() else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let setting = visitor.setting(&state);
    let name = first.post.creator.name.clone();
    let content = CreatorView {
        name: name.clone(),
        posts: posts
            .iter()
            .rev()
            .map(|liked| teaser(setting, &liked.post))
            .collect(),
    };
    let page = page(setting, name, Dress::Plain);
    Html::public(creator_page(&page, &content)).into_response()
}
