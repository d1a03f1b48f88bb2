//! Platforms: programs that may read orders, known by a key of which only the hash is kept.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::PlatformId;

use super::{Conn, StoreError};

/// Adds a platform.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    id: &PlatformId,
    name: &str,
    key_hash: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO platforms (id, name, key_hash, created_at) VALUES ($1, $2, $3, $4)")
        .bind(id.as_str())
        .bind(name)
        .bind(key_hash)
        .bind(now.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}

/// The platform whose key has this hash.
///
/// # Errors
/// When the database fails or holds an id that is none.
pub async fn by_key_hash(
    conn: &mut Conn,
    key_hash: &str,
) -> Result<Option<PlatformId>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM platforms WHERE key_hash = $1")
        .bind(key_hash)
        .fetch_optional(conn)
        .await?;
    row.map(|(id,)| {
        id.parse().map_err(|_| StoreError::Value {
            table: "platforms",
            value: id.clone(),
        })
    })
    .transpose()
}
