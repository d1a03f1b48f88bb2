//! Checkout sessions, and the secret that stands for the shopper who typed into one.

use spotlet::domain::checkout::Checkout;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CartId, CheckoutId};

use super::document::{self, Versioned};
use super::{Conn, StoreError};

const TABLE: &str = "checkouts";

/// Adds a session.
///
/// # Errors
/// A duplicate ([`StoreError::is_duplicate`]) when its cart has an open session already; or the
/// database fails.
pub async fn insert(
    conn: &mut Conn,
    checkout: &Checkout,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = checkout.id.as_str();
    sqlx::query(
        "INSERT INTO checkouts (id, cart_id, is_open, document, version, expires_at, updated_at) \
         VALUES ($1, $2, $3, $4, 1, $5, $6)",
    )
    .bind(id)
    .bind(checkout.cart.as_ref().map(CartId::as_str))
    .bind(i64::from(!checkout.status.is_final()))
    .bind(document::encode(TABLE, id, checkout)?)
    .bind(checkout.expires_at.as_unix_ms())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// A session and the version it is at.
///
/// # Errors
/// When the database fails.
pub async fn get(
    conn: &mut Conn,
    id: &CheckoutId,
) -> Result<Option<Versioned<Checkout>>, StoreError> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT id, document, version FROM checkouts WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|row| document::versioned(TABLE, row)).transpose()
}

/// The open session of a cart.
///
/// # Errors
/// When the database fails.
pub async fn open_of_cart(
    conn: &mut Conn,
    cart: &CartId,
) -> Result<Option<Versioned<Checkout>>, StoreError> {
    let row: Option<(String, String, i64)> = sqlx::query_as(
        "SELECT id, document, version FROM checkouts WHERE cart_id = $1 AND is_open = 1",
    )
    .bind(cart.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|row| document::versioned(TABLE, row)).transpose()
}

/// Open sessions whose time has run out, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn overdue(
    conn: &mut Conn,
    now: Timestamp,
    limit: i64,
) -> Result<Vec<Versioned<Checkout>>, StoreError> {
    let rows: Vec<(String, String, i64)> = sqlx::query_as(
        "SELECT id, document, version FROM checkouts WHERE is_open = 1 AND expires_at <= $1 \
         ORDER BY expires_at LIMIT $2",
    )
    .bind(now.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|row| document::versioned(TABLE, row))
        .collect()
}

/// Writes a session that was read at `version`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else wrote it since; or the database fails.
pub async fn update(
    conn: &mut Conn,
    checkout: &Checkout,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = checkout.id.as_str();
    let done = sqlx::query(
        "UPDATE checkouts SET document = $1, is_open = $2, version = version + 1, \
         updated_at = $3 WHERE id = $4 AND version = $5",
    )
    .bind(document::encode(TABLE, id, checkout)?)
    .bind(i64::from(!checkout.status.is_final()))
    .bind(now.as_unix_ms())
    .bind(id)
    .bind(version)
    .execute(conn)
    .await?;
    document::expect_one(TABLE, id, done.rows_affected())
}

/// Keeps the hash of a session's buyer secret; `false` if it has one already, which then stays.
///
/// # Errors
/// When the database fails.
pub async fn keep_secret(
    conn: &mut Conn,
    id: &CheckoutId,
    secret_hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let added = sqlx::query(
        "INSERT INTO buyer_secrets (checkout_id, secret_hash, created_at) VALUES ($1, $2, $3) \
         ON CONFLICT (checkout_id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(secret_hash)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// The hash of a session's buyer secret, once one was minted.
///
/// # Errors
/// When the database fails.
pub async fn secret_hash(conn: &mut Conn, id: &CheckoutId) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> =
        sqlx::query_as("SELECT secret_hash FROM buyer_secrets WHERE checkout_id = $1")
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(hash,)| hash))
}

/// Checkouts that ended before a moment and still know what was typed, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_erase(
    conn: &mut Conn,
    ended_before: Timestamp,
    limit: i64,
) -> Result<Vec<CheckoutId>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM checkouts WHERE erased_at IS NULL AND is_open = 0 AND updated_at < $1 \
         ORDER BY updated_at LIMIT $2",
    )
    .bind(ended_before.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id,)| CheckoutId::new(id).ok())
        .collect())
}

/// Notes that a checkout no longer knows what was typed, and forgets the secret of who typed it.
///
/// # Errors
/// When the database fails.
pub async fn mark_erased(
    conn: &mut Conn,
    id: &CheckoutId,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE checkouts SET erased_at = $1 WHERE id = $2")
        .bind(now.as_unix_ms())
        .bind(id.as_str())
        .execute(&mut *conn)
        .await?;
    sqlx::query("DELETE FROM buyer_secrets WHERE checkout_id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}
