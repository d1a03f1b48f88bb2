//! Moderation: the queue, the decisions, the block list. The command line passes no member of the staff and may do
//! everything, since it holds the database itself.

use spotlet::domain::CommentId;
use spotlet::domain::comment::{
    Author, BlockRule, Comment, CommentError, CommentState, Remover, Staff, StaffRole,
};

use super::{announce, missing};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{self, Conn, Tx, block as list, comment, post as posts};

/// How much of the queue is shown at once.
const QUEUE: u32 = 100;

/// A comment that somebody has to look at.
#[derive(Clone, Debug)]
pub struct Queued {
    /// The comment.
    pub comment: Comment,
    /// Why readers object to it, oldest first.
    pub reports: Vec<String>,
}

/// The comments in a state, as far as this member may decide on them: `held`, the oldest first; `visible` or `removed`, the
/// newest first; `reported`, those of the first two that readers object to.
///
/// # Errors
/// When the database fails.
pub async fn queue(
    state: &AppState,
    staff: Option<&Staff>,
    word: &str,
) -> Result<Vec<Queued>, Problem> {
    let creator = match staff.map(|staff| &staff.role) {
        Some(StaffRole::Creator(creator)) => Some(creator),
        Some(StaffRole::Brand) | None => None,
    };
    let mut conn = state.store.read().await?;
    let mut queued = Vec::new();
    for (comment, _) in comment::of_state(&mut conn, word, creator, QUEUE).await? {
        let reports = comment::reports(&mut conn, &comment.id).await?;
        queued.push(Queued { comment, reports });
    }
    Ok(queued)
}

/// Shows a comment, and counts its reports anew.
///
/// # Errors
/// When it does not exist, is not this member's to decide on, or was taken back.
pub async fn approve(
    state: &AppState,
    staff: Option<&Staff>,
    id: &CommentId,
) -> Result<Comment, Problem> {
    let mut tx = state.store.write().await?;
    let mut comment = decided(&mut tx, staff, id).await?;
    comment.state = comment.state.approve()?;
    comment::update(&mut tx, &comment).await?;
    comment::forget_reports(&mut tx, id).await?;
    publish(state, tx, comment).await
}

/// Takes a comment away.
///
/// # Errors
/// As [`approve`].
pub async fn remove(
    state: &AppState,
    staff: Option<&Staff>,
    id: &CommentId,
) -> Result<Comment, Problem> {
    let mut tx = state.store.write().await?;
    let removed = take_away(&mut tx, staff, id).await?;
    publish(state, tx, removed).await
}

/// Takes a comment away and lets neither its writer nor anybody at the same address write again.
///
/// # Errors
/// As [`approve`]; only visitors can be blocked.
pub async fn block_writer(
    state: &AppState,
    staff: Option<&Staff>,
    id: &CommentId,
) -> Result<Comment, Problem> {
    let mut tx = state.store.write().await?;
    let before = decided(&mut tx, staff, id).await?;
    let Author::Visitor { visitor, .. } = &before.author else {
        return Err(Problem::Forbidden);
    };
    let now = state.clock.now();
    list::put(&mut tx, &BlockRule::Visitor(visitor.clone()), now).await?;
    let address = comment::address_hash(&mut tx, id).await?;
    if !address.is_empty() {
        list::put(&mut tx, &BlockRule::Address(address), now).await?;
    }
    let removed = match before.state {
        CommentState::Removed(_) => before,
        CommentState::Visible | CommentState::Held(_) => take_away(&mut tx, staff, id).await?,
    };
    publish(state, tx, removed).await
}

/// Adds a row to the block list. The list is the brand's.
///
/// # Errors
/// When the database fails.
pub async fn block(
    state: &AppState,
    staff: Option<&Staff>,
    rule: &BlockRule,
) -> Result<(), Problem> {
    refuse_creators(staff)?;
    let mut tx = state.store.write().await?;
    list::put(&mut tx, rule, state.clock.now()).await?;
    Ok(store::commit(tx).await?)
}

/// Takes a row out of the block list.
///
/// # Errors
/// When there is none.
pub async fn unblock(
    state: &AppState,
    staff: Option<&Staff>,
    rule: &BlockRule,
) -> Result<(), Problem> {
    refuse_creators(staff)?;
    let mut tx = state.store.write().await?;
    if !list::delete(&mut tx, rule).await? {
        return Err(Problem::NotFound("It is not on the list.".to_owned()));
    }
    Ok(store::commit(tx).await?)
}

/// The block list as (kind, value).
///
/// # Errors
/// When the database fails.
pub async fn blocks(
    state: &AppState,
    staff: Option<&Staff>,
) -> Result<Vec<(String, String)>, Problem> {
    refuse_creators(staff)?;
    let mut conn = state.store.read().await?;
    Ok(list::list(&mut conn).await?)
}

fn refuse_creators(staff: Option<&Staff>) -> Result<(), Problem> {
    match staff.map(|staff| &staff.role) {
        Some(StaffRole::Creator(_)) => Err(Problem::Forbidden),
        Some(StaffRole::Brand) | None => Ok(()),
    }
}

async fn take_away(
    conn: &mut Conn,
    staff: Option<&Staff>,
    id: &CommentId,
) -> Result<Comment, Problem> {
    let before = decided(conn, staff, id).await?;
    if before.state == CommentState::Removed(Remover::Moderator) {
        return Err(CommentError::Removed.into());
    }
    let removed = before.remove(Remover::Moderator)?;
    comment::update(conn, &removed).await?;
    Ok(removed)
}

/// Makes a decision hold, and tells whoever reads along.
async fn publish(state: &AppState, tx: Tx, comment: Comment) -> Result<Comment, Problem> {
    store::commit(tx).await?;
    announce(state, &comment);
    Ok(comment)
}

/// A comment that this member may decide on.
async fn decided(
    conn: &mut Conn,
    staff: Option<&Staff>,
    id: &CommentId,
) -> Result<Comment, Problem> {
    comment::lock(conn, id).await?;
    let comment = comment::by_id(conn, id).await?.ok_or_else(missing)?;
    let post = posts::get(conn, &comment.post).await?;
    let may = staff.is_none_or(|staff| {
        post.map_or(staff.role == StaffRole::Brand, |post| {
            staff.moderates(&post.creator.id)
        })
    });
    if may {
        Ok(comment)
    } else {
        Err(Problem::Forbidden)
    }
}
