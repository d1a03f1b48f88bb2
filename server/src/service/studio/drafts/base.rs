//! Finding a draft: its row, the published post, or both.

use spotlet::api::PostJson;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::PostId;
use spotlet::domain::member::Member;
use spotlet::domain::{DraftStatus, Post};

use super::DraftError;
use crate::state::AppState;
use crate::store::draft::Draft;
use crate::store::{self, Conn};

/// A draft that this member may work on.
///
/// # Errors
/// [`DraftError::NotFound`], also for what is not theirs.
pub async fn load(state: &AppState, member: &Member, id: &PostId) -> Result<Draft, DraftError> {
    let mut conn = state.store.read().await?;
    theirs(&mut conn, member, id).await
}

/// The same within a transaction.
pub(super) async fn theirs(
    conn: &mut Conn,
    member: &Member,
    id: &PostId,
) -> Result<Draft, DraftError> {
    find(conn, id)
        .await?
        .filter(|draft| member.role.reaches(&draft.post.creator.id))
        .ok_or(DraftError::NotFound)
}

/// Any draft.
pub(super) async fn find(conn: &mut Conn, id: &PostId) -> Result<Option<Draft>, DraftError> {
    let row = store::draft::get(conn, id).await?;
    let post = store::post::get(conn, id).await?;
    let written_at = store::post::written_at(conn, id).await?;
    Ok(merged(row, post.zip(written_at)))
}

/// What stands in the row, unless an import came after it and nothing of one's own would be lost.
pub(super) fn merged(row: Option<Draft>, post: Option<(Post, Timestamp)>) -> Option<Draft> {
    let Some((post, written_at)) = post else {
        return row;
    };
    let Some(row) = row else {
        return Some(Draft {
            post: PostJson::whole(&post),
            version: 1,
            published_version: 1,
            published_at: written_at,
            status: DraftStatus::Published,
            saved_by: String::new(),
            updated_at: written_at,
            revision: 0,
        });
    };
    let was_imported = written_at > row.published_at;
    let has_own_changes =
        row.status == DraftStatus::Published && row.version != row.published_version;
    if !was_imported || has_own_changes {
        return Some(row);
    }
    Some(Draft {
        post: PostJson::whole(&post),
        version: row.version + 1,
        published_version: row.version + 1,
        published_at: written_at,
        status: DraftStatus::Published,
        saved_by: String::new(),
        updated_at: written_at,
        revision: row.revision,
    })
}
