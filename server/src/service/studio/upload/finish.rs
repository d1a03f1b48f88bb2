//! A file that has arrived becomes a medium.

use spotlet::domain::id::MediaId;
use spotlet::domain::{LibraryMedium, Localized, MediumSort, Member};

use super::{UploadError, arrived, forget, open};
use crate::media::{MediaError, MediaKind, PictureRole, look};
use crate::service::studio::library;
use crate::state::AppState;
use crate::store::upload::{self, Upload};
use crate::store::{self, media};
use crate::token;

/// Looks at the whole file and takes it into the library, or says why not and forgets it. Said twice, it is done once.
///
/// # Errors
/// When not all of it has arrived, or it is nothing that is taken.
pub async fn finish(
    state: &AppState,
    member: &Member,
    id: &str,
) -> Result<LibraryMedium, UploadError> {
    let (upload, parts) = open(state, member, id).await?;
    if let Some(done) = &upload.medium {
        return library::get(state, member, done).await;
    }
    if arrived(&upload, &parts) != upload.bytes {
        return Err(UploadError::Length {
            bytes: upload.bytes,
        });
    }
    let files: Vec<String> = parts.into_iter().map(|part| part.file).collect();
    let taken = state
        .uploads
        .whole(&files, |bytes| take(state, bytes))
        .await;
    let taken = match taken {
        Ok(taken) => taken,
        // The file's fault: it would be refused again.
        Err(error) if !error.is_ours() => {
            forget(state, &upload.id).await?;
            return Err(error.into());
        }
        Err(error) => return Err(error.into()),
    };
    let medium = match &upload.poster_of {
        Some(video) => poster(state, member, &upload, video, &taken).await?,
        None => add(state, member, &upload, taken).await?,
    };
    state.uploads.remove(&upload.id).await?;
    Ok(medium)
}

/// What a file became.
struct Taken {
    src: String,
    kind: MediumSort,
    size: (u32, u32),
}

async fn take(state: &AppState, bytes: Vec<u8>) -> Result<Taken, MediaError> {
    match look(&bytes, bytes.len() as u64)? {
        MediaKind::Picture => {
            let src = state.media.add_picture(bytes, PictureRole::Scene).await?;
            let info = state.media.picture(&src).ok_or(MediaError::Interrupted)?;
            Ok(Taken {
                src,
                kind: MediumSort::Photo,
                size: (info.width, info.height),
            })
        }
        MediaKind::Video => Ok(Taken {
            src: state.media.add_video(vec![bytes]).await?,
            kind: MediumSort::Video,
            // Its still will tell.
            size: (0, 0),
        }),
    }
}

async fn add(
    state: &AppState,
    member: &Member,
    upload: &Upload,
    taken: Taken,
) -> Result<LibraryMedium, UploadError> {
    let (width, height) = taken.size;
    let medium = LibraryMedium {
        id: MediaId::new(token::id()).map_err(|_| MediaError::Interrupted)?,
        member: member.id.clone(),
        kind: taken.kind,
        src: taken.src,
        poster: None,
        name: upload.name.clone(),
        alt: Localized::default(),
        width,
        height,
        bytes: upload.bytes,
        created_at: state.clock.now(),
    };
    let mut tx = state.store.write().await?;
    if upload::finish(&mut tx, &upload.id, &medium.id).await? {
        media::put(&mut tx, &medium).await?;
        media::forget_removed(&mut tx, &medium.src).await?;
        store::commit(tx).await?;
        return Ok(medium);
    }
    drop(tx);
    // Somebody finished it at the same time.
    let (upload, _) = open(state, member, &upload.id).await?;
    let done = upload.medium.ok_or(UploadError::NotFound)?;
    library::get(state, member, &done).await
}

async fn poster(
    state: &AppState,
    member: &Member,
    upload: &Upload,
    video: &MediaId,
    taken: &Taken,
) -> Result<LibraryMedium, UploadError> {
    let before = library::get(state, member, video).await?;
    if before.kind != MediumSort::Video || taken.kind != MediumSort::Photo {
        forget(state, &upload.id).await?;
        return Err(UploadError::Poster);
    }
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    upload::finish(&mut tx, &upload.id, video).await?;
    media::set_poster(&mut tx, video, &taken.src, taken.size).await?;
    media::forget_removed(&mut tx, &taken.src).await?;
    if let Some(old) = before.poster.filter(|old| *old != taken.src) {
        media::remember_removed(&mut tx, &old, now).await?;
    }
    store::commit(tx).await?;
    library::get(state, member, video).await
}
