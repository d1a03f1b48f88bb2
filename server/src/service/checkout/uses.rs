//! Discounts with the order that uses them: counted when a payment begins, given back when it comes to nothing.

use spotlet::domain::checkout::{Checkout, CheckoutError};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::discount::Discount;
use spotlet::domain::id::{CheckoutId, DiscountId};
use spotlet::domain::money::Money;

use super::{Fault, Refusal, load};
use crate::service::retry::retry;
use crate::service::terms::terms;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::store::discount::{Use, take};
use crate::store::{self, Conn};

/// Whether every discount of a checkout could be counted. If not, drop the transaction.
pub(super) enum Counted {
    All,
    /// This one was used as often as it may be.
    UsedUp(DiscountId),
    /// This buyer has used this one as often as one may.
    UsedByBuyer(DiscountId),
}

/// Counts the discounts that take something off a checkout.
pub(super) async fn count(
    state: &AppState,
    conn: &mut Conn,
    checkout: &Checkout,
    now: Timestamp,
) -> Result<Counted, Fault> {
    let takes_off = |discount: &&Discount| {
        let applied = checkout.discounts.applied.iter();
        let mut used = applied.filter(|applied| applied.amount.amount_minor > 0);
        used.any(|applied| applied.discount == discount.id)
    };
    let mut used: Vec<&Discount> = state.config.discounts.iter().filter(takes_off).collect();
    // Whoever counts several does so in the same order as everyone else, so that two never wait for each other.
    used.sort_by(|one, other| one.id.cmp(&other.id));
    let email = checkout
        .buyer
        .as_ref()
        .and_then(|buyer| buyer.email.as_deref());
    let email = email.unwrap_or_default().trim().to_lowercase();
    let buyer = state.signer.sign(Purpose::DiscountBuyer, &email);
    for discount in used {
        match take(conn, discount, &checkout.id, &buyer, now).await? {
            Use::Counted => {}
            Use::UsedUp => return Ok(Counted::UsedUp(discount.id.clone())),
            Use::UsedByBuyer => return Ok(Counted::UsedByBuyer(discount.id.clone())),
        }
    }
    Ok(Counted::All)
}

/// Takes a discount away from a checkout whose buyer has had it, and says what it costs without.
///
/// This is found out only now, and told only to who is about to pay: otherwise anybody could ask which address has
/// bought here.
pub(super) async fn bar(
    state: &AppState,
    id: &CheckoutId,
    discount: DiscountId,
    agreed: Money,
) -> Result<Refusal, Fault> {
    retry(|| bar_once(state, id, discount.clone(), agreed)).await
}

async fn bar_once(
    state: &AppState,
    id: &CheckoutId,
    discount: DiscountId,
    agreed: Money,
) -> Result<Refusal, Fault> {
    let mut tx = state.store.write().await?;
    let before = load(&mut tx, id).await?;
    let mut checkout = before.value;
    let now = state.clock.now();
    let terms = terms(state, &mut tx).await?;
    checkout
        .bar_discount(discount, &terms, now)
        .map_err(Refusal::from)?;
    checkout.mark_shown();
    store::checkout::update(&mut tx, &checkout, before.version, now).await?;
    store::commit(tx).await?;
    Ok(Refusal::Checkout(CheckoutError::TotalChanged {
        shown: agreed,
        now: Box::new(checkout.totals),
    }))
}
