//! The staff and their keys, for servers and tools: a route asks [`of_key`] who speaks. In the studio a session says so
//! (`Member::staff`), and nothing below knows the difference.

use spotlet::domain::StaffId;
use spotlet::domain::comment::{Staff, StaffRole};

use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{self, staff};
use crate::token;

/// Adds a member and returns their key, which is shown this once and kept nowhere.
///
/// # Errors
/// When the database fails.
pub async fn add(
    state: &AppState,
    name: &str,
    role: StaffRole,
) -> Result<(StaffId, String), Problem> {
    let id = StaffId::new(token::id())?;
    // The prefix lets secret scanners recognise a key that was committed somewhere.
    let key = format!("sps_{}", token::secret());
    let member = Staff {
        id: id.clone(),
        name: name.to_owned(),
        role,
    };
    let mut tx = state.store.write().await?;
    staff::insert(&mut tx, &member, &token::hash(&key), state.clock.now()).await?;
    store::commit(tx).await?;
    Ok((id, key))
}

/// The member of a key.
///
/// # Errors
/// [`Problem::StaffOnly`] when the key is nobody's.
pub async fn of_key(state: &AppState, key: &str) -> Result<Staff, Problem> {
    let mut conn = state.store.read().await?;
    staff::by_key_hash(&mut conn, &token::hash(key))
        .await?
        .ok_or(Problem::StaffOnly)
}
