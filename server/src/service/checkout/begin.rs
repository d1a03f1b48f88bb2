//! The first station of a payment: the stock is taken, the attempt written down and the session marked, or nothing of it.

use spotlet::domain::checkout::Attempt;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::Provider;
use spotlet::domain::visibility::Reader;

use super::uses::{self, Counted};
use super::{Fault, Refusal, hold, load, price, without_prices};
use crate::payment::AttemptKey;
use crate::service::payment::FIRST_LOOK_MS;
use crate::service::pricing::market;
use crate::service::retry::retry;
use crate::service::terms::terms;
use crate::state::AppState;
use crate::store;

/// Begins to pay a session at the total that was agreed to: `expected_minor`, else the one last shown.
///
/// # Errors
/// [`Fault::Refused`] when it cannot be paid now; a total that has changed is kept and counts as shown.
pub(super) async fn begin(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    provider: Provider,
    expected_minor: Option<i64>,
) -> Result<Attempt, Fault> {
    retry(|| begin_once(state, id, reader, provider, expected_minor))
        .await?
        .map_err(Fault::from)
}

async fn begin_once(
    state: &AppState,
    id: &CheckoutId,
    reader: &Reader,
    provider: Provider,
    expected_minor: Option<i64>,
) -> Result<Result<Attempt, Refusal>, Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    let is_allowed = checkout.can_change(reader);
    let now = state.clock.now();
    let lines = without_prices(&checkout.lines);
    let anew = price(&mut tx, market(state, checkout.context), &lines).await?;
    let agreed = match (expected_minor, &checkout.shown_totals) {
        (Some(minor), _) => Money::new(minor, checkout.totals.currency()),
        (None, Some(shown)) => shown.total(),
        (None, None) => checkout.totals.total(),
    };
    // A session that is not open answers here, to everybody: its status is no secret.
    let terms = terms(state, &mut tx).await?;
    if let Err(error) = checkout.set_lines(anew.priced.lines, &terms, now) {
        return Ok(Err(error.into()));
    }
    if !is_allowed {
        return Ok(Err(Refusal::NotYours));
    }
    let begun = if anew.priced.problems.is_empty() {
        checkout.begin_complete(agreed, now).map_err(Refusal::from)
    } else {
        Err(Refusal::Lines(anew.priced.problems))
    };
    match &begun {
        Ok(_) => {
            match uses::count(state, &mut tx, &checkout, now).await? {
                Counted::All => {}
                Counted::UsedUp(discount) => {
                    // Gone since the terms were read; the next look prices without it.
                    drop(tx);
                    return Err(store::StoreError::Stale {
                        table: "discount_counts",
                        id: discount.to_string(),
                    }
                    .into());
                }
                Counted::UsedByBuyer(discount) => {
                    drop(tx);
                    return uses::bar(state, id, discount, agreed).await.map(Err);
                }
            }
            hold::take(&mut tx, &checkout).await?;
        }
        Err(_) => checkout.mark_shown(),
    }
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    // Only who got past the line above has begun this attempt.
    if let Ok(attempt) = &begun {
        let key = AttemptKey::of(id, attempt);
        let look_at = now.plus_ms(FIRST_LOOK_MS);
        store::payment::insert(&mut tx, &key, provider, attempt.amount, look_at, now).await?;
    }
    store::commit(tx).await?;
    if begun.is_ok() {
        hold::tell(state, &checkout);
    }
    Ok(begun)
}
