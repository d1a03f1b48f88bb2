//! `/studio/posts/{post}/preview`: a draft in the very fragment that shoppers get.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::api::Likes;
use spotlet::domain::Localized;
use spotlet::domain::member::Member as Person;
use spotlet::view::studio::preview_page;

use super::edit::{in_its_language, load};
use super::refusal;
use crate::present::{self, Dress, PostParts, Setting, page};
use crate::problem::Problem;
use crate::routes::html::{Framing, Html};
use crate::routes::studio::seat::Seat;
use crate::service::posts::{self, LikedPost};
use crate::service::studio::drafts::DraftError;

/// How it is looked at.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    /// `light`, `dark`, or a theme of the brand.
    theme: Option<String>,
    /// `light` or `dark`, for a theme of the brand.
    scheme: Option<String>,
}

/// The post alone, for a frame of the studio.
pub async fn get(seat: Seat, Path(id): Path<String>, Query(params): Query<Params>) -> Response {
    let setting = seat.setting();
    match parts(setting, &seat.member, &id).await {
        Ok((mut parts, setting)) => {
            let mut page = page(setting, parts.view.title.clone(), Dress::Post);
            let brand = params.theme.as_deref().and_then(|theme| theme.parse().ok());
            let brand = brand.and_then(|name| seat.state.look.now().path_as(&name));
            // As the default, so that the attribute is free to say by day or by night.
            let theme = match brand {
                Some(path) => {
                    parts.view.themes = Some(format!("{}{path}", setting.origin()));
                    page.stylesheets.push(path);
                    params.scheme.or(Some("light".to_owned()))
                }
                None => params.theme,
            };
            page.color_scheme.clone_from(&theme);
            Html {
                framing: Framing::Origins(vec!["'self'".to_owned()]),
                ..Html::studio(preview_page(&page, &parts.view, theme.as_deref()))
            }
            .into_response()
        }
        Err(error) => refusal::page(&seat, error),
    }
}

/// Where its hotspots lie.
pub async fn css(seat: Seat, Path(id): Path<String>) -> Response {
    match parts(seat.setting(), &seat.member, &id).await {
        Ok((parts, _)) => {
            let headers = [
                (CONTENT_TYPE, "text/css; charset=utf-8"),
                (CACHE_CONTROL, "no-store"),
            ];
            (headers, parts.css).into_response()
        }
        Err(error) => refusal::page(&seat, error),
    }
}

async fn parts<'a>(
    setting: Setting<'a>,
    member: &Person,
    id: &str,
) -> Result<(PostParts, Setting<'a>), DraftError> {
    let state = setting.state;
    let draft = load(state, member, id).await?;
    let setting = in_its_language(setting, &draft);
    let version = draft.version;
    let mut json = draft.post;
    if json.title.is_empty() {
        json.title = Localized::plain("…");
    }
    let likes = json.likes;
    let post = json
        .into_post()
        .map_err(|error| DraftError::Problem(Problem::InvalidRequest(error.to_string())))?;
    let stills: Vec<&str> = post
        .media
        .iter()
        .filter_map(|medium| medium.still())
        .collect();
    state.media.know(&stills).await;
    let catalog = posts::catalog(state, &post).await;
    let catalog = catalog.map_err(|fault| Problem::Internal(fault.to_string()))?;
    let liked = LikedPost {
        likes: Likes {
            likes,
            liked: false,
        },
        hotspots: BTreeMap::new(),
        comments: 0,
        post,
    };
    let mut parts = present::post(setting, &liked, &catalog, None);
    parts.view.positions = format!("/studio/posts/{id}/preview.css?version={version}");
    Ok((parts, setting))
}
