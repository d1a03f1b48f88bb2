//! Brings sessions up to date with what happened outside: payments that came through, time that ran out.

use spotlet::domain::checkout::{Attempt, Checkout, CheckoutStatus};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::order::{Order, OrderEvent};
use spotlet::domain::payment::{Payment, PaymentFailure, PaymentState};

use super::{Fault, Session, load, price, show, without_prices};
use crate::outbox::announce;
use crate::problem::Problem;
use crate::service::retry::retry;
use crate::state::AppState;
use crate::store::{self, Conn, stock};
use crate::token;

/// After this long an attempt that the provider has never heard of is called off.
const LOST_MS: i64 = 60 * 1000;
/// How many sessions one sweep closes.
const SWEEP: i64 = 100;

/// Reads a session, after taking in whatever happened since.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn get(state: &AppState, id: &CheckoutId) -> Result<Session, Fault> {
    settled(state, id).await?;
    show(state, id, None).await
}

/// Closes sessions whose time has run out. Run it every now and then.
///
/// # Errors
/// When the database fails.
pub async fn sweep(state: &AppState) -> Result<(), Fault> {
    let mut conn = state.store.read().await?;
    let overdue = store::checkout::overdue(&mut conn, state.clock.now(), SWEEP).await?;
    drop(conn);
    for checkout in overdue {
        settled(state, &checkout.value.id).await?;
    }
    Ok(())
}

/// Takes in whatever happened to a session since it was last written.
pub(super) async fn settled(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    let checkout = {
        let mut conn = state.store.read().await?;
        load(&mut conn, id).await?.value
    };
    let now = state.clock.now();
    if let Some(attempt) = checkout.status.attempt()
        && let Some(payment) = ask(state, &checkout, attempt, now).await?
    {
        apply(state, id, attempt, &payment).await?;
    }
    if !checkout.status.is_final() && now >= checkout.expires_at {
        retry(|| expire_once(state, id)).await?;
    }
    Ok(())
}

/// What the provider says of an attempt; nothing if there is no news yet.
async fn ask(
    state: &AppState,
    checkout: &Checkout,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<Option<Payment>, Fault> {
    let id = &checkout.id;
    let waits_for_shopper = matches!(checkout.status, CheckoutStatus::RequiresEscalation { .. });
    if waits_for_shopper && now >= checkout.expires_at {
        return Ok(Some(state.payments.confirm(id, attempt, false).await?));
    }
    match state.payments.find(id, attempt).await? {
        None if now >= attempt.started_at.plus_ms(LOST_MS) => {
            Ok(Some(state.payments.void(id, attempt).await?))
        }
        known => Ok(known),
    }
}

/// Takes the outcome of a payment into its session. Doing it twice changes nothing.
pub(super) async fn apply(
    state: &AppState,
    id: &CheckoutId,
    attempt: &Attempt,
    payment: &Payment,
) -> Result<(), Fault> {
    retry(|| apply_once(state, id, attempt, payment)).await
}

async fn apply_once(
    state: &AppState,
    id: &CheckoutId,
    attempt: &Attempt,
    payment: &Payment,
) -> Result<(), Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    if checkout.status.attempt() != Some(attempt) {
        return Ok(());
    }
    let now = state.clock.now();
    let mut order = None;
    match payment.state {
        PaymentState::Succeeded | PaymentState::Authorized => {
            order = Some(place(&mut tx, &mut checkout, payment, now).await?);
        }
        PaymentState::Declined => {
            checkout
                .fail_payment(PaymentFailure::Declined)
                .map_err(inconsistent)?;
        }
        PaymentState::RequiresAction
            if matches!(checkout.status, CheckoutStatus::CompleteInProgress { .. }) =>
        {
            checkout.challenge().map_err(inconsistent)?;
        }
        PaymentState::RequiresAction | PaymentState::Pending => return Ok(()),
    }
    // First the session: of two who bring the same news, only one gets past this line.
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    if let Some(order) = order {
        store::order::insert(&mut tx, &order).await?;
        announce(&mut tx, &state.config, &order, OrderEvent::Placed, now).await?;
        // What is bought is no longer in the bag.
        if let Some(cart) = &checkout.cart {
            store::cart::delete(&mut tx, cart).await?;
        }
    } else if payment.state == PaymentState::Declined {
        put_stock_back(&mut tx, &checkout).await?;
        store::discount::release(&mut tx, id).await?;
    }
    store::commit(tx).await?;
    super::begin::tell_stock(state, &without_prices(&checkout.lines));
    state.outbox.ring();
    Ok(())
}

/// Closes the session with its order, which is still to be written.
async fn place(
    conn: &mut Conn,
    checkout: &mut Checkout,
    payment: &Payment,
    now: Timestamp,
) -> Result<Order, Fault> {
    let id = OrderId::new(token::id()).map_err(Problem::from)?;
    let number = store::order::next_number(conn).await?;
    let order =
        Order::place(checkout, id.clone(), number, payment.clone(), now).map_err(inconsistent)?;
    checkout.complete(id, number).map_err(inconsistent)?;
    Ok(order)
}

async fn expire_once(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    let now = state.clock.now();
    // With a payment the stock is taken: its outcome comes first, and puts the stock back.
    if checkout.status.attempt().is_some() || !checkout.expire(now) {
        return Ok(());
    }
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok(())
}

/// What a session took from the stock goes back there.
pub(in crate::service) async fn put_stock_back(
    conn: &mut Conn,
    checkout: &Checkout,
) -> Result<(), Fault> {
    let lines = without_prices(&checkout.lines);
    let catalog = price(conn, &lines).await?.catalog;
    for line in super::begin::in_lock_order(&lines) {
        if super::begin::is_counted(&catalog, &line.variant) {
            stock::put_back(conn, &line.variant, line.quantity.get()).await?;
        }
    }
    Ok(())
}

/// The domain refuses what only we could have got wrong.
fn inconsistent(error: impl std::error::Error) -> Fault {
    Fault::Problem(Problem::Internal(error.to_string()))
}
