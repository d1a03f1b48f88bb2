//! Orders, for platforms and for the shopper who placed one.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Order;

use super::Fault;
use crate::state::AppState;
use crate::store;
use crate::token;

/// Reads an order, for a platform: show it through `visible_to` only.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn get(state: &AppState, id: &OrderId) -> Result<Order, Fault> {
    let mut conn = state.store.read().await?;
    store::order::get(&mut conn, id).await?.ok_or(Fault::NotFound)
}

/// Reads an order for its shopper, who shows the buyer secret of the checkout it came from. Its id
/// alone is no key: the page around the checkout learns it.
///
/// # Errors
/// [`Fault::NotFound`], also when the secret is not the one.
pub async fn get_for_buyer(state: &AppState, id: &OrderId, secret: &str) -> Result<Order, Fault> {
    let mut conn = state.store.read().await?;
    let order = store::order::get(&mut conn, id).await?.ok_or(Fault::NotFound)?;
    let kept = store::checkout::secret_hash(&mut conn, &order.checkout).await?;
    if kept.is_some_and(|kept| token::matches(secret, &kept)) {
        return Ok(order);
    }
    Err(Fault::NotFound)
}
