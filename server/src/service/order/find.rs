//! Finding orders as people name them.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Order;
use spotlet::domain::order_number::OrderNumber;

use crate::service::Fault;
use crate::state::AppState;
use crate::store;

/// The newest orders.
///
/// # Errors
/// When the database fails.
pub async fn newest(state: &AppState, limit: i64) -> Result<Vec<Order>, Fault> {
    let mut conn = state.store.read().await?;
    Ok(store::order::newest(&mut conn, limit).await?)
}

/// The order with this number (`SP-1042-7K`) or id.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn by_name(state: &AppState, name: &str) -> Result<Order, Fault> {
    let mut conn = state.store.read().await?;
    let found = match name.parse::<OrderNumber>() {
        Ok(number) => store::order::numbered(&mut conn, number).await?,
        Err(_) => {
            let id = OrderId::new(name).map_err(|_| Fault::NotFound)?;
            store::order::get(&mut conn, &id).await?
        }
    };
    found.ok_or(Fault::NotFound)
}
