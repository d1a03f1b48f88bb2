//! `GET /c/{creator}`: a creator and what they posted. Small for now; the feed of a creator will live here.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::domain::CreatorId;
use spotlet::view::model::TextPageView;
use spotlet::view::text_page;

use super::{Visitor, fault};
use crate::present::{Dress, page};
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
    let Some(newest) = posts.last() else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let setting = visitor.setting(&state);
    let locale = setting.audience.locale;
    let name = newest.post.creator.name.clone();
    let titles = posts
        .iter()
        .map(|liked| liked.post.title.get(locale).to_owned());
    let content = TextPageView {
        heading: name.clone(),
        paragraphs: titles.collect(),
        link: Some((
            format!("/p/{}", newest.post.id),
            newest.post.title.get(locale).to_owned(),
        )),
    };
    let page = page(setting, name, Dress::Plain);
    Html::public(text_page(&page, &content)).into_response()
}
