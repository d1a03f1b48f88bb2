//! The block list.

use spotlet::domain::Timestamp;
use spotlet::domain::comment::{BlockRule, BlockedWord};

use super::{Conn, StoreError};

/// Adds a row; one that stands there already stays.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut Conn, rule: &BlockRule, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO blocks (kind, value, created_at) VALUES ($1, $2, $3) ON CONFLICT (kind, value) DO NOTHING",
    )
    .bind(rule.kind())
    .bind(rule.value())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a row out. Returns whether there was one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, rule: &BlockRule) -> Result<bool, StoreError> {
    let gone = sqlx::query("DELETE FROM blocks WHERE kind = $1 AND value = $2")
        .bind(rule.kind())
        .bind(rule.value())
        .execute(conn)
        .await?;
    Ok(gone.rows_affected() > 0)
}

/// Whether this very row is on the list.
///
/// # Errors
/// When the database fails.
pub async fn contains(conn: &mut Conn, rule: &BlockRule) -> Result<bool, StoreError> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT created_at FROM blocks WHERE kind = $1 AND value = $2")
            .bind(rule.kind())
            .bind(rule.value())
            .fetch_optional(conn)
            .await?;
    Ok(row.is_some())
}

/// Every word.
///
/// # Errors
/// When the database fails or holds a pattern that is none.
pub async fn words(conn: &mut Conn) -> Result<Vec<BlockedWord>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT value FROM blocks WHERE kind = 'word' ORDER BY value")
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(value,)| {
            BlockedWord::new(&value).map_err(|_| StoreError::Value {
                table: "blocks",
                value,
            })
        })
        .collect()
}

/// Every row as (kind, value), words first to be read.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<(String, String)>, StoreError> {
    Ok(
        sqlx::query_as("SELECT kind, value FROM blocks ORDER BY kind DESC, value")
            .fetch_all(conn)
            .await?,
    )
}
