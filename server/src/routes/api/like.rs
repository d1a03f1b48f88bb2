//! `PUT` and `DELETE` of `/api/posts/{post}/like` and `…/hotspots/{hotspot}/like`.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{AppendHeaders, IntoResponse, Response};
use spotlet::api::Likes;

use spotlet::domain::id::{HotspotId, PostId};

use super::visitor::{self, MaybeVisitor};
use crate::problem::Problem;
use crate::service::{self, likes};
use crate::state::AppState;

/// Likes the post.
pub async fn put_post(
    State(state): State<AppState>,
    visitor: MaybeVisitor,
    Path(post): Path<String>,
) -> Result<Response, Problem> {
    put(&state, visitor, &post_id(&post)?, None).await
}

/// Likes one hotspot of the post.
pub async fn put_hotspot(
    State(state): State<AppState>,
    visitor: MaybeVisitor,
    Path((post, hotspot)): Path<(String, String)>,
) -> Result<Response, Problem> {
    put(
        &state,
        visitor,
        &post_id(&post)?,
        Some(&hotspot_id(&hotspot)?),
    )
    .await
}

/// Takes the like of the post back.
pub async fn delete_post(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path(post): Path<String>,
) -> Result<Json<Likes>, Problem> {
    let done = likes::delete(&state, &post_id(&post)?, None, visitor.as_ref()).await?;
    Ok(Json(done))
}

/// Takes the like of a hotspot back.
pub async fn delete_hotspot(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path((post, hotspot)): Path<(String, String)>,
) -> Result<Json<Likes>, Problem> {
    let hotspot = hotspot_id(&hotspot)?;
    let done = likes::delete(&state, &post_id(&post)?, Some(&hotspot), visitor.as_ref()).await?;
    Ok(Json(done))
}

/// A first like makes its visitor and sends the token along; it is the only place where one is made.
async fn put(
    state: &AppState,
    MaybeVisitor(visitor): MaybeVisitor,
    post: &PostId,
    hotspot: Option<&HotspotId>,
) -> Result<Response, Problem> {
    if let Some(visitor) = visitor {
        return Ok(Json(likes::put(state, post, hotspot, &visitor).await?).into_response());
    }
    let (visitor, token) = service::visitor::mint(&state.signer)?;
    let done = likes::put(state, post, hotspot, &visitor).await?;
    Ok((AppendHeaders([(visitor::HEADER, token)]), Json(done)).into_response())
}

pub(super) fn post_id(text: &str) -> Result<PostId, Problem> {
    PostId::new(text).map_err(|_| Problem::NotFound("There is no such post.".to_owned()))
}

fn hotspot_id(text: &str) -> Result<HotspotId, Problem> {
    HotspotId::new(text).map_err(|_| Problem::NotFound("The post has no such hotspot.".to_owned()))
}
