//! Erases personal data by rule: sooner where nothing needs it, from orders when the tax office no longer may ask.
//!
//! A sweep takes a handful at a time and each in a transaction of its own, so that it stands in nobody's way. To add a place
//! that holds personal data: a function here, a call in [`sweep`], and its days in the configuration.

use spotlet::domain::Timestamp;

use super::Fault;
use super::retry::retry;
use crate::state::AppState;
use crate::store;

/// How many of a kind one sweep takes.
const AT_ONCE: i64 = 100;

/// What a sweep has erased or deleted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    /// Orders without their buyer.
    pub orders: u64,
    /// Checkouts without theirs.
    pub checkouts: u64,
    /// Bags, and entries of the outbox.
    pub others: u64,
}

/// Erases what is due, a handful of each kind.
///
/// # Errors
/// When the database fails; what was erased before stays so.
pub async fn sweep(state: &AppState) -> Result<Swept, Fault> {
    let days = state.config.retention;
    let now = state.clock.now();
    let before = |days: u32| {
        let span = i64::from(days).saturating_mul(86_400_000);
        Timestamp::from_unix_ms(now.as_unix_ms().saturating_sub(span))
    };
    let swept = Swept {
        orders: orders(state, before(days.order_days), now).await?,
        checkouts: checkouts(state, before(days.checkout_days), now).await?,
        others: others(state, before(days.other_days)).await?,
    };
    if swept != Swept::default() {
        tracing::info!(?swept, "personal data erased by rule");
    }
    Ok(swept)
}

async fn orders(state: &AppState, limit: Timestamp, now: Timestamp) -> Result<u64, Fault> {
    let mut conn = state.store.read().await?;
    let due = store::order::to_erase(&mut conn, limit, AT_ONCE).await?;
    drop(conn);
    let mut count = 0;
    for id in due {
        retry(|| async {
            let mut tx = state.store.write().await?;
            let Some(before) = store::order::get_versioned(&mut tx, &id).await? else {
                return Ok(());
            };
            let mut order = before.value;
            order.erase_person();
            store::order::update(&mut tx, &order, before.version, now).await?;
            store::order::mark_erased(&mut tx, &id, now).await?;
            store::discount::forget_buyer(&mut tx, &order.checkout).await?;
            Ok::<_, Fault>(store::commit(tx).await?)
        })
        .await?;
        count += 1;
    }
    Ok(count)
}

async fn checkouts(state: &AppState, limit: Timestamp, now: Timestamp) -> Result<u64, Fault> {
    let mut conn = state.store.read().await?;
    let due = store::checkout::to_erase(&mut conn, limit, AT_ONCE).await?;
    drop(conn);
    let mut count = 0;
    for id in due {
        retry(|| async {
            let mut tx = state.store.write().await?;
            let Some(before) = store::checkout::get(&mut tx, &id).await? else {
                return Ok(());
            };
            let mut checkout = before.value;
            checkout.erase_person();
            store::checkout::update(&mut tx, &checkout, before.version, now).await?;
            store::checkout::mark_erased(&mut tx, &id, now).await?;
            Ok::<_, Fault>(store::commit(tx).await?)
        })
        .await?;
        count += 1;
    }
    Ok(count)
}

async fn others(state: &AppState, limit: Timestamp) -> Result<u64, Fault> {
    let mut tx = state.store.write().await?;
    let bags = store::cart::forget_before(&mut tx, limit).await?;
    let told = store::outbox::forget_before(&mut tx, limit).await?;
    store::commit(tx).await?;
    Ok(bags + told)
}
