//! Carts.

use spotlet::domain::cart::Cart;
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::CartId;

use super::document::{self, Versioned};
use super::{Conn, StoreError};

const TABLE: &str = "carts";

/// Adds a cart.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, cart: &Cart, now: Timestamp) -> Result<(), StoreError> {
    let id = cart.id.as_str();
    sqlx::query("INSERT INTO carts (id, document, version, updated_at) VALUES ($1, $2, 1, $3)")
        .bind(id)
        .bind(document::encode(TABLE, id, cart)?)
        .bind(now.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}

/// A cart and the version it is at.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &CartId) -> Result<Option<Versioned<Cart>>, StoreError> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT id, document, version FROM carts WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|row| document::versioned(TABLE, row)).transpose()
}

/// Writes a cart that was read at `version`.
///
/// # Errors
/// [`StoreError::Stale`] when somebody else wrote it since; or the database fails.
pub async fn update(
    conn: &mut Conn,
    cart: &Cart,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = cart.id.as_str();
    let done = sqlx::query(
        "UPDATE carts SET document = $1, version = version + 1, updated_at = $2 \
         WHERE id = $3 AND version = $4",
    )
    .bind(document::encode(TABLE, id, cart)?)
    .bind(now.as_unix_ms())
    .bind(id)
    .bind(version)
    .execute(conn)
    .await?;
    document::expect_one(TABLE, id, done.rows_affected())
}

/// Drops a cart; dropping one that is gone changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &CartId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM carts WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Drops the carts that nobody has touched since a moment, and says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, limit: Timestamp) -> Result<u64, StoreError> {
    let gone = sqlx::query("DELETE FROM carts WHERE updated_at < $1")
        .bind(limit.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(gone.rows_affected())
}
