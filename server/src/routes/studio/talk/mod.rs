//! `/studio/talk`: moderation, by the rules of `service::comment`. Creators see and decide on what stands under their own
//! posts; the block list is the brand's.

mod show;

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use spotlet::api::comment::BlockJson;
use spotlet::domain::comment::{CommentKind, CommentText};
use spotlet::domain::{CommentId, PostId};
use spotlet::view::studio::talk_page;
use spotlet::view::studio::words::TalkWords;

use self::show::{Choice, view};
use super::seat::Seat;
use super::{Said, said_at};
use crate::limit::Address;
use crate::problem::Problem;
use crate::routes::api::moderation::rule;
use crate::routes::html::Html;
use crate::service::comment::{self, NewComment, Writer};
use crate::state::AppState;
use crate::store::post as posts;

const PATH: &str = "/studio/talk";

/// The queue and what can be done with it.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/talk", get(list))
        .route("/studio/talk/{id}/approve", post(approve))
        .route("/studio/talk/{id}/remove", post(remove))
        .route("/studio/talk/{id}/block", post(block))
        .route("/studio/talk/{id}/answer", post(answer))
        .route("/studio/talk/blocks", post(add))
        .route("/studio/talk/blocks/remove", post(take_off))
}

/// Which comments are shown, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Shown {
    show: String,
    said: String,
}

/// An answer as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Answer {
    show: String,
    post: String,
    text: String,
}

/// A word for the block list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Word {
    word: String,
}

/// A row of the block list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    kind: String,
    value: String,
}

/// What somebody may do with a comment.
#[derive(Clone, Copy)]
enum Decision {
    Approve,
    Remove,
    BlockWriter,
}

async fn list(seat: Seat, Query(shown): Query<Shown>) -> Response {
    match view(&seat, Choice::of(&shown.show)).await {
        Ok(mut view) => {
            view.shell.said = Said::word(&shown.said).sentence(seat.locale());
            Html::studio(talk_page(&view)).into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

async fn approve(seat: Seat, Path(id): Path<String>, Form(shown): Form<Shown>) -> Response {
    let done = decide(&seat, &id, Decision::Approve).await;
    finish(&seat, &shown.show, done, "approved").await
}

async fn remove(seat: Seat, Path(id): Path<String>, Form(shown): Form<Shown>) -> Response {
    let done = decide(&seat, &id, Decision::Remove).await;
    finish(&seat, &shown.show, done, "comment-removed").await
}

async fn block(seat: Seat, Path(id): Path<String>, Form(shown): Form<Shown>) -> Response {
    let done = decide(&seat, &id, Decision::BlockWriter).await;
    finish(&seat, &shown.show, done, "writer-blocked").await
}

async fn answer(seat: Seat, Path(id): Path<String>, Form(answer): Form<Answer>) -> Response {
    let done = say(&seat, &id, &answer).await;
    finish(&seat, &answer.show, done, "comment-answered").await
}

async fn add(seat: Seat, Form(word): Form<Word>) -> Response {
    let row = Row {
        kind: "word".to_owned(),
        value: word.word.trim().to_owned(),
    };
    let done = set(&seat, row, true).await;
    finish(&seat, "", done, "blocked").await
}

async fn take_off(seat: Seat, Form(row): Form<Row>) -> Response {
    let done = set(&seat, row, false).await;
    finish(&seat, "", done, "unblocked").await
}

async fn decide(seat: &Seat, id: &str, decision: Decision) -> Result<(), Problem> {
    let (staff, id) = (seat.member.staff()?, comment_id(id)?);
    let (state, staff) = (&seat.state, Some(&staff));
    let decided = match decision {
        Decision::Approve => comment::approve(state, staff, &id).await,
        Decision::Remove => comment::remove_by_moderator(state, staff, &id).await,
        Decision::BlockWriter => comment::block_writer(state, staff, &id).await,
    };
    decided.map(drop)
}

async fn say(seat: &Seat, id: &str, answer: &Answer) -> Result<(), Problem> {
    let (state, staff) = (&seat.state, seat.member.staff()?);
    let new = NewComment {
        kind: CommentKind::Comment,
        product: None,
        answers_to: Some(comment_id(id)?),
        name: None,
        text: CommentText::new(&answer.text)?,
    };
    let post = PostId::new(&*answer.post).map_err(|_| gone())?;
    let mut conn = state.store.read().await?;
    let under = posts::get(&mut conn, &post).await?.ok_or_else(gone)?;
    drop(conn);
    if !staff.moderates(&under.creator.id) {
        return Err(Problem::Forbidden);
    }
    comment::post(state, &post, new, &Writer::Staff(staff), &Address(None)).await?;
    Ok(())
}

async fn set(seat: &Seat, row: Row, is_blocked: bool) -> Result<(), Problem> {
    let staff = seat.member.staff()?;
    let rule = rule(&BlockJson {
        kind: row.kind,
        value: row.value,
    })?;
    if is_blocked {
        comment::block(&seat.state, Some(&staff), &rule).await
    } else {
        comment::unblock(&seat.state, Some(&staff), &rule).await
    }
}

async fn finish(seat: &Seat, show: &str, done: Result<(), Problem>, word: &str) -> Response {
    let choice = Choice::of(show);
    let Err(problem) = done else {
        return match choice {
            Choice::Held => said_at(PATH, word),
            other => {
                let to = format!("{PATH}?show={}&said={word}", other.word());
                Redirect::to(&to).into_response()
            }
        };
    };
    let words = TalkWords::of(seat.locale());
    let told = match &problem {
        Problem::NotFound(_) => words.er_gone,
        Problem::Forbidden => words.er_not_yours,
        Problem::Comment(_) | Problem::InvalidRequest(_) => words.er_text,
        other => {
            tracing::error!("moderation failed: {other}");
            words.er_failed
        }
    };
    match view(seat, choice).await {
        Ok(mut view) => {
            view.shell.error = Some(told.to_owned());
            Html {
                status: problem.status(),
                ..Html::studio(talk_page(&view))
            }
            .into_response()
        }
        Err(problem) => problem.into_response(),
    }
}

fn comment_id(id: &str) -> Result<CommentId, Problem> {
    CommentId::new(id).map_err(|_| gone())
}

fn gone() -> Problem {
    Problem::NotFound("There is no such comment.".to_owned())
}
