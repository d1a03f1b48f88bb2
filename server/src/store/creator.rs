//! What is said of creators on their pages.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::creator::CreatorProfile;
use spotlet::domain::id::CreatorId;

use super::{Conn, StoreError, document};

const TABLE: &str = "creators";

/// Adds a profile, or replaces it.
///
/// # Errors
/// When the database fails.
pub async fn put(
    conn: &mut Conn,
    profile: &CreatorProfile,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = profile.id.as_str();
    sqlx::query(
        "INSERT INTO creators (id, document, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (id) DO UPDATE SET document = excluded.document, updated_at = excluded.updated_at",
    )
    .bind(id)
    .bind(document::encode(TABLE, id, profile)?)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// A creator's profile, if anything was ever said of them.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &CreatorId) -> Result<Option<CreatorProfile>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM creators WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(|(text,)| document::decode(TABLE, id.as_str(), &text))
        .transpose()
}
