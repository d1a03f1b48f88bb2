//! Erasure of an order's personal data before its time, when the shopper asks for it (Regulation (EU) 2016/679, article 17).

use spotlet::domain::id::OrderId;
use spotlet::domain::order::{LifeError, Order, OrderStatus, RefundProgress};

use crate::service::retry::retry;
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::store;

/// How much is forgotten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What no invoice needs: name and postal address stay until the tax office no longer may ask.
    Contact,
    /// All of it, as the rule does in the end; for orders that no invoice must be kept of.
    Everything,
}

/// Erases now; the checkout it came from goes along. Doing it twice changes nothing.
///
/// # Errors
/// [`LifeError::UnderWay`] while the order is on its way, or money; or the database fails.
pub async fn erase(state: &AppState, id: &OrderId, extent: Extent) -> Result<Order, Fault> {
    retry(|| once(state, id, extent)).await
}

async fn once(state: &AppState, id: &OrderId, extent: Extent) -> Result<Order, Fault> {
    let mut tx = state.store.write().await?;
    let before = store::order::get_versioned(&mut tx, id).await?;
    let before = before.ok_or(Fault::NotFound)?;
    let now = state.clock.now();
    let mut order = before.value;
    if is_needed(&order) {
        return Err(Refusal::Order(LifeError::UnderWay).into());
    }
    match extent {
        Extent::Contact => order.erase_contact(),
        Extent::Everything => order.erase_person(),
    }
    store::order::update(&mut tx, &order, before.version, now).await?;
    store::order::forget_email(&mut tx, id).await?;
    if extent == Extent::Everything {
        store::order::mark_erased(&mut tx, id, now).await?;
    }
    store::discount::forget_buyer(&mut tx, &order.checkout).await?;
    store::outbox::forget_errors(&mut tx, id).await?;
    if let Some(before) = store::checkout::get(&mut tx, &order.checkout).await? {
        let mut checkout = before.value;
        checkout.erase_person();
        store::checkout::update(&mut tx, &checkout, before.version, now).await?;
        store::checkout::mark_erased(&mut tx, &order.checkout, now).await?;
    }
    store::commit(tx).await?;
    Ok(order)
}

/// Whether somebody must still be reached: goods or money are on their way.
fn is_needed(order: &Order) -> bool {
    let refunds = order.life.refunds.iter();
    let is_moving = refunds
        .map(|refund| &refund.progress)
        .any(|progress| *progress == RefundProgress::Requested);
    let is_over = matches!(
        order.status(),
        OrderStatus::Cancelled | OrderStatus::Received | OrderStatus::Returned
    );
    is_moving || !is_over
}
