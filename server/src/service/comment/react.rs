//! Liking and reporting.

use spotlet::api::Likes;
use spotlet::domain::comment::{Comment, CommentState, HoldReason, ReportReason};
use spotlet::domain::{CommentId, PostId, VisitorId};

use super::{announce, found};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{self, Conn, comment};

/// So many readers, who may all be wrong, put a comment aside until somebody has looked at it.
const REPORTS_TO_HOLD: u64 = 3;

/// Notes the like of a visitor.
///
/// # Errors
/// When there is no such comment to be read.
pub async fn like(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    visitor: &VisitorId,
) -> Result<Likes, Problem> {
    let mut tx = state.store.write().await?;
    let liked = readable(&mut tx, post, id).await?;
    let likes = comment::put_like(&mut tx, &liked, visitor, state.clock.now()).await?;
    store::commit(tx).await?;
    announce(state, &liked);
    Ok(Likes { likes, liked: true })
}

/// Takes the like of a visitor back; whoever is unknown has none.
///
/// # Errors
/// When there is no such comment.
pub async fn unlike(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    visitor: Option<&VisitorId>,
) -> Result<Likes, Problem> {
    let mut tx = state.store.write().await?;
    let liked = found(&mut tx, post, id).await?;
    let likes = match visitor {
        Some(visitor) => comment::take_like(&mut tx, &liked, visitor).await?,
        None => liked.likes,
    };
    store::commit(tx).await?;
    announce(state, &liked);
    Ok(Likes {
        likes,
        liked: false,
    })
}

/// Notes a report; enough of them hold the comment.
///
/// # Errors
/// When there is no such comment to be read.
pub async fn report(
    state: &AppState,
    post: &PostId,
    id: &CommentId,
    visitor: &VisitorId,
    reason: ReportReason,
) -> Result<(), Problem> {
    let mut tx = state.store.write().await?;
    comment::lock(&mut tx, id).await?;
    let mut reported = readable(&mut tx, post, id).await?;
    let now = state.clock.now();
    let reports = comment::put_report(&mut tx, id, visitor, reason, now).await?;
    // What the brand or a creator says is theirs to answer for.
    let is_visitors = reported.author.role() == "visitor";
    if is_visitors && reports >= REPORTS_TO_HOLD {
        reported.state = reported.state.hold(HoldReason::Reports)?;
        comment::update(&mut tx, &reported).await?;
    }
    store::commit(tx).await?;
    announce(state, &reported);
    Ok(())
}

async fn readable(conn: &mut Conn, post: &PostId, id: &CommentId) -> Result<Comment, Problem> {
    let comment = found(conn, post, id).await?;
    match comment.state {
        CommentState::Visible => Ok(comment),
        CommentState::Held(_) | CommentState::Removed(_) => Err(super::missing()),
    }
}
