//! Files on their way into the library: begun, sent in parts, finished. A part that arrived stays, so that a sender who was
//! cut off goes on where the server says; any node takes the next one.
//!
//! What a file is, its content says: with its first part, and again when it is whole. One that is refused leaves nothing.

mod append;
mod at_once;
mod error;
mod finish;
mod sweep;

pub use append::append;
pub use at_once::at_once;
pub use error::UploadError;
pub use finish::finish;
pub use sweep::{sweep, sweep_unfinished};

use spotlet::api::media::{UploadJson, UploadState};
use spotlet::domain::Member;

use crate::media::{MediaError, most_bytes};
use crate::state::AppState;
use crate::store::upload::{self, Part, Upload};
use crate::store::{self, media};
use crate::token;

/// The longest name that is kept, in characters.
const MAX_NAME_CHARS: usize = 120;
/// Uploads of one member that are open at the same time.
const OPEN_AT_ONCE: u64 = 200;

/// Makes room for a file.
///
/// # Errors
/// When it is empty, too large for what it calls itself, or more than the member's quota.
pub async fn begin(
    state: &AppState,
    member: &Member,
    wanted: UploadJson,
) -> Result<UploadState, UploadError> {
    make_room(state, member, wanted, None).await
}

async fn make_room(
    state: &AppState,
    member: &Member,
    wanted: UploadJson,
    id: Option<String>,
) -> Result<UploadState, UploadError> {
    if wanted.bytes == 0 {
        return Err(MediaError::Empty.into());
    }
    let limit = most_bytes(&wanted.mime);
    if wanted.bytes > limit {
        return Err(MediaError::TooHeavy {
            bytes: usize::try_from(wanted.bytes).unwrap_or(usize::MAX),
            limit: usize::try_from(limit).unwrap_or(usize::MAX),
        }
        .into());
    }
    if let Some(video) = &wanted.poster_of {
        super::library::get(state, member, video).await?;
    }
    let mut tx = state.store.write().await?;
    upload::lock_member(&mut tx, &member.id).await?;
    let used = media::bytes_of(&mut tx, &member.id).await?;
    let open = upload::open_of(&mut tx, &member.id).await?;
    let quota = state.config.media.quota_bytes;
    if quota > 0 && used.saturating_add(open.bytes).saturating_add(wanted.bytes) > quota {
        return Err(UploadError::Quota {
            quota_mb: quota >> 20,
        });
    }
    if open.count >= OPEN_AT_ONCE {
        return Err(UploadError::TooMany);
    }
    let begun = Upload {
        id: id.unwrap_or_else(token::id),
        member: member.id.clone(),
        name: name(&wanted.name),
        bytes: wanted.bytes,
        poster_of: wanted.poster_of,
        medium: None,
    };
    upload::begin(&mut tx, &begun, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(UploadState {
        upload: begun.id,
        offset: 0,
        bytes: begun.bytes,
    })
}

/// How far a file has come.
///
/// # Errors
/// [`UploadError::NotFound`], also for a stranger's.
pub async fn offset(
    state: &AppState,
    member: &Member,
    id: &str,
) -> Result<UploadState, UploadError> {
    let (upload, parts) = open(state, member, id).await?;
    Ok(UploadState {
        offset: arrived(&upload, &parts),
        upload: upload.id,
        bytes: upload.bytes,
    })
}

/// Forgets a file that is not wanted any more.
///
/// # Errors
/// [`UploadError::NotFound`], also for a stranger's.
pub async fn give_up(state: &AppState, member: &Member, id: &str) -> Result<(), UploadError> {
    let (upload, _) = open(state, member, id).await?;
    forget(state, &upload.id).await
}

/// Leaves nothing of an upload.
async fn forget(state: &AppState, id: &str) -> Result<(), UploadError> {
    let mut tx = state.store.write().await?;
    upload::delete(&mut tx, id).await?;
    store::commit(tx).await?;
    Ok(state.uploads.remove(id).await?)
}

/// An upload of this member with what has arrived.
async fn open(
    state: &AppState,
    member: &Member,
    id: &str,
) -> Result<(Upload, Vec<Part>), UploadError> {
    let mut conn = state.store.read().await?;
    let upload = upload::get(&mut conn, id).await?;
    let upload = upload
        .filter(|upload| upload.member == member.id)
        .ok_or(UploadError::NotFound)?;
    let parts = upload::parts(&mut conn, id).await?;
    Ok((upload, parts))
}

/// How many bytes are there, from the first on without a gap.
fn arrived(upload: &Upload, parts: &[Part]) -> u64 {
    if upload.medium.is_some() {
        return upload.bytes;
    }
    parts.last().map_or(0, |part| part.start + part.bytes)
}

/// What a file is called, for people: no folders, no control characters, not without end.
fn name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last
        .chars()
        .filter(|c| !c.is_control() && !('\u{202A}'..='\u{202E}').contains(c))
        .take(MAX_NAME_CHARS)
        .collect();
    match name.trim() {
        "" | "." | ".." => "upload".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_name_and_no_path() {
        for (given, kept) in [
            ("chair.jpg", "chair.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\m\\photo.png", "photo.png"),
            ("a\0b\r\n.jpg", "ab.jpg"),
            ("evil\u{202E}gpj.exe", "evilgpj.exe"),
            ("..", "upload"),
            ("folder/", "upload"),
            ("", "upload"),
        ] {
            assert_eq!(name(given), kept, "{given:?}");
        }
        assert_eq!(name(&"x".repeat(500)).len(), MAX_NAME_CHARS);
    }
}
