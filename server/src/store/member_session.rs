//! Browsers that are signed in to the studio.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::MemberId;

use super::{Conn, StoreError};

/// A browser that is signed in.
#[derive(Clone, Debug)]
pub struct Session {
    /// Whose.
    pub member: MemberId,
    /// When it was last noted that it is in use.
    pub seen_at: Timestamp,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Adds one.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    token_hash: &str,
    session: &Session,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO member_sessions (token_hash, member_id, created_at, seen_at, expires_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(token_hash)
    .bind(session.member.as_str())
    .bind(session.seen_at.as_unix_ms())
    .bind(session.seen_at.as_unix_ms())
    .bind(session.expires_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The one with this secret.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, token_hash: &str) -> Result<Option<Session>, StoreError> {
    let row: Option<(String, i64, i64)> = sqlx::query_as(
        "SELECT member_id, seen_at, expires_at FROM member_sessions WHERE token_hash = $1",
    )
    .bind(token_hash)
    .fetch_optional(conn)
    .await?;
    row.map(|(member, seen_at, expires_at)| {
        Ok(Session {
            member: MemberId::new(member.clone()).map_err(|_| StoreError::Value {
                table: "member_sessions",
                value: member,
            })?,
            seen_at: Timestamp::from_unix_ms(seen_at),
            expires_at: Timestamp::from_unix_ms(expires_at),
        })
    })
    .transpose()
}

/// Notes that it is in use, and until when it goes on.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    conn: &mut Conn,
    token_hash: &str,
    seen_at: Timestamp,
    expires_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE member_sessions SET seen_at = $1, expires_at = $2 WHERE token_hash = $3")
        .bind(seen_at.as_unix_ms())
        .bind(expires_at.as_unix_ms())
        .bind(token_hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends one.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, token_hash: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM member_sessions WHERE token_hash = $1")
        .bind(token_hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Ends every one of a member but the one with this secret; none is spared by an empty text.
///
/// # Errors
/// When the database fails.
pub async fn delete_of(conn: &mut Conn, member: &MemberId, but: &str) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM member_sessions WHERE member_id = $1 AND token_hash <> $2")
        .bind(member.as_str())
        .bind(but)
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets what is over.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM member_sessions WHERE expires_at <= $1")
        .bind(now.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}
