//! `PUT` and `DELETE` of `/api/posts/{post}/like` and `…/hotspots/{hotspot}/like`.

use axum::Json;
use axum::extract::{FromRequestParts, Path, State};
use axum::http::request::Parts;
use axum::response::{AppendHeaders, IntoResponse, Response};
use spotlet::api::LikesReply;
use spotlet::domain::id::{HotspotId, PostId, VisitorId};
use uuid::Uuid;

use super::visitor::{self, MaybeVisitor};
use crate::idempotency;
use crate::limit::Address;
use crate::problem::Problem;
use crate::service::{self, likes};
use crate::state::AppState;

/// Likes the post.
pub async fn put_post(
    State(state): State<AppState>,
    caller: Caller,
    Path(post): Path<String>,
) -> Result<Response, Problem> {
    put(&state, caller, &post_id(&post)?, None).await
}

/// Likes one hotspot of the post.
pub async fn put_hotspot(
    State(state): State<AppState>,
    caller: Caller,
    Path((post, hotspot)): Path<(String, String)>,
) -> Result<Response, Problem> {
    put(
        &state,
        caller,
        &post_id(&post)?,
        Some(&hotspot_id(&hotspot)?),
    )
    .await
}

/// Takes the like of the post back.
pub async fn delete_post(
    State(state): State<AppState>,
    caller: Caller,
    Path(post): Path<String>,
) -> Result<Json<LikesReply>, Problem> {
    let visitor = caller.checked(&state)?;
    let done = likes::delete(&state, &post_id(&post)?, None, visitor.as_ref()).await?;
    Ok(Json(done))
}

/// Takes the like of a hotspot back.
pub async fn delete_hotspot(
    State(state): State<AppState>,
    caller: Caller,
    Path((post, hotspot)): Path<(String, String)>,
) -> Result<Json<LikesReply>, Problem> {
    let hotspot = hotspot_id(&hotspot)?;
    let visitor = caller.checked(&state)?;
    let done = likes::delete(&state, &post_id(&post)?, Some(&hotspot), visitor.as_ref()).await?;
    Ok(Json(done))
}

/// Who likes.
#[derive(Debug)]
pub struct Caller {
    visitor: Option<VisitorId>,
    address: Address,
    key: Option<Uuid>,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let MaybeVisitor(visitor) = MaybeVisitor::from_request_parts(parts, state).await?;
        let Ok(address) = Address::from_request_parts(parts, state).await;
        let key = idempotency::uuid(&parts.headers)?;
        Ok(Self {
            visitor,
            address,
            key,
        })
    }
}

impl Caller {
    /// The visitor, if they may go on.
    fn checked(&self, state: &AppState) -> Result<Option<VisitorId>, Problem> {
        if let Some(limit) = &state.limits.likes_by_address {
            self.address.check(limit)?;
        }
        if let Some(visitor) = &self.visitor {
            state.limits.likes_by_visitor.check(visitor.as_str())?;
        }
        Ok(self.visitor.clone())
    }
}

/// A first like makes its visitor and sends the token along; comments are the only other place where one is made.
async fn put(
    state: &AppState,
    caller: Caller,
    post: &PostId,
    hotspot: Option<&HotspotId>,
) -> Result<Response, Problem> {
    if let Some(visitor) = caller.checked(state)? {
        return Ok(Json(likes::put(state, post, hotspot, &visitor).await?).into_response());
    }
    let (visitor, token) = service::visitor::mint(&state.signer, caller.key)?;
    let done = likes::put(state, post, hotspot, &visitor).await?;
    Ok((AppendHeaders([(visitor::HEADER, token)]), Json(done)).into_response())
}

pub(super) fn post_id(text: &str) -> Result<PostId, Problem> {
    PostId::new(text).map_err(|_| Problem::NotFound("There is no such post.".to_owned()))
}

fn hotspot_id(text: &str) -> Result<HotspotId, Problem> {
    HotspotId::new(text).map_err(|_| Problem::NotFound("The post has no such hotspot.".to_owned()))
}
