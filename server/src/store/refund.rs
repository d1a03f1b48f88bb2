//! Money on its way back. A refund is written down before the provider hears of it.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::currency::Currency;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{Refund, RefundState};

use super::{Conn, StoreError};
use crate::payment::AttemptKey;

const TABLE: &str = "payment_refunds";

/// Writes a refund down as pending.
///
/// # Errors
/// A duplicate when the attempt has one of this key; or the database fails.
pub async fn insert(
    conn: &mut Conn,
    attempt: &AttemptKey,
    key: &str,
    amount: Money,
    look_at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment_refunds (checkout_id, attempt, key, amount_minor, currency, state, look_at, \
         created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8)",
    )
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .bind(key)
    .bind(amount.amount_minor)
    .bind(amount.currency.as_str())
    .bind(look_at.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes in what came of a refund, or that there is no news and when to ask again. Two may have asked at once: that it went out
/// is the truth whoever heard it, and whoever heard less says nothing after it.
///
/// # Errors
/// When the database fails.
pub async fn update(
    conn: &mut Conn,
    attempt: &AttemptKey,
    key: &str,
    reference: Option<&str>,
    state: RefundState,
    look_at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE payment_refunds SET reference = COALESCE($1, reference), state = $2, look_at = $3, updated_at = $4 \
         WHERE checkout_id = $5 AND attempt = $6 AND key = $7 AND (state = 'pending' OR $8 = 1)",
    )
    .bind(reference)
    .bind(state.as_str())
    .bind(look_at.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .bind(key)
    .bind(i64::from(state == RefundState::Succeeded))
    .execute(conn)
    .await?;
    Ok(())
}

type Row = (String, Option<String>, i64, String, String);

/// The refunds of an attempt, in the order they were asked for.
///
/// # Errors
/// When the database fails.
pub async fn of_attempt(conn: &mut Conn, attempt: &AttemptKey) -> Result<Vec<Refund>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT key, reference, amount_minor, currency, state FROM payment_refunds \
         WHERE checkout_id = $1 AND attempt = $2 ORDER BY created_at, key",
    )
    .bind(attempt.checkout.as_str())
    .bind(i64::from(attempt.number))
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read).collect()
}

/// Refunds that nobody knows the end of and that it is time to ask about, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn open(
    conn: &mut Conn,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<(AttemptKey, String)>, StoreError> {
    let rows: Vec<(String, i64, String)> = sqlx::query_as(
        "SELECT checkout_id, attempt, key FROM payment_refunds WHERE state = 'pending' AND look_at <= $1 \
         ORDER BY look_at LIMIT $2",
    )
    .bind(now.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(checkout, attempt, key)| {
            let unknown = |value: &str| StoreError::Value {
                table: TABLE,
                value: value.to_owned(),
            };
            let attempt = AttemptKey {
                checkout: CheckoutId::new(checkout.clone()).map_err(|_| unknown(&checkout))?,
                number: u32::try_from(attempt).map_err(|_| unknown(&attempt.to_string()))?,
            };
            Ok((attempt, key))
        })
        .collect()
}

fn read((key, reference, amount, currency, state): Row) -> Result<Refund, StoreError> {
    let currency: Currency = currency.parse().map_err(|_| StoreError::Value {
        table: TABLE,
        value: currency.clone(),
    })?;
    Ok(Refund {
        key,
        reference,
        amount: Money::new(amount, currency),
        state: RefundState::parse(&state),
    })
}
