//! One step of an order's life, with everything that must be written beside it.

use spotlet::domain::checkout::Checkout;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::order::{LifeError, Order, OrderEvent, RefundProgress};

use super::{Target, credit_note};
use crate::outbox::{Job, announce, tell};
use crate::service::retry::retry;
use crate::service::{Fault, Refusal, checkout};
use crate::state::AppState;
use crate::store::{self, Conn};

/// Takes a step: `step` changes the order and says what happened. Two at once are taken one after the other; for a form
/// that was heard before nothing is done, and the order answered as it is.
///
/// # Errors
/// [`Fault::NotFound`]; [`Refusal::Order`] when the order cannot take it, and then nothing is written.
pub async fn change<Step>(
    state: &AppState,
    target: impl Into<Target<'_>>,
    step: Step,
) -> Result<Order, Fault>
where
    Step: Fn(&mut Order, Timestamp) -> Result<Vec<OrderEvent>, LifeError>,
{
    let target = target.into();
    let order = retry(|| once(state, target, &step)).await?;
    state.outbox.ring();
    Ok(order)
}

async fn once<Step>(state: &AppState, target: Target<'_>, step: &Step) -> Result<Order, Fault>
where
    Step: Fn(&mut Order, Timestamp) -> Result<Vec<OrderEvent>, LifeError>,
{
    let mut tx = state.store.write().await?;
    let before = store::order::get_versioned(&mut tx, target.id).await?;
    let before = before.ok_or(Fault::NotFound)?;
    let mut order = before.value;
    if !target.claim(&mut tx, state.clock.now()).await? {
        return Ok(order);
    }
    let known_refunds = order.life.refunds.len();
    let was_cancelled = order.life.cancelled.is_some();
    let now = state.clock.now();
    let events = step(&mut order, now).map_err(Refusal::Order)?;
    store::order::update(&mut tx, &order, before.version, now).await?;
    target.sign(&mut tx, now).await?;
    let mut returned = None;
    if order.life.cancelled.is_some() && !was_cancelled {
        returned = put_back(&mut tx, &order).await?;
    }
    for refund in order.life.refunds.iter().skip(known_refunds) {
        credit_note::issue(&mut tx, &state.config.brand, &order, refund, now).await?;
        if refund.progress == RefundProgress::Requested {
            let (order, refund) = (order.id.clone(), refund.number);
            tell(&mut tx, &Job::Refund { order, refund }, now).await?;
        }
    }
    for event in events {
        announce(&mut tx, &state.config, &order, event, now).await?;
    }
    store::commit(tx).await?;
    if let Some(bought) = returned {
        checkout::tell_stock(state, &bought);
    }
    Ok(order)
}

/// Goods that never left can be sold again; answers the session that held them.
async fn put_back(conn: &mut Conn, order: &Order) -> Result<Option<Checkout>, Fault> {
    let Some(bought) = store::checkout::get(conn, &order.checkout).await? else {
        return Ok(None);
    };
    checkout::put_stock_back(conn, &bought.value).await?;
    Ok(Some(bought.value))
}
