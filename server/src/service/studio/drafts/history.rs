//! What a draft was before.

use spotlet::domain::id::PostId;
use spotlet::domain::member::Member;

use super::DraftError;
use super::base::theirs;
use super::save::write;
use crate::state::AppState;
use crate::store;
use crate::store::draft::{self, Draft, VersionRow};

/// Its versions, the newest first.
///
/// # Errors
/// [`DraftError::NotFound`].
pub async fn history(
    state: &AppState,
    member: &Member,
    id: &PostId,
) -> Result<Vec<VersionRow>, DraftError> {
    let mut conn = state.store.read().await?;
    theirs(&mut conn, member, id).await?;
    Ok(draft::versions(&mut conn, id).await?)
}

/// Makes what a draft was once its newest version; nothing is lost by it.
///
/// # Errors
/// [`DraftError::NotFound`] when there is no such version.
pub async fn restore(
    state: &AppState,
    member: &Member,
    id: &PostId,
    version: i64,
) -> Result<Draft, DraftError> {
    let mut tx = state.store.write().await?;
    let current = theirs(&mut tx, member, id).await?;
    let then = draft::version(&mut tx, id, version).await?;
    let mut then = then.ok_or(DraftError::NotFound)?;
    // A post does not change hands by it.
    then.creator = current.post.creator.clone();
    if then == current.post {
        return Ok(current);
    }
    draft::keep_version(
        &mut tx,
        &current,
        current.version == current.published_version,
    )
    .await?;
    let draft = write(&mut tx, current, then, member, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(draft)
}
