//! The media library. A creator sees what they brought themselves; the brand's people see everything.

use spotlet::api::media::MediumChange;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::MediaId;
use spotlet::domain::{Access, LibraryMedium, Member};

use super::upload::UploadError;
use crate::state::AppState;
use crate::store::{self, media};

/// The most media of one reply.
pub const PAGE: u32 = 60;

/// The newest media that this member may see, from before a moment on.
///
/// # Errors
/// When the database fails.
pub async fn list(
    state: &AppState,
    member: &Member,
    before: Option<Timestamp>,
) -> Result<Vec<LibraryMedium>, UploadError> {
    let only = (!member.role.allows(Access::Editor)).then_some(&member.id);
    let before = before.unwrap_or(Timestamp::from_unix_ms(i64::MAX));
    let mut conn = state.store.read().await?;
    let media = media::list(&mut conn, only, before, PAGE).await?;
    drop(conn);
    let names = media
        .iter()
        .flat_map(|medium| [Some(&medium.src), medium.poster.as_ref()]);
    let names: Vec<&str> = names.flatten().map(String::as_str).collect();
    state.media.know(&names).await;
    Ok(media)
}

/// A medium that this member may see.
///
/// # Errors
/// [`UploadError::NotFound`], also for a stranger's.
pub async fn get(
    state: &AppState,
    member: &Member,
    id: &MediaId,
) -> Result<LibraryMedium, UploadError> {
    let mut conn = state.store.read().await?;
    let medium = media::get(&mut conn, id).await?;
    drop(conn);
    let may =
        |medium: &LibraryMedium| medium.member == member.id || member.role.allows(Access::Editor);
    let medium = medium.filter(may).ok_or(UploadError::NotFound)?;
    let names = [Some(&medium.src), medium.poster.as_ref()];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    state.media.know(&names).await;
    Ok(medium)
}

/// Says what is to be seen.
///
/// # Errors
/// [`UploadError::NotFound`], also for a stranger's.
pub async fn change(
    state: &AppState,
    member: &Member,
    id: &MediaId,
    change: MediumChange,
) -> Result<LibraryMedium, UploadError> {
    get(state, member, id).await?;
    if let Some(alt) = change.alt {
        let mut tx = state.store.write().await?;
        media::set_alt(&mut tx, id, &alt).await?;
        store::commit(tx).await?;
    }
    get(state, member, id).await
}

/// What shows a medium, as (kind, id).
///
/// # Errors
/// [`UploadError::NotFound`], also for a stranger's.
pub async fn users(
    state: &AppState,
    member: &Member,
    id: &MediaId,
) -> Result<Vec<(&'static str, String)>, UploadError> {
    let medium = get(state, member, id).await?;
    let mut conn = state.store.read().await?;
    Ok(media::users(&mut conn, &medium.src).await?)
}

/// Takes a medium out of the library, unless something shows it. Its files follow a while later.
///
/// # Errors
/// [`UploadError::InUse`] says what shows it.
pub async fn delete(state: &AppState, member: &Member, id: &MediaId) -> Result<(), UploadError> {
    let medium = get(state, member, id).await?;
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    let users = media::users(&mut tx, &medium.src).await?;
    if !users.is_empty() {
        return Err(UploadError::InUse(users));
    }
    media::delete(&mut tx, id).await?;
    for src in [Some(medium.src), medium.poster].into_iter().flatten() {
        media::remember_removed(&mut tx, &src, now).await?;
    }
    store::commit(tx).await?;
    Ok(())
}
