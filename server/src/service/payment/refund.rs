//! Gives money back, in part or whole.

use spotlet::domain::id::OrderId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{Refund, RefundError, RefundState, check_refund};

use super::{FIRST_LOOK_MS, of_order};
use crate::crash;
use crate::payment::{AttemptKey, FoundRefund, ProviderError};
use crate::service::retry::retry;
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::store::payment::Known;
use crate::store::{self, Conn};

/// How long until a refund without news is asked about again.
const AGAIN_MS: i64 = 60 * 1000;

/// Refunds `amount` of an order. `key` names the refund within its order: asked again under the same key, the same refund
/// comes back and nothing goes out twice. A [`RefundState::Pending`] one is carried on by the reconciler;
/// [`refunds`] tells what came of it.
///
/// # Errors
/// [`Fault::NotFound`]; [`Refusal::Refund`] when so much cannot go back.
pub async fn refund(
    state: &AppState,
    order: &OrderId,
    amount: Money,
    key: &str,
) -> Result<Refund, Fault> {
    let known = retry(|| record(state, order, amount, key)).await?;
    crash::point("before_refund");
    carry_out(state, &known, key).await
}

/// What was refunded of an order, or is about to be, in the order it was asked for.
///
/// # Errors
/// [`Fault::NotFound`].
pub async fn refunds(conn: &mut Conn, order: &OrderId) -> Result<Vec<Refund>, Fault> {
    let known = of_order(conn, order).await?;
    Ok(store::refund::of_attempt(conn, &known.key).await?)
}

/// Writes the refund down, before the provider hears of it.
async fn record(
    state: &AppState,
    order: &OrderId,
    amount: Money,
    key: &str,
) -> Result<Known, Fault> {
    let mut tx = state.store.write().await?;
    let known = of_order(&mut tx, order).await?;
    // Two refunds at once must not each think that the other's money is still there.
    store::payment::lock(&mut tx, &known.key).await?;
    let earlier = store::refund::of_attempt(&mut tx, &known.key).await?;
    if let Some(same) = earlier.iter().find(|refund| refund.key == key) {
        if same.amount != amount {
            return Err(Refusal::Refund(RefundError::OtherAmount).into());
        }
        return Ok(known);
    }
    check_refund(known.captured, &earlier, amount).map_err(Refusal::Refund)?;
    let now = state.clock.now();
    let look_at = now.plus_ms(FIRST_LOOK_MS);
    store::refund::insert(&mut tx, &known.key, key, amount, look_at, now).await?;
    store::commit(tx).await?;
    Ok(known)
}

/// Asks the provider for a refund that is written down, and writes down what came of it. May be repeated.
pub(super) async fn carry_out(state: &AppState, known: &Known, key: &str) -> Result<Refund, Fault> {
    let refund = find(state, &known.key, key).await?;
    if refund.state != RefundState::Pending {
        return Ok(refund);
    }
    let sent = send(state, known, &refund).await;
    crash::point("after_refund");
    let (reference, outcome) = match &sent {
        Ok(found) => (Some(found.reference.as_str()), found.state),
        Err(error) if error.is_final() => {
            tracing::warn!(attempt = %known.key, key, %error, "a refund was refused");
            (None, RefundState::Failed)
        }
        Err(error) => {
            tracing::warn!(attempt = %known.key, key, %error, "a refund is not settled yet");
            (None, RefundState::Pending)
        }
    };
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    let look_at = now.plus_ms(AGAIN_MS);
    store::refund::update(&mut tx, &known.key, key, reference, outcome, look_at, now).await?;
    store::commit(tx).await?;
    find(state, &known.key, key).await
}

/// The same key gives back once; but a provider remembers a key for a day only, so one that was sent before is looked for.
async fn send(
    state: &AppState,
    known: &Known,
    refund: &Refund,
) -> Result<FoundRefund, ProviderError> {
    let connector = state.payments.connector(known.provider)?;
    let payment = known.reference.as_deref().unwrap_or_default();
    let name = format!("{}.{}", known.key, refund.key);
    let find = connector.find_refund(payment, &name);
    let made = state.payments.send(known.provider, find.call).await?;
    if let Some((_, found)) = made.into_iter().find(|(made, _)| *made == find.key) {
        return Ok(found);
    }
    let call = connector.refund(payment, refund.amount.amount_minor, &name);
    state.payments.send(known.provider, call).await
}

async fn find(state: &AppState, attempt: &AttemptKey, key: &str) -> Result<Refund, Fault> {
    let mut conn = state.store.read().await?;
    store::refund::of_attempt(&mut conn, attempt)
        .await?
        .into_iter()
        .find(|refund| refund.key == key)
        .ok_or(Fault::NotFound)
}
