//! Orders.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Order;

use super::Fault;
use crate::state::AppState;
use crate::store;

/// Reads an order. Its id is no key, since the page around the checkout learns it: who calls this has
/// checked a platform's key or a signed link, and shows the order through `visible_to` to others.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn get(state: &AppState, id: &OrderId) -> Result<Order, Fault> {
    let mut conn = state.store.read().await?;
    store::order::get(&mut conn, id)
        .await?
        .ok_or(Fault::NotFound)
}
