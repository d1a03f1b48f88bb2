//! Pays a session and places its order.

use spotlet::domain::checkout::CheckoutError;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::payment::{Provider, UnknownToken};
use spotlet::domain::visibility::Reader;

use super::{Fault, Refusal, Session, begin, load, settle, show};
use crate::crash;
use crate::payment::{AttemptKey, Source};
use crate::service::payment;
use crate::state::AppState;

/// Pays a session, at most once, and places its order. `source` is what shall be charged,
/// if the request carried such a thing.
///
/// # Errors
/// [`Fault::NotFound`]; whatever else went wrong is told beside the session.
pub async fn complete(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    source: Result<Source, UnknownToken>,
) -> Result<Session, Fault> {
    settle::settled(state, id).await?;
    let refused = match source.map_err(Refusal::from) {
        // Whatever came along is not looked at: there is nothing to charge.
        _ if is_free(state, id).await? => pay(state, id, reader, None, Some(0)).await?,
        _ if !Provider::ALL.into_iter().any(|one| state.payments.has(one)) => {
            Some(Refusal::NoHandler)
        }
        Ok(source) => pay(state, id, reader, Some(&source), None).await?,
        Err(refusal) => Some(closed(state, id).await?.unwrap_or(refusal)),
    };
    show(state, id, refused).await
}

/// Whether discounts have taken all of it.
async fn is_free(state: &AppState, id: &CheckoutId) -> Result<bool, Fault> {
    let checkout = load(&mut *state.store.read().await?, id).await?.value;
    Ok(checkout.totals.total().amount_minor == 0)
}

/// Goes through all stations of a payment, without a source where nothing is due; returns why it did not begin.
pub(super) async fn pay(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    source: Option<&Source>,
    expected_minor: Option<i64>,
) -> Result<Option<Refusal>, Fault> {
    let provider = match source.map(Source::provider) {
        Some(provider) if !state.payments.has(provider) => return Ok(Some(Refusal::NoHandler)),
        Some(provider) => provider,
        // It is only written down, and asked for nothing.
        None => Provider::Test,
    };
    let attempt = match begin::begin(state, id, reader, provider, expected_minor).await {
        Ok(attempt) => attempt,
        Err(Fault::Refused(refusal)) => return Ok(Some(refusal)),
        Err(fault) => return Err(fault),
    };
    // From here on money may have moved: an error is logged, and whoever reads the session next
    // finds out what happened.
    crash::point("after_begin");
    let key = AttemptKey::of(id, &attempt);
    let outcome = async {
        let found = match source {
            Some(source) => payment::charge(state, &key, attempt.amount, source).await?,
            None if attempt.amount.amount_minor == 0 => payment::nothing_due(&key),
            None => payment::never_charged(&key),
        };
        crash::point("after_charge");
        settle::take_in(state, &key, found).await
    };
    if let Err(error) = outcome.await {
        tracing::error!(%error, checkout = %id, "a payment is not settled yet");
    }
    Ok(None)
}

/// Why a session is closed, if it is: that counts more than what is wrong with the payment.
async fn closed(state: &AppState, id: &CheckoutId) -> Result<Option<Refusal>, Fault> {
    let session = show(state, id, None).await?;
    let is_completed = session.checkout.status.is_final() && session.order.is_some();
    Ok(is_completed.then_some(Refusal::Checkout(CheckoutError::Completed)))
}
