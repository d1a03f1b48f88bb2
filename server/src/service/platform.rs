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
    let id = PlatformId::new(token::id())?;
    // The prefix lets secret scanners recognise a key that was committed somewhere.
    let key = format!("spk_{}", token::secret());
    let mut tx = state.store.write().await?;
    platform::insert(&mut tx, &id, name, &token::hash(&key), state.clock.now()).await?;
    store::commit(tx).await?;
    Ok((id, key))
}

/// The platform of a key.
///
/// # Errors
/// [`Problem::Unauthorized`] when the key is nobody's.
pub async fn of_key(state: &AppState, key: &str) -> Result<PlatformId, Problem> {
    let mut conn = state.store.read().await?;
    platform::by_key_hash(&mut conn, &token::hash(key))
        .await?
        .ok_or(Problem::Unauthorized)
}
