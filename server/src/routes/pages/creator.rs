//! `GET /c/{creator}`: a creator and what they posted.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use spotlet::domain::CreatorId;
use spotlet::view::creator_page;
use spotlet::view::model::PageView;

use super::{Visitor, fault};
use crate::present::{self, Dress, Setting, Wish, creator_json_ld, page};
use crate::routes::html::Html;
use crate::service::{self, Fault, posts};
use crate::state::AppState;

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(wish): Query<Wish>,
    visitor: Visitor,
) -> Response {
    let Ok(id) = CreatorId::new(id) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let posts = match posts::of_creator(&state, &id).await {
        Ok(posts) => posts,
        Err(error) => return fault(&state, &visitor, error),
    };
    // The name is as the newest post has it.
    let Some(creator) = posts.last().map(|liked| &liked.post.creator) else {
        return fault(&state, &visitor, Fault::NotFound);
    };
    let profile = match service::creator::profile(&state, &creator.id).await {
        Ok(profile) => profile,
        Err(error) => return fault(&state, &visitor, error),
    };
    let (locale, country) = (state.config.default_locale, state.config.default_country);
    let setting = Setting {
        state: &state,
        audience: visitor.wish(&wish).audience(locale, country),
    };
    let content = present::creator(setting, creator, profile.as_ref(), &posts);
    let canonical = format!("{}/c/{}", state.config.public_url, creator.id);
    let meta = |name: &str, content: &str| ("property", name.to_owned(), content.to_owned());
    let mut tags = vec![
        meta("og:type", "profile"),
        meta("og:title", &content.name),
        meta("og:url", &canonical),
    ];
    if let Some(bio) = &content.bio {
        tags.push(meta("og:description", bio));
        tags.push(("name", "description".to_owned(), bio.clone()));
    }
    if let Some(picture) = &content.picture {
        tags.push(meta("og:image", &picture.src));
    }
    let page = PageView {
        meta: tags,
        canonical: Some(canonical),
        json_ld: Some(creator_json_ld(setting, creator, profile.as_ref())),
        ..page(setting, creator.name.clone(), Dress::Plain)
    };
    Html::public(creator_page(&page, &content)).into_response()
}
