//! What came of an attempt, as its provider tells it now.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::payment::PaymentState;

use super::charge::{never_charged, nothing_due};
use crate::payment::{Connector, Found, ProviderError};
use crate::state::AppState;
use crate::store::payment::Known;

/// After this long an attempt that the provider has never heard of, or never begun, is called off.
///
/// Longer than both calls of a charge may take, so that no charge of ours can still be on its way.
const LOST_MS: i64 = 30 * 1000;

/// Asks. Nothing if there is no news yet; an attempt that got lost on the way is called off after a while.
///
/// # Errors
/// When the provider does not answer.
pub(in crate::service) async fn ask(
    state: &AppState,
    known: &Known,
    now: Timestamp,
) -> Result<Option<Found>, ProviderError> {
    if known.amount.amount_minor == 0 {
        return Ok(Some(nothing_due(&known.key)));
    }
    let connector = state.payments.connector(known.provider)?;
    let call = connector.lookup(&known.key, known.reference.as_deref());
    let found = match call {
        Some(call) => state.payments.send(known.provider, call).await?,
        None => None,
    };
    let is_lost = now >= known.created_at.plus_ms(LOST_MS);
    match found {
        None if is_lost => call_off(state, known).await.map(Some),
        Some(found) if found.is_idle && is_lost => call_off(state, known).await.map(Some),
        found => Ok(found.filter(|found| !found.is_idle)),
    }
}

/// Sees to it that an attempt is never charged. What comes back is what is true of it then: it may have been charged before.
///
/// # Errors
/// When the provider does not answer.
pub(in crate::service) async fn call_off(
    state: &AppState,
    known: &Known,
) -> Result<Found, ProviderError> {
    let connector = state.payments.connector(known.provider)?;
    match cancel(state, &connector, known).await {
        // It was too late for that; the truth is there to be read.
        Err(error @ ProviderError::Refused { .. }) => {
            let call = connector.lookup(&known.key, known.reference.as_deref());
            let found = match call {
                Some(call) => state.payments.send(known.provider, call).await?,
                None => None,
            };
            found
                .filter(|found| !found.is_idle && !found.is_revivable)
                .ok_or(error)
        }
        done => done,
    }
}

async fn cancel(
    state: &AppState,
    connector: &Connector,
    known: &Known,
) -> Result<Found, ProviderError> {
    match connector.cancel(&known.key, known.reference.as_deref()) {
        Some(call) => state.payments.send(known.provider, call).await,
        None => Ok(never_charged(&known.key)),
    }
}

/// The shopper's answer to the bank, where the bank is a page of ours; elsewhere what the bank has heard by now.
///
/// # Errors
/// When the provider does not answer.
pub(in crate::service) async fn answer(
    state: &AppState,
    known: &Known,
    approved: bool,
) -> Result<Option<Found>, ProviderError> {
    let connector = state.payments.connector(known.provider)?;
    match connector.answer(&known.key, approved) {
        Some(call) => state.payments.send(known.provider, call).await.map(Some),
        None if approved => ask(state, known, state.clock.now()).await,
        None => call_off(state, known).await.map(Some),
    }
}

/// A decline that the shopper's browser could still turn into a charge is made final first.
///
/// # Errors
/// When the provider does not answer.
pub(in crate::service) async fn made_final(
    state: &AppState,
    known: &Known,
    found: Found,
) -> Result<Found, ProviderError> {
    if found.state != PaymentState::Declined || !found.is_revivable {
        return Ok(found);
    }
    let named = Known {
        reference: Some(found.reference),
        ..known.clone()
    };
    call_off(state, &named).await
}
