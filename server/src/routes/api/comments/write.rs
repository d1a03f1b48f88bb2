//! Writing, changing and taking back a comment.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{AppendHeaders, IntoResponse, Response};
use spotlet::api::comment::{CommentJson, EditJson, NewCommentJson};
use spotlet::domain::VisitorId;
use spotlet::domain::comment::{Comment, CommentKind, CommentName, CommentText, Staff};

use super::{ids, json};
use crate::limit::Address;
use crate::problem::Problem;
use crate::routes::api::like::post_id;
use crate::routes::api::staff::MaybeStaff;
use crate::routes::api::visitor::{self, MaybeVisitor};
use crate::service;
use crate::service::comment::{self, Listed, NewComment, Writer};
use crate::state::AppState;

/// Says something. A first comment makes its visitor, as a first like does.
pub async fn post(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    MaybeStaff(staff): MaybeStaff,
    address: Address,
    Path(post): Path<String>,
    body: Result<Json<NewCommentJson>, JsonRejection>,
) -> Result<Response, Problem> {
    let post = post_id(&post)?;
    let new = read_new(read(body)?)?;
    address.check(&state.limits.comments_by_address)?;
    let (writer, token) = match (staff, visitor) {
        (Some(staff), _) => (Writer::Staff(staff), None),
        (None, Some(visitor)) => {
            state.limits.comments_by_visitor.check(visitor.as_str())?;
            (Writer::Visitor(visitor), None)
        }
        (None, None) => {
            let (visitor, token) = service::visitor::mint(&state.signer, None)?;
            (Writer::Visitor(visitor), Some(token))
        }
    };
    let said = comment::post(&state, &post, new, &writer, &address).await?;
    let token = AppendHeaders(token.map(|token| (visitor::HEADER, token)));
    Ok((StatusCode::CREATED, token, Json(own(said))).into_response())
}

/// Changes the words.
pub async fn put(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    MaybeStaff(staff): MaybeStaff,
    Path((post, id)): Path<(String, String)>,
    body: Result<Json<EditJson>, JsonRejection>,
) -> Result<Json<CommentJson>, Problem> {
    let (post, id) = ids(&post, &id)?;
    let text = CommentText::new(&read(body)?.text)?;
    let writer = known(staff, visitor)?;
    let edited = comment::edit(&state, &post, &id, text, &writer).await?;
    Ok(Json(own(edited)))
}

/// Takes it back.
pub async fn delete(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    MaybeStaff(staff): MaybeStaff,
    Path((post, id)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let (post, id) = ids(&post, &id)?;
    comment::remove(&state, &post, &id, &known(staff, visitor)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn known(staff: Option<Staff>, visitor: Option<VisitorId>) -> Result<Writer, Problem> {
    let visitor = visitor.map(Writer::Visitor);
    // Without any token nobody is the writer.
    staff
        .map(Writer::Staff)
        .or(visitor)
        .ok_or(Problem::InvalidVisitor)
}

fn own(comment: Comment) -> CommentJson {
    json(&Listed {
        comment,
        liked: false,
        mine: true,
        answers: Vec::new(),
    })
}

fn read_new(new: NewCommentJson) -> Result<NewComment, Problem> {
    Ok(NewComment {
        kind: new.kind.unwrap_or(CommentKind::Comment),
        product: new.product,
        answers_to: new.answers_to,
        name: CommentName::new(new.name.as_deref().unwrap_or_default())?,
        text: CommentText::new(&new.text)?,
    })
}

pub fn read<T>(body: Result<Json<T>, JsonRejection>) -> Result<T, Problem> {
    body.map(|Json(body)| body)
        .map_err(|rejection| Problem::InvalidJson(rejection.body_text()))
}
