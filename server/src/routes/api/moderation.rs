//! `/api/moderation…`: the queue, the decisions and the block list, for those with a staff key.

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use spotlet::api::comment::{BlockJson, CommentJson, QueuedJson};
use spotlet::domain::VisitorId;
use spotlet::domain::comment::{BlockRule, BlockedWord, Comment};

use super::comments::{comment_id, read, rfc3339};
use super::staff::KnownStaff;
use crate::problem::Problem;
use crate::service::comment;
use crate::state::AppState;

/// The routes below `/api`.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/moderation", get(queue))
        .route("/moderation/comments/{comment}/approve", post(approve))
        .route("/moderation/comments/{comment}/remove", post(remove))
        .route("/moderation/comments/{comment}/block", post(block_writer))
        .route(
            "/moderation/blocks",
            get(blocks).post(block).delete(unblock),
        )
}

#[derive(Debug, Deserialize)]
struct Params {
    #[serde(default)]
    state: Looked,
}

/// Which comments to look at.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Looked {
    #[default]
    Held,
    Visible,
    Removed,
}

#[derive(Debug, Serialize)]
struct Queue {
    comments: Vec<QueuedJson>,
}

async fn queue(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    Query(params): Query<Params>,
) -> Result<Json<Queue>, Problem> {
    let word = match params.state {
        Looked::Held => "held",
        Looked::Visible => "visible",
        Looked::Removed => "removed",
    };
    let queued = comment::queue(&state, Some(&staff), word).await?;
    let comments = queued
        .into_iter()
        .map(|queued| QueuedJson {
            reason: queued.comment.state.reason(),
            comment: json(&queued.comment),
            reports: queued.reports,
        })
        .collect();
    Ok(Json(Queue { comments }))
}

async fn approve(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    Path(id): Path<String>,
) -> Result<Json<CommentJson>, Problem> {
    let done = comment::approve(&state, Some(&staff), &comment_id(&id)?).await?;
    Ok(Json(json(&done)))
}

async fn remove(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    Path(id): Path<String>,
) -> Result<Json<CommentJson>, Problem> {
    let id = comment_id(&id)?;
    let done = comment::remove_by_moderator(&state, Some(&staff), &id).await?;
    Ok(Json(json(&done)))
}

async fn block_writer(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    Path(id): Path<String>,
) -> Result<Json<CommentJson>, Problem> {
    let done = comment::block_writer(&state, Some(&staff), &comment_id(&id)?).await?;
    Ok(Json(json(&done)))
}

#[derive(Debug, Serialize)]
struct Blocks {
    blocks: Vec<BlockJson>,
}

async fn blocks(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
) -> Result<Json<Blocks>, Problem> {
    let rows = comment::blocks(&state, Some(&staff)).await?;
    let blocks = rows
        .into_iter()
        .map(|(kind, value)| BlockJson { kind, value })
        .collect();
    Ok(Json(Blocks { blocks }))
}

async fn block(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    body: Result<Json<BlockJson>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    comment::block(&state, Some(&staff), &rule(&read(body)?)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn unblock(
    State(state): State<AppState>,
    KnownStaff(staff): KnownStaff,
    body: Result<Json<BlockJson>, JsonRejection>,
) -> Result<StatusCode, Problem> {
    comment::unblock(&state, Some(&staff), &rule(&read(body)?)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A row of the list as it is written on the wire and on the command line.
pub fn rule(row: &BlockJson) -> Result<BlockRule, Problem> {
    match row.kind.as_str() {
        "word" => Ok(BlockRule::Word(BlockedWord::new(&row.value)?)),
        "visitor" => Ok(BlockRule::Visitor(VisitorId::new(&*row.value).map_err(
            |_| Problem::InvalidRequest("This is no visitor's id.".to_owned()),
        )?)),
        "address" => Ok(BlockRule::Address(row.value.clone())),
        _ => Err(Problem::InvalidRequest(
            "A kind is word, visitor or address.".to_owned(),
        )),
    }
}

/// What a moderator sees: every word, also of what was removed.
fn json(comment: &Comment) -> CommentJson {
    let text = comment.text.as_ref().map(|text| text.as_str().to_owned());
    CommentJson {
        text,
        ..CommentJson::of(comment, (false, false), Vec::new(), rfc3339)
    }
}
