//! Saving what somebody typed, unless somebody else was quicker.

use spotlet::api::PostJson;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::PostId;
use spotlet::domain::member::Member;

use super::DraftError;
use super::base::theirs;
use crate::state::AppState;
use crate::store::draft::{self, Draft};
use crate::store::{self, Conn};

/// Within such a span one person's saves are one version: autosave would fill the history otherwise.
const SPAN_MS: i64 = 10 * 60 * 1000;

/// Saves a draft that began from `version`.
///
/// # Errors
/// [`DraftError::Conflict`] with what stands there now, when another version came in between.
pub async fn save(
    state: &AppState,
    member: &Member,
    id: &PostId,
    version: i64,
    post: PostJson,
) -> Result<Draft, DraftError> {
    match once(state, member, id, version, &post).await {
        // Two saves met at the database: the second look says who was first.
        Err(error) if error.is_stale() => once(state, member, id, version, &post).await,
        other => other,
    }
}

async fn once(
    state: &AppState,
    member: &Member,
    id: &PostId,
    version: i64,
    post: &PostJson,
) -> Result<Draft, DraftError> {
    let mut tx = state.store.write().await?;
    let current = theirs(&mut tx, member, id).await?;
    if current.version != version {
        return Err(DraftError::Conflict(Box::new(current)));
    }
    if post.id != *id || !member.role.reaches(&post.creator.id) {
        return Err(DraftError::NotYours);
    }
    if current.post == *post {
        return Ok(current);
    }
    let mut post = post.clone();
    // How many liked it elsewhere is said by imports only.
    post.likes = current.post.likes;
    post.liked = None;
    let draft = write(&mut tx, current, post, member, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(draft)
}

/// Makes `post` the next version of `current`.
pub(super) async fn write(
    conn: &mut Conn,
    current: Draft,
    post: PostJson,
    member: &Member,
    now: Timestamp,
) -> Result<Draft, DraftError> {
    let id = post.id.clone();
    let span = |at: Timestamp| at.as_unix_ms() / SPAN_MS;
    let versions = draft::versions(conn, &id).await?;
    match versions.first() {
        // The first change of an imported post: what it was is kept.
        None => draft::keep_version(conn, &current, current.published_version > 0).await?,
        Some(last)
            if !last.is_published
                && last.saved_by == member.name
                && span(last.saved_at) == span(now) =>
        {
            draft::forget_version(conn, &id, last.version).await?;
        }
        Some(_) => {}
    }
    let mut next = Draft {
        version: current.version + 1,
        saved_by: member.name.clone(),
        updated_at: now,
        post,
        ..current
    };
    draft::put(conn, &next).await?;
    draft::keep_version(conn, &next, false).await?;
    next.revision += 1;
    Ok(next)
}
