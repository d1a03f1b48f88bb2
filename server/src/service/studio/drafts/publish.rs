//! Publishing, now or later, and taking off.

use spotlet::domain::draft::Missing;
use spotlet::domain::id::PostId;
use spotlet::domain::member::Member;
use spotlet::domain::post::PostError;
use spotlet::domain::{DraftStatus, Post, Timestamp};

use super::DraftError;
use super::base::{find, theirs};
use crate::import::write;
use crate::state::AppState;
use crate::store::draft::{self, Draft};
use crate::store::{self, Conn};

/// What keeps a draft from being published; nothing when it can be.
///
/// # Errors
/// When the database fails.
pub async fn missing(state: &AppState, draft: &Draft) -> Result<Vec<Missing>, DraftError> {
    let mut conn = state.store.read().await?;
    Ok(checked(&mut conn, draft).await?.err().unwrap_or_default())
}

/// Shows a draft to everybody.
///
/// # Errors
/// [`DraftError::Incomplete`].
pub async fn publish(state: &AppState, member: &Member, id: &PostId) -> Result<Draft, DraftError> {
    let mut tx = state.store.write().await?;
    let draft = theirs(&mut tx, member, id).await?;
    let draft = show(&mut tx, draft, state.clock.now()).await?;
    store::commit(tx).await?;
    Ok(draft)
}

/// Shows everything whose moment has come.
///
/// # Errors
/// When the database fails.
pub async fn publish_due(state: &AppState) -> Result<(), DraftError> {
    let now = state.clock.now();
    let due = {
        let mut conn = state.store.read().await?;
        draft::due(&mut conn, now).await?
    };
    for id in due {
        let mut tx = state.store.write().await?;
        let Some(draft) = find(&mut tx, &id).await? else {
            continue;
        };
        // Another node may have been quicker, or somebody has changed their mind.
        if !matches!(draft.status, DraftStatus::Scheduled(at) if at <= now) {
            continue;
        }
        match show(&mut tx, draft.clone(), now).await {
            Ok(_) => tracing::info!(post = %id, "published as scheduled"),
            Err(DraftError::Incomplete(missing)) => {
                tracing::warn!(post = %id, ?missing, "not published: it is a draft again");
                let status = DraftStatus::Draft;
                draft::put(&mut tx, &Draft { status, ..draft }).await?;
            }
            Err(error) if error.is_stale() => continue,
            Err(error) => return Err(error),
        }
        store::commit(tx).await?;
    }
    Ok(())
}

/// Publishes a draft at a moment.
///
/// # Errors
/// [`DraftError::Step`] or [`DraftError::Incomplete`].
pub async fn schedule(
    state: &AppState,
    member: &Member,
    id: &PostId,
    at: Timestamp,
) -> Result<(), DraftError> {
    let mut tx = state.store.write().await?;
    let draft = theirs(&mut tx, member, id).await?;
    let status = draft.status.scheduled(at, state.clock.now())?;
    checked(&mut tx, &draft)
        .await?
        .map_err(DraftError::Incomplete)?;
    draft::put(&mut tx, &Draft { status, ..draft }).await?;
    Ok(store::commit(tx).await?)
}

/// Does not publish it after all.
///
/// # Errors
/// [`DraftError::NotFound`].
pub async fn unschedule(state: &AppState, member: &Member, id: &PostId) -> Result<(), DraftError> {
    let mut tx = state.store.write().await?;
    let draft = theirs(&mut tx, member, id).await?;
    let status = draft.status.unscheduled();
    draft::put(&mut tx, &Draft { status, ..draft }).await?;
    Ok(store::commit(tx).await?)
}

/// Takes a post off: its address answers that there is nothing, and no list shows it. Likes and comments stay for
/// when it is published again.
///
/// # Errors
/// [`DraftError::NotFound`].
pub async fn archive(state: &AppState, member: &Member, id: &PostId) -> Result<(), DraftError> {
    let mut tx = state.store.write().await?;
    let draft = theirs(&mut tx, member, id).await?;
    store::post::delete(&mut tx, id).await?;
    let status = DraftStatus::Archived;
    draft::put(&mut tx, &Draft { status, ..draft }).await?;
    Ok(store::commit(tx).await?)
}

/// Writes a draft into the table of posts.
async fn show(conn: &mut Conn, draft: Draft, now: Timestamp) -> Result<Draft, DraftError> {
    let post = checked(conn, &draft)
        .await?
        .map_err(DraftError::Incomplete)?;
    write::post(conn, &post, now).await?;
    let shown = Draft {
        published_version: draft.version,
        published_at: now,
        status: DraftStatus::Published,
        ..draft
    };
    draft::put(conn, &shown).await?;
    draft::keep_version(conn, &shown, true).await?;
    Ok(shown)
}

async fn checked(conn: &mut Conn, draft: &Draft) -> Result<Result<Post, Vec<Missing>>, DraftError> {
    let json = &draft.post;
    let mut missing = Vec::new();
    if json.title.is_empty() {
        missing.push(Missing::Title);
    }
    if json.media.is_empty() {
        missing.push(Missing::Media);
    }
    for hotspot in json.media.iter().flat_map(|medium| &medium.hotspots) {
        let product = Missing::Product(hotspot.product.clone());
        let is_known = store::product::get(conn, &hotspot.product).await?.is_some();
        if !is_known && !missing.contains(&product) {
            missing.push(product);
        }
    }
    let post = json.clone().into_post();
    match post {
        Ok(post) if missing.is_empty() => return Ok(Ok(post)),
        Err(PostError::InvalidTimes(_, hotspot) | PostError::NoArrival(_, hotspot)) => {
            missing.push(Missing::Times(hotspot))
        }
        Err(error) if missing.is_empty() => missing.push(Missing::Other(error.to_string())),
        Ok(_) | Err(_) => {}
    }
    Ok(Err(missing))
}
