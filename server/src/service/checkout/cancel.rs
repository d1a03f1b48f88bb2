//! Gives a session up. Whoever knows its id may: that harms nobody, and frees a stuck shopper.

use spotlet::domain::checkout::CheckoutStatus;
use spotlet::domain::id::CheckoutId;

use super::{Fault, Refusal, Session, load, settle, show};
use crate::payment::AttemptKey;
use crate::service::payment;
use crate::service::retry::retry;
use crate::state::AppState;
use crate::store;

/// Cancels a session, unless it is closed or being paid.
///
/// # Errors
/// [`Fault::NotFound`]; why it cannot be canceled is told beside the session.
pub async fn cancel(state: &AppState, id: &CheckoutId) -> Result<Session, Fault> {
    settle::settled(state, id).await?;
    call_off_challenge(state, id).await?;
    let refused = match retry(|| cancel_once(state, id)).await {
        Ok(()) => None,
        Err(Fault::Refused(refusal)) => Some(refusal),
        Err(fault) => return Err(fault),
    };
    show(state, id, refused).await
}

/// A payment that waits for the shopper is refused first, which also puts the stock back.
async fn call_off_challenge(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    let checkout = load(&mut *state.store.read().await?, id).await?.value;
    let CheckoutStatus::RequiresEscalation { .. } = checkout.status else {
        return Ok(());
    };
    let Some(attempt) = checkout.status.attempt() else {
        return Ok(());
    };
    let key = AttemptKey::of(id, attempt);
    let known = settle::known(state, &key).await?;
    let found = payment::ask::call_off(state, &known).await?;
    settle::take_in(state, &key, found).await
}

async fn cancel_once(state: &AppState, id: &CheckoutId) -> Result<(), Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    let now = state.clock.now();
    checkout.cancel(now).map_err(Refusal::from)?;
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok(())
}
