//! Platforms and their keys.

use spotlet::domain::id::PlatformId;

use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{self, platform};
use crate::token;

/// Adds a platform and returns its key, which is shown this once and kept nowhere.
///
/// # Errors
/// When the database fails.
pub async fn add(state: &AppState, name: &str) -> Result<(PlatformId, String), Problem> {
    add_bound(state, name, None).await
}

/// The same with a key that is good only for requests which name this profile.
///
/// # Errors
/// When the database fails.
pub async fn add_bound(
    state: &AppState,
    name: &str,
    profile_url: Option<&str>,
) -> Result<(PlatformId, String), Problem> {
    let id = PlatformId::new(token::id())?;
    // The prefix lets secret scanners recognise a key that was committed somewhere.
    let key = format!("spk_{}", token::secret());
    let mut tx = state.store.write().await?;
    let key_hash = token::hash(&key);
    platform::insert(
        &mut tx,
        &id,
        name,
        &key_hash,
        profile_url,
        state.clock.now(),
    )
    .await?;
    store::commit(tx).await?;
    Ok((id, key))
}

/// The platform of a key, speaking for the profile at `profile_url`.
///
/// # Errors
/// [`Problem::Unauthorized`] when the key is nobody's; [`Problem::ProfileNotTrusted`] when it goes with another profile.
pub async fn of_key(state: &AppState, key: &str, profile_url: &str) -> Result<PlatformId, Problem> {
    let mut conn = state.store.read().await?;
    match platform::by_key_hash(&mut conn, &token::hash(key)).await? {
        None => Err(Problem::Unauthorized),
        Some((_, Some(bound))) if bound != profile_url => Err(Problem::ProfileNotTrusted),
        Some((id, _)) => Ok(id),
    }
}
