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
    profile_url: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO platforms (id, name, key_hash, profile_url, created_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id.as_str())
    .bind(name)
    .bind(key_hash)
    .bind(profile_url)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The platform whose key has this hash, and the profile that the key is bound to.
///
/// # Errors
/// When the database fails or holds an id that is none.
pub async fn by_key_hash(
    conn: &mut Conn,
    key_hash: &str,
) -> Result<Option<(PlatformId, Option<String>)>, StoreError> {
    let row: Option<(String, Option<String>)> =
        sqlx::query_as("SELECT id, profile_url FROM platforms WHERE key_hash = $1")
            .bind(key_hash)
            .fetch_optional(conn)
            .await?;
    row.map(|(id, profile_url)| match id.parse() {
        Ok(id) => Ok((id, profile_url)),
        Err(_) => Err(StoreError::Value {
            table: "platforms",
            value: id,
        }),
    })
    .transpose()
}
