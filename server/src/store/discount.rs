//! How often discounts were used. Like the stock, a number that several shoppers take from at once, so it is changed by
//! one conditional statement and never read first.

use std::collections::{BTreeMap, BTreeSet};

use spotlet::domain::clock::Timestamp;
use spotlet::domain::discount::Discount;
use spotlet::domain::id::{CheckoutId, DiscountId};

use super::{Conn, StoreError};

/// What became of a try to use a discount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// It is counted for this checkout.
    Counted,
    /// It was used as often as it may be.
    UsedUp,
    /// This buyer used it as often as one may.
    UsedByBuyer,
}

/// Counts a use of a discount for a checkout. Anything but [`Use::Counted`] leaves a half-done transaction behind:
/// drop it.
///
/// A caller that uses several goes through them in the order of their ids, so that two checkouts never wait for each
/// other crosswise.
///
/// # Errors
/// When the database fails, or the checkout has counted this use before.
pub async fn take(
    conn: &mut Conn,
    discount: &Discount,
    checkout: &CheckoutId,
    buyer_hash: &str,
    now: Timestamp,
) -> Result<Use, StoreError> {
    let id = discount.id.as_str();
    sqlx::query(
        "INSERT INTO discount_counts (discount_id, uses) VALUES ($1, 0) \
         ON CONFLICT (discount_id) DO NOTHING",
    )
    .bind(id)
    .execute(&mut *conn)
    .await?;
    // This row stays locked until the transaction ends, so the buyer's uses below are counted by one at a time.
    let counted = sqlx::query(
        "UPDATE discount_counts SET uses = uses + 1 WHERE discount_id = $1 AND uses < $2",
    )
    .bind(id)
    .bind(discount.limit.map_or(i64::MAX, i64::from))
    .execute(&mut *conn)
    .await?;
    if counted.rows_affected() == 0 {
        return Ok(Use::UsedUp);
    }
    if let Some(limit) = discount.limit_per_buyer {
        let (uses,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM discount_uses WHERE discount_id = $1 AND buyer_hash = $2",
        )
        .bind(id)
        .bind(buyer_hash)
        .fetch_one(&mut *conn)
        .await?;
        if uses >= i64::from(limit) {
            return Ok(Use::UsedByBuyer);
        }
    }
    sqlx::query(
        "INSERT INTO discount_uses (discount_id, checkout_id, buyer_hash, used_at) \
         VALUES ($1, $2, $3, $4)",
    )
    .bind(id)
    .bind(checkout.as_str())
    .bind(buyer_hash)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(Use::Counted)
}

/// Gives back what a checkout used, whose order came to nothing. Doing it twice changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn release(conn: &mut Conn, checkout: &CheckoutId) -> Result<(), StoreError> {
    let used: Vec<(String,)> = sqlx::query_as(
        "SELECT discount_id FROM discount_uses WHERE checkout_id = $1 ORDER BY discount_id",
    )
    .bind(checkout.as_str())
    .fetch_all(&mut *conn)
    .await?;
    for (id,) in used {
        let gone =
            sqlx::query("DELETE FROM discount_uses WHERE discount_id = $1 AND checkout_id = $2")
                .bind(&id)
                .bind(checkout.as_str())
                .execute(&mut *conn)
                .await?;
        if gone.rows_affected() == 1 {
            sqlx::query("UPDATE discount_counts SET uses = uses - 1 WHERE discount_id = $1")
                .bind(&id)
                .execute(&mut *conn)
                .await?;
        }
    }
    Ok(())
}

/// Those of the discounts that were used as often as they may be.
///
/// # Errors
/// When the database fails.
pub async fn used_up(
    conn: &mut Conn,
    discounts: &[Discount],
) -> Result<BTreeSet<DiscountId>, StoreError> {
    let mut gone = BTreeSet::new();
    for discount in discounts {
        let Some(limit) = discount.limit else {
            continue;
        };
        let row: Option<(i64,)> =
            sqlx::query_as("SELECT uses FROM discount_counts WHERE discount_id = $1")
                .bind(discount.id.as_str())
                .fetch_optional(&mut *conn)
                .await?;
        if row.is_some_and(|(uses,)| uses >= i64::from(limit)) {
            gone.insert(discount.id.clone());
        }
    }
    Ok(gone)
}

/// How often each discount was used.
///
/// # Errors
/// When the database fails.
pub async fn uses(conn: &mut Conn) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows: Vec<(String, i64)> = sqlx::query_as("SELECT discount_id, uses FROM discount_counts")
        .fetch_all(conn)
        .await?;
    Ok(rows.into_iter().collect())
}

/// Forgets who used the discounts of a checkout; that they were used still counts.
///
/// # Errors
/// When the database fails.
pub async fn forget_buyer(conn: &mut Conn, checkout: &CheckoutId) -> Result<(), StoreError> {
    sqlx::query("UPDATE discount_uses SET buyer_hash = '' WHERE checkout_id = $1")
        .bind(checkout.as_str())
        .execute(conn)
        .await?;
    Ok(())
}
