//! Webhooks of payment providers that were taken in.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::payment::Provider;

use super::{Conn, StoreError};

/// Whether an event was taken in before.
///
/// # Errors
/// When the database fails.
pub async fn is_known(
    conn: &mut Conn,
    provider: Provider,
    event: &str,
) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as(
        "SELECT received_at FROM provider_events WHERE provider = $1 AND event_id = $2",
    )
    .bind(provider.as_str())
    .bind(event)
    .fetch_optional(conn)
    .await?;
    Ok(row.is_some())
}

/// Remembers an event.
///
/// # Errors
/// When the database fails.
pub async fn remember(
    conn: &mut Conn,
    provider: Provider,
    event: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO provider_events (provider, event_id, received_at) VALUES ($1, $2, $3) \
         ON CONFLICT (provider, event_id) DO NOTHING",
    )
    .bind(provider.as_str())
    .bind(event)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// When the newest one came, if any is known.
///
/// # Errors
/// When the database fails.
pub async fn newest(conn: &mut Conn, provider: Provider) -> Result<Option<Timestamp>, StoreError> {
    let (newest,): (Option<i64>,) =
        sqlx::query_as("SELECT MAX(received_at) FROM provider_events WHERE provider = $1")
            .bind(provider.as_str())
            .fetch_one(conn)
            .await?;
    Ok(newest.map(Timestamp::from_unix_ms))
}

/// Forgets what came before `limit`.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(conn: &mut Conn, limit: Timestamp) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM provider_events WHERE received_at < $1")
        .bind(limit.as_unix_ms())
        .execute(conn)
        .await?;
    Ok(())
}
