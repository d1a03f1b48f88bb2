//! The next bytes of a file.

use axum::body::BodyDataStream;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt as _;
use spotlet::domain::Member;

use super::{UploadError, arrived, forget, open};
use crate::media::{MediaKind, look};
use crate::state::AppState;
use crate::store::upload::{self, Part, Upload};
use crate::store::{self};
use crate::token;

/// A part is written when so much has come, so that a cut connection loses little and memory stays small.
const PART_BYTES: usize = 4 << 20;

/// Takes bytes from `offset` on, as many as come, and answers where the file goes on.
///
/// It runs to its end whoever waits for it: what arrived before a connection broke is kept.
///
/// # Errors
/// When they do not follow what is there, are more than was said, or begin a file of a kind that is not taken.
pub async fn append(
    state: &AppState,
    member: &Member,
    id: &str,
    offset: u64,
    bytes: BodyDataStream,
) -> Result<u64, UploadError> {
    let (upload, parts) = open(state, member, id).await?;
    let at = arrived(&upload, &parts);
    if at != offset {
        return Err(UploadError::Offset { offset: at });
    }
    let state = state.clone();
    let taking = tokio::spawn(async move { take(&state, &upload, offset, bytes).await });
    taking
        .await
        .map_err(|_| crate::media::MediaError::Interrupted)?
}

async fn take(
    state: &AppState,
    upload: &Upload,
    offset: u64,
    mut bytes: BodyDataStream,
) -> Result<u64, UploadError> {
    let mut at = offset;
    let mut waiting = BytesMut::new();
    // A broken connection ends the stream as its end does: what came is kept.
    while let Some(Ok(more)) = bytes.next().await {
        let left = upload.bytes - at - waiting.len() as u64;
        if more.len() as u64 > left {
            return Err(UploadError::Length {
                bytes: upload.bytes,
            });
        }
        waiting.extend_from_slice(&more);
        if waiting.len() >= PART_BYTES {
            at = keep(state, upload, at, waiting.split().freeze()).await?;
        }
    }
    if !waiting.is_empty() {
        at = keep(state, upload, at, waiting.freeze()).await?;
    }
    Ok(at)
}

async fn keep(
    state: &AppState,
    upload: &Upload,
    start: u64,
    bytes: Bytes,
) -> Result<u64, UploadError> {
    if start == 0
        && let Err(error) = begins_well(upload, &bytes)
    {
        forget(state, &upload.id).await?;
        return Err(error);
    }
    let end = start + bytes.len() as u64;
    // The name is new, so that of two who write the same part none spoils the other's.
    let part = Part {
        start,
        bytes: bytes.len() as u64,
        file: format!("{}/{start:012}-{}", upload.id, token::id()),
    };
    state.uploads.keep(&part.file, bytes).await?;
    let mut tx = state.store.write().await?;
    if upload::add_part(&mut tx, &upload.id, &part, state.clock.now()).await? {
        store::commit(tx).await?;
        return Ok(end);
    }
    drop(tx);
    state.uploads.remove_part(&part.file).await?;
    let mut conn = state.store.read().await?;
    let parts = upload::parts(&mut conn, &upload.id).await?;
    Err(UploadError::Offset {
        offset: arrived(upload, &parts),
    })
}

/// Refuses early what would be refused in the end.
fn begins_well(upload: &Upload, bytes: &[u8]) -> Result<(), UploadError> {
    // Too little to tell by, and more is to come.
    if bytes.len() < 32 && (bytes.len() as u64) < upload.bytes {
        return Ok(());
    }
    let kind = look(bytes, upload.bytes)?;
    if upload.poster_of.is_some() && kind != MediaKind::Picture {
        return Err(UploadError::Poster);
    }
    Ok(())
}
