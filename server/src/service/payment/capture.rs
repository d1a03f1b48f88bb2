//! Takes money that was only reserved, when the goods leave; or lets it go.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::PaymentState;

use super::{ask, of_order, reference};
use crate::crash;
use crate::payment::Found;
use crate::service::Fault;
use crate::state::AppState;
use crate::store::payment::{Known, News};
use crate::store::{self, Conn};

/// Captures the reserved payment of an order, all of it or `amount`; the rest is let go. What is captured by now.
/// A payment that was taken at once, or captured before, stays as it is.
///
/// # Errors
/// [`Fault::NotFound`]; when the provider refuses or does not answer: repeating it is safe.
pub async fn capture(
    state: &AppState,
    order: &OrderId,
    amount: Option<Money>,
) -> Result<Money, Fault> {
    let mut conn = state.store.read().await?;
    let placed = store::order::get(&mut conn, order)
        .await?
        .ok_or(Fault::NotFound)?;
    if placed.payment.state != PaymentState::Authorized {
        return Ok(placed.payment.amount);
    }
    let known = of_order(&mut conn, order).await?;
    drop(conn);
    if known.state != PaymentState::Authorized {
        return Ok(known.captured);
    }
    let minor = amount.unwrap_or(known.amount).amount_minor;
    let call = state.payments.connector(known.provider)?.capture(
        &known.key,
        &reference(state, &known)?,
        minor,
    );
    let found = state.payments.send(known.provider, call).await?;
    crash::point("after_capture");
    keep(state, &known, &found).await?;
    Ok(Money::new(found.captured_minor, known.amount.currency))
}

/// Lets go what was reserved for an order that will not be sent. Money that was taken must be refunded instead.
///
/// # Errors
/// [`Fault::NotFound`]; when the provider does not answer: repeating it is safe.
pub async fn release(state: &AppState, order: &OrderId) -> Result<PaymentState, Fault> {
    let known = of_order(&mut *state.store.read().await?, order).await?;
    if known.state != PaymentState::Authorized {
        return Ok(known.state);
    }
    call_off(state, &known).await
}

/// Lets a reserved amount go, and keeps what came of it.
pub(super) async fn call_off(state: &AppState, known: &Known) -> Result<PaymentState, Fault> {
    let found = ask::call_off(state, known).await?;
    keep(state, known, &found).await?;
    Ok(found.state)
}

/// What was reserved for an order is taken: it is told of before whoever asked for it has written that down, or
/// somebody did it at the provider's own desk. Older news than that change nothing.
///
/// # Errors
/// When the database fails.
pub(in crate::service) async fn note_taken(
    conn: &mut Conn,
    known: &Known,
    found: &Found,
    now: Timestamp,
) -> Result<(), Fault> {
    if (known.state, found.state) != (PaymentState::Authorized, PaymentState::Succeeded) {
        return Ok(());
    }
    let news = News {
        reference: None,
        state: found.state,
        captured_minor: found.captured_minor,
        is_open: false,
    };
    Ok(store::payment::update(conn, &known.key, &news, now).await?)
}

async fn keep(state: &AppState, known: &Known, found: &Found) -> Result<(), Fault> {
    let mut tx = state.store.write().await?;
    let news = News {
        reference: None,
        state: found.state,
        captured_minor: found.captured_minor,
        is_open: false,
    };
    store::payment::update(&mut tx, &known.key, &news, state.clock.now()).await?;
    Ok(store::commit(tx).await?)
}
