//! `/api/posts/{post}/comments…`: read, write, change, take back, like, report.

mod list;
mod react;
mod write;

use axum::Router;
use axum::routing::{get, post, put};
use spotlet::api::comment::CommentJson;
use spotlet::domain::{CommentId, PostId, Timestamp};

pub use write::read;

use crate::problem::Problem;
use crate::service::comment::Listed;
use crate::state::AppState;

/// The routes below `/api`.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/posts/{post}/comments", get(list::get).post(write::post))
        .route(
            "/posts/{post}/comments/{comment}",
            get(list::one).put(write::put).delete(write::delete),
        )
        .route(
            "/posts/{post}/comments/{comment}/like",
            put(react::like).delete(react::unlike),
        )
        .route(
            "/posts/{post}/comments/{comment}/report",
            post(react::report),
        )
}

/// A comment on the wire.
pub fn json(listed: &Listed) -> CommentJson {
    CommentJson::of(
        &listed.comment,
        (listed.liked, listed.mine),
        listed.answers.iter().map(json).collect(),
        rfc3339,
    )
}

pub fn rfc3339(moment: Timestamp) -> String {
    jiff::Timestamp::from_millisecond(moment.as_unix_ms())
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_string()
}

fn ids(post: &str, comment: &str) -> Result<(PostId, CommentId), Problem> {
    Ok((super::like::post_id(post)?, comment_id(comment)?))
}

pub fn comment_id(text: &str) -> Result<CommentId, Problem> {
    CommentId::new(text).map_err(|_| Problem::NotFound("There is no such comment.".to_owned()))
}
