//! Creators: what is said of them, and what they earned.

use spotlet::domain::commission::{Period, Statement};
use spotlet::domain::creator::CreatorProfile;
use spotlet::domain::id::CreatorId;

use super::Fault;
use crate::state::AppState;
use crate::store;

/// What is said of a creator.
///
/// # Errors
/// When the database fails.
pub async fn profile(state: &AppState, id: &CreatorId) -> Result<Option<CreatorProfile>, Fault> {
    let mut conn = state.store.read().await?;
    Ok(store::creator::get(&mut conn, id).await?)
}

/// What a creator earned and gave back in a period. Somebody unknown earned nothing.
///
/// # Errors
/// When the database fails.
pub async fn statement(
    state: &AppState,
    creator: &CreatorId,
    period: Period,
) -> Result<Statement, Fault> {
    let mut conn = state.store.read().await?;
    let orders = store::order::credited_to(&mut conn, creator, period.from, period.until).await?;
    Ok(Statement::over(&orders, period))
}
