//! The test provider's ledger: what has happened to each attempt to pay.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;

use super::{Conn, StoreError};

/// Which payment: an attempt of a checkout. The same attempt is charged once, however often asked.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The checkout that pays.
    pub checkout: &'a CheckoutId,
    /// Counts its attempts from 1.
    pub number: u32,
}

/// A line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// What came of it, in the provider's own words.
    pub state: String,
    /// The provider's name for the payment.
    pub reference: String,
    /// The amount asked for, in minor units.
    pub amount_minor: i64,
}

/// Enters an attempt; `false` if it stands there already, and then nothing changes.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    attempt: Attempt<'_>,
    amount: &Money,
    state: &str,
    reference: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let added = sqlx::query(
        "INSERT INTO payments (checkout_id, attempt, amount_minor, currency, state, reference, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (checkout_id, attempt) DO NOTHING",
    )
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .bind(amount.amount_minor)
    .bind(amount.currency.as_str())
    .bind(state)
    .bind(reference)
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// The line of an attempt.
///
/// # Errors
/// When the database fails.
pub async fn find(
    conn: &mut Conn,
    attempt: Attempt<'_>,
) -> Result<Option<LedgerEntry>, StoreError> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "SELECT state, reference, amount_minor FROM payments \
         WHERE checkout_id = $1 AND attempt = $2",
    )
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(state, reference, amount_minor)| LedgerEntry {
        state,
        reference,
        amount_minor,
    }))
}

/// Moves an attempt from one state to another; `false` if it was not in the first one.
///
/// # Errors
/// When the database fails.
pub async fn advance(
    conn: &mut Conn,
    attempt: Attempt<'_>,
    from: &str,
    to: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE payments SET state = $1, updated_at = $2 \
         WHERE checkout_id = $3 AND attempt = $4 AND state = $5",
    )
    .bind(to)
    .bind(now.as_unix_ms())
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .bind(from)
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// The payments of a checkout that have gone through.
///
/// # Errors
/// When the database fails.
pub async fn succeeded(
    conn: &mut Conn,
    checkout: &CheckoutId,
) -> Result<Vec<LedgerEntry>, StoreError> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT state, reference, amount_minor FROM payments \
         WHERE checkout_id = $1 AND state = 'succeeded' ORDER BY attempt",
    )
    .bind(checkout.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|(state, reference, amount_minor)| LedgerEntry {
            state,
            reference,
            amount_minor,
        })
        .collect())
}
