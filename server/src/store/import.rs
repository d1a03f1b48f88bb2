//! What somebody wants to import, until they say so.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::MemberId;

use super::{Conn, StoreError};

/// What was read, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// A file's name or an address.
    pub source: String,
    /// What was in it.
    pub content: String,
}

/// Keeps it; what the same id held before is replaced.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    conn: &mut Conn,
    id: &str,
    member: &MemberId,
    kept: &Kept,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM imports WHERE id = $1")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    sqlx::query(
        "INSERT INTO imports (id, member_id, source, content, created_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(member.as_str())
    .bind(&kept.source)
    .bind(&kept.content)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// What a member kept.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &str, member: &MemberId) -> Result<Option<Kept>, StoreError> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT source, content FROM imports WHERE id = $1 AND member_id = $2")
            .bind(id)
            .bind(member.as_str())
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(source, content)| Kept { source, content }))
}

/// Forgets one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM imports WHERE id = $1")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets what nobody came back for.
///
/// # Errors
/// When the database fails.
pub async fn delete_before(conn: &mut Conn, moment: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM imports WHERE created_at < $1")
        .bind(moment.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}
