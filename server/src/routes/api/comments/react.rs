//! Liking and reporting a comment.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Response};
use spotlet::api::Likes;
use spotlet::api::comment::ReportJson;
use spotlet::domain::VisitorId;

use super::ids;
use super::write::read;
use crate::limit::Address;
use crate::problem::Problem;
use crate::routes::api::visitor::{self, MaybeVisitor};
use crate::service::{self, comment};
use crate::state::AppState;

/// Likes it.
pub async fn like(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    address: Address,
    Path((post, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let (post, id) = ids(&post, &id)?;
    address.check(&state.limits.reactions_by_address)?;
    let (visitor, token) = known_or_new(&state, visitor)?;
    let likes = comment::like(&state, &post, &id, &visitor).await?;
    let token = AppendHeaders(token.map(|token| (visitor::HEADER, token)));
    Ok((token, Json(likes)).into_response())
}

/// Takes the like back.
pub async fn unlike(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path((post, id)): Path<(String, String)>,
) -> Result<Json<Likes>, Problem> {
    let (post, id) = ids(&post, &id)?;
    Ok(Json(
        comment::unlike(&state, &post, &id, visitor.as_ref()).await?,
    ))
}

/// Reports it.
pub async fn report(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    address: Address,
    Path((post, id)): Path<(String, String)>,
    body: Result<Json<ReportJson>, JsonRejection>,
) -> Result<Response, Problem> {
    let (post, id) = ids(&post, &id)?;
    let reason = read(body)?.reason;
    address.check(&state.limits.reactions_by_address)?;
    let (visitor, token) = known_or_new(&state, visitor)?;
    comment::report(&state, &post, &id, &visitor, reason).await?;
    let token = AppendHeaders(token.map(|token| (visitor::HEADER, token)));
    Ok((token, StatusCode::NO_CONTENT).into_response())
}

fn known_or_new(
    state: &AppState,
    visitor: Option<VisitorId>,
) -> Result<(VisitorId, Option<String>), Problem> {
    match visitor {
        Some(visitor) => Ok((visitor, None)),
        None => {
            let (visitor, token) = service::visitor::mint(&state.signer, None)?;
            Ok((visitor, Some(token)))
        }
    }
}
