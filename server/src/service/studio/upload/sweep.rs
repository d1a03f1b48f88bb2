//! What nobody came back for.

use std::time::Duration;

use spotlet::domain::clock::Timestamp;

use super::{UploadError, forget};
use crate::state::AppState;
use crate::store::{self, media, upload};

/// So long a cut-off sender may come back, and a reply that was lost be asked for again.
const UPLOADS_KEPT: Duration = Duration::from_secs(24 * 60 * 60);
/// So long files stay after the last medium that named them, in case somebody brings the same ones meanwhile.
const FILES_KEPT: Duration = Duration::from_secs(60 * 60);

/// Forgets uploads that were abandoned, and removes files that nothing shows any more.
///
/// # Errors
/// When database or files cannot be reached; the next time goes on.
pub async fn sweep(state: &AppState) -> Result<(), UploadError> {
    let mut conn = state.store.read().await?;
    let old = upload::older_than(&mut conn, before(state, UPLOADS_KEPT)).await?;
    let removed = media::removed_before(&mut conn, before(state, FILES_KEPT)).await?;
    drop(conn);
    for upload in old {
        forget(state, &upload.id).await?;
    }
    for src in removed {
        let mut tx = state.store.write().await?;
        let is_used =
            media::is_named(&mut tx, &src).await? || !media::users(&mut tx, &src).await?.is_empty();
        if !is_used {
            state.media.remove(&src).await?;
        }
        media::forget_removed(&mut tx, &src).await?;
        store::commit(tx).await?;
    }
    Ok(())
}

/// Removes what a server that died has left half-written.
///
/// # Errors
/// When the files cannot be reached.
pub async fn sweep_unfinished(state: &AppState) -> Result<(), UploadError> {
    let before_ms = before(state, UPLOADS_KEPT).as_unix_ms();
    Ok(state.media.sweep_unfinished(before_ms).await?)
}

fn before(state: &AppState, ago: Duration) -> Timestamp {
    let ago_ms = i64::try_from(ago.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_unix_ms(state.clock.now().as_unix_ms().saturating_sub(ago_ms))
}
