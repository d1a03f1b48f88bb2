//! Settles what got lost: attempts and refunds that nobody knows the end of.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::payment::PaymentState;

use super::{capture, refund};
use crate::service::{Fault, checkout};
use crate::state::AppState;
use crate::store;
use crate::store::payment::Known;

/// How many of each one round takes up.
const ROUND: i64 = 100;
/// The first pause between two looks at the same attempt; each is longer, as long as it is open.
const SOON_MS: i64 = 10 * 1000;
/// The longest pause.
const LATE_MS: i64 = 60 * 60 * 1000;

/// One round. What fails is tried again in a later one.
///
/// # Errors
/// When the database fails.
pub async fn reconcile(state: &AppState) -> Result<(), Fault> {
    let now = state.clock.now();
    let (attempts, refunds) = {
        let mut conn = state.store.read().await?;
        (
            store::payment::open(&mut conn, now, ROUND).await?,
            store::refund::open(&mut conn, now, ROUND).await?,
        )
    };
    for known in attempts {
        put_off(state, &known, now).await?;
        if let Err(error) = settle(state, &known).await {
            tracing::warn!(attempt = %known.key, %error, "an attempt is not settled yet");
        }
    }
    for (attempt, key) in refunds {
        let known = store::payment::get(&mut *state.store.read().await?, &attempt).await?;
        let Some(known) = known else { continue };
        if let Err(error) = refund::carry_out(state, &known, &key).await {
            tracing::warn!(attempt = %known.key, key, %error, "a refund is not settled yet");
        }
    }
    Ok(())
}

/// The next look comes later than the last: twice as long after its beginning as now.
async fn put_off(state: &AppState, known: &Known, now: Timestamp) -> Result<(), Fault> {
    let age = now
        .as_unix_ms()
        .saturating_sub(known.created_at.as_unix_ms());
    let look_at = now.plus_ms(age.clamp(SOON_MS, LATE_MS));
    let mut tx = state.store.write().await?;
    store::payment::look_again(&mut tx, &known.key, look_at).await?;
    Ok(store::commit(tx).await?)
}

async fn settle(state: &AppState, known: &Known) -> Result<(), Fault> {
    if known.state != PaymentState::Authorized {
        return checkout::settle_attempt(state, known).await;
    }
    // Reserved, and of no order: nobody will ever capture it.
    capture::call_off(state, known).await?;
    Ok(())
}
