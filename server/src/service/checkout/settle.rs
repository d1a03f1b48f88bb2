//! Brings sessions up to date with what happened outside: payments that came through, time that ran out.

use spotlet::domain::checkout::{Attempt, Checkout, CheckoutStatus};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::fulfillment::promise;
use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::money::Money;
use spotlet::domain::order::{Order, OrderEvent};
use spotlet::domain::payment::{Payment, PaymentFailure, PaymentState};

use super::{Fault, Session, hold, load, show};
use crate::crash;
use crate::outbox::announce;
use crate::payment::{AttemptKey, Found};
use crate::problem::Problem;
use crate::service::order::invoice;
use crate::service::payment;
use crate::service::pricing::without_prices;
use crate::service::retry::retry;
use crate::state::AppState;
use crate::store::document::Versioned;
use crate::store::payment::{Known, News};
use crate::store::{self, Conn};
use crate::time_zones::IanaZones;
use crate::token;

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

/// Takes in whatever happened to a session since it was last written. A provider that does not answer is no reason to
/// show nothing.
pub(super) async fn settled(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    let checkout = {
        let mut conn = state.store.read().await?;
        load(&mut conn, id).await?.value
    };
    let now = state.clock.now();
    if let Some(attempt) = checkout.status.attempt()
        && let Err(error) = ask_and_take_in(state, &checkout, attempt, now).await
    {
        tracing::warn!(%error, checkout = %id, "a payment is not settled yet");
    }
    if !checkout.status.is_final() && now >= checkout.expires_at {
        retry(|| expire_once(state, id)).await?;
    }
    Ok(())
}

/// Takes in whatever happened to an attempt, whether its session still waits for it or not.
///
/// # Errors
/// When the provider does not answer, or the database fails.
pub(in crate::service) async fn settle_attempt(
    state: &AppState,
    known: &Known,
) -> Result<(), Fault> {
    let news = payment::ask::ask(state, known, state.clock.now()).await?;
    match news {
        Some(found) => take_in(state, &known.key, found).await,
        None => Ok(()),
    }
}

async fn ask_and_take_in(
    state: &AppState,
    checkout: &Checkout,
    attempt: &Attempt,
    now: Timestamp,
) -> Result<(), Fault> {
    let key = AttemptKey::of(&checkout.id, attempt);
    let known = known(state, &key).await?;
    let waits_for_shopper = matches!(checkout.status, CheckoutStatus::RequiresEscalation { .. });
    let news = if waits_for_shopper && now >= checkout.expires_at {
        Some(payment::ask::call_off(state, &known).await?)
    } else {
        payment::ask::ask(state, &known, now).await?
    };
    match news {
        Some(found) => take_in(state, &key, found).await,
        None => Ok(()),
    }
}

/// What we know of an attempt.
pub(super) async fn known(state: &AppState, key: &AttemptKey) -> Result<Known, Fault> {
    let mut conn = state.store.read().await?;
    store::payment::get(&mut conn, key)
        .await?
        .ok_or(Fault::NotFound)
}

/// Takes what the provider says of an attempt into its session. Doing it twice changes nothing.
pub(super) async fn take_in(state: &AppState, key: &AttemptKey, found: Found) -> Result<(), Fault> {
    let known = known(state, key).await?;
    let found = payment::ask::made_final(state, &known, found).await?;
    retry(|| apply_once(state, key, &found)).await
}

async fn apply_once(state: &AppState, key: &AttemptKey, found: &Found) -> Result<(), Fault> {
    let id = &key.checkout;
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let known = store::payment::get(&mut tx, key)
        .await?
        .ok_or(Fault::NotFound)?;
    let mut checkout = before.value;
    let now = state.clock.now();
    let attempt = checkout.status.attempt();
    if attempt.is_none_or(|attempt| attempt.number != key.number) {
        let order = store::order::of_checkout(&mut tx, id).await?;
        match order.is_some_and(|order| is_paid_by(&order, &known)) {
            true => payment::note_taken(&mut tx, &known, found, now).await?,
            false => payment::give_back(&mut tx, &known, found, now).await?,
        }
        return Ok(store::commit(tx).await?);
    }
    let mut order = None;
    match found.state {
        PaymentState::Succeeded | PaymentState::Authorized => {
            let paid = Payment {
                provider: known.provider,
                reference: found.reference.clone(),
                amount: Money::new(found.amount_minor, known.amount.currency),
                state: found.state,
            };
            let mut placed = place(state, &mut tx, &mut checkout, &paid, now).await?;
            promise(
                &mut placed.shipments,
                &state.config.fulfillment,
                &IanaZones,
                now,
            );
            order = Some(placed);
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
    let news = News {
        reference: Some(found.reference.as_str()).filter(|reference| !reference.is_empty()),
        state: found.state,
        captured_minor: found.captured_minor,
        is_open: found.state == PaymentState::RequiresAction,
    };
    store::payment::update(&mut tx, key, &news, now).await?;
    if let Some(order) = order {
        store::order::insert(&mut tx, &order).await?;
        invoice::issue(&mut tx, &state.config.brand, &order.id, now).await?;
        announce(&mut tx, &state.config, &order, OrderEvent::Placed, now).await?;
        take_out_of_cart(&mut tx, &checkout, now).await?;
    } else if found.state == PaymentState::Declined {
        hold::put_back(&mut tx, &checkout).await?;
        store::discount::release(&mut tx, id).await?;
    }
    crash::point("before_record");
    store::commit(tx).await?;
    crash::point("after_record");
    hold::tell(state, &checkout);
    state.outbox.ring();
    Ok(())
}

/// What is bought is no longer in the bag; what another tab has put there meanwhile still is.
async fn take_out_of_cart(
    conn: &mut Conn,
    checkout: &Checkout,
    now: Timestamp,
) -> Result<(), Fault> {
    let Some(id) = &checkout.cart else {
        return Ok(());
    };
    let Some(Versioned {
        value: mut cart,
        version,
    }) = store::cart::get(conn, id).await?
    else {
        return Ok(());
    };
    cart.take_out(&without_prices(&checkout.lines), &checkout.codes, now);
    match cart.lines.is_empty() {
        true => store::cart::delete(conn, id).await?,
        false => store::cart::update(conn, &cart, version, now).await?,
    }
    Ok(())
}

/// Whether this is the attempt that an order stands on.
fn is_paid_by(order: &Order, known: &Known) -> bool {
    let payment = &order.payment;
    payment.provider == known.provider && Some(&payment.reference) == known.reference.as_ref()
}

/// Closes the session with its order, which is still to be written.
async fn place(
    state: &AppState,
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
    Ok(order.credited(&state.config.creators))
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

/// The domain refuses what only we could have got wrong.
fn inconsistent(error: impl std::error::Error) -> Fault {
    Fault::Problem(Problem::Internal(error.to_string()))
}
