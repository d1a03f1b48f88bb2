//! Replies kept under the key of their request.

use spotlet::domain::clock::Timestamp;

use super::{Conn, StoreError};

/// Which request: who asked, where, and under what key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequestKey {
    /// A hash of the caller's credential, or a word for callers without one.
    pub caller: String,
    /// Method and path.
    pub route: String,
    /// The `Idempotency-Key`.
    pub key: String,
}

/// A kept reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptReply {
    /// HTTP status.
    pub status: u16,
    /// The headers worth repeating, as JSON pairs.
    pub headers: String,
    /// The body.
    pub body: String,
}

/// A request that was seen before.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The hash of the body it came with.
    pub body_hash: String,
    /// When it came.
    pub since: Timestamp,
    /// The reply, or none while it is still being made.
    pub reply: Option<KeptReply>,
}

/// Claims a key for the caller; `false` if somebody has claimed it before.
///
/// # Errors
/// When the database fails.
pub async fn claim(
    conn: &mut Conn,
    key: &RequestKey,
    body_hash: &str,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let added = sqlx::query(
        "INSERT INTO idempotency (caller, route, key, body_hash, created_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (caller, route, key) DO NOTHING",
    )
    .bind(key.caller.as_str())
    .bind(key.route.as_str())
    .bind(key.key.as_str())
    .bind(body_hash)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(added.rows_affected() == 1)
}

type Row = (String, i64, Option<i64>, Option<String>, Option<String>);

/// What is known of a key.
///
/// # Errors
/// When the database fails.
pub async fn find(conn: &mut Conn, key: &RequestKey) -> Result<Option<Seen>, StoreError> {
    let row: Option<Row> = sqlx::query_as(
        "SELECT body_hash, created_at, status, headers, body FROM idempotency \
         WHERE caller = $1 AND route = $2 AND key = $3",
    )
    .bind(key.caller.as_str())
    .bind(key.route.as_str())
    .bind(key.key.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(row.map(|(body_hash, since, status, headers, body)| Seen {
        body_hash,
        since: Timestamp::from_unix_ms(since),
        reply: status
            .and_then(|status| u16::try_from(status).ok())
            .map(|status| KeptReply {
                status,
                headers: headers.unwrap_or_default(),
                body: body.unwrap_or_default(),
            }),
    }))
}

/// Keeps the reply of a claimed key.
///
/// # Errors
/// When the database fails.
pub async fn keep(conn: &mut Conn, key: &RequestKey, reply: &KeptReply) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE idempotency SET status = $1, headers = $2, body = $3 \
         WHERE caller = $4 AND route = $5 AND key = $6",
    )
    .bind(i64::from(reply.status))
    .bind(reply.headers.as_str())
    .bind(reply.body.as_str())
    .bind(key.caller.as_str())
    .bind(key.route.as_str())
    .bind(key.key.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// Gives a claimed key free again, because its request came to nothing.
///
/// # Errors
/// When the database fails.
pub async fn release(conn: &mut Conn, key: &RequestKey) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM idempotency WHERE caller = $1 AND route = $2 AND key = $3")
        .bind(key.caller.as_str())
        .bind(key.route.as_str())
        .bind(key.key.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Gives a key free that was claimed at `since` and never answered; a claim that came after it stays.
///
/// # Errors
/// When the database fails.
pub async fn release_of(
    conn: &mut Conn,
    key: &RequestKey,
    since: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "DELETE FROM idempotency WHERE caller = $1 AND route = $2 AND key = $3 AND created_at = $4",
    )
    .bind(key.caller.as_str())
    .bind(key.route.as_str())
    .bind(key.key.as_str())
    .bind(since.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Forgets what came before `limit`.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, limit: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
        .bind(limit.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}
