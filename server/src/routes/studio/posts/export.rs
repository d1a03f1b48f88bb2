//! What leaves the studio as a file: the printable label, the hotspots in the words of AMP and of Instagram.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use spotlet::api::PostJson;
use spotlet::domain::Catalog;
use spotlet::view::studio::label as draw;
use spotlet::view::studio::words::PostWords;

use super::edit::load;
use super::refusal;
use crate::export;
use crate::problem::Problem;
use crate::qr;
use crate::routes::pages::Visitor;
use crate::routes::studio::Member;
use crate::service::catalog;
use crate::service::studio::drafts::DraftError;
use crate::state::AppState;

/// The label.
pub async fn label(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
) -> Response {
    let draft = match load(&state, &member, &id).await {
        Ok(draft) => draft,
        Err(error) => return refusal::page(&state, &visitor, error),
    };
    let post = draft.post;
    let url = format!("{}/p/{}", state.config.public_url, post.id);
    match qr::svg(&url) {
        Ok(code) => {
            let scan = PostWords::of(post.locale).label_scan;
            let title = post.title.get(post.locale);
            let svg = draw(&code, title, scan, &state.config.brand.name);
            ([(CONTENT_TYPE, "image/svg+xml")], svg).into_response()
        }
        Err(error) => Problem::Internal(error.to_string()).into_response(),
    }
}

/// The products in AMP's shopping JSON.
pub async fn amp(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
) -> Response {
    let load = async {
        let post = load(&state, &member, &id).await?.post;
        let catalog = products(&state, &post).await?;
        Ok::<_, DraftError>((post, catalog))
    };
    match load.await {
        Ok((post, catalog)) => {
            Json(export::amp(&state.config.public_url, &post, &catalog)).into_response()
        }
        Err(error) => refusal::page(&state, &visitor, error),
    }
}

/// The hotspots as Instagram's product tags.
pub async fn instagram(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
) -> Response {
    match load(&state, &member, &id).await {
        Ok(draft) => Json(export::instagram(&draft.post)).into_response(),
        Err(error) => refusal::page(&state, &visitor, error),
    }
}

async fn products(state: &AppState, post: &PostJson) -> Result<Catalog, DraftError> {
    let hotspots = post.media.iter().flat_map(|medium| &medium.hotspots);
    let ids: Vec<String> = hotspots.map(|spot| spot.product.to_string()).collect();
    let catalog = catalog::of_ids(state, &ids).await;
    Ok(catalog.map_err(|fault| Problem::Internal(fault.to_string()))?)
}
