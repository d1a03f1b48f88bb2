//! Values that the server makes once and must keep, such as its signing secret.

use super::{Conn, StoreError};
use crate::token;

/// The secret that signs visitor tokens: the operator's own, else one made at the first start.
///
/// # Errors
/// When it can be neither read nor written.
pub async fn signing_secret(
    conn: &mut Conn,
    configured: Option<&str>,
) -> Result<String, StoreError> {
    if let Some(secret) = configured {
        return Ok(secret.to_owned());
    }
    // Two servers may start at once: whichever row stands there afterwards is the secret of both.
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ('signing_secret', $1) \
         ON CONFLICT (name) DO NOTHING",
    )
    .bind(token::secret())
    .execute(&mut *conn)
    .await?;
    let (secret,): (String,) =
        sqlx::query_as("SELECT value FROM settings WHERE name = 'signing_secret'")
            .fetch_one(conn)
            .await?;
    Ok(secret)
}

/// The secrets of the keys that sign messages, the one in use first; one is made at the first start.
///
/// # Errors
/// When they can be neither read nor written.
pub async fn message_secrets(conn: &mut Conn) -> Result<Vec<String>, StoreError> {
    sqlx::query(
        "INSERT INTO settings (name, value) VALUES ('message_secrets', $1) \
         ON CONFLICT (name) DO NOTHING",
    )
    .bind(token::secret())
    .execute(&mut *conn)
    .await?;
    let (secrets,): (String,) =
        sqlx::query_as("SELECT value FROM settings WHERE name = 'message_secrets'")
            .fetch_one(conn)
            .await?;
    Ok(secrets.split(' ').map(str::to_owned).collect())
}

/// Puts these secrets in the place of those there were.
///
/// # Errors
/// When the database fails.
pub async fn put_message_secrets(conn: &mut Conn, secrets: &[String]) -> Result<(), StoreError> {
    sqlx::query("UPDATE settings SET value = $1 WHERE name = 'message_secrets'")
        .bind(secrets.join(" "))
        .execute(conn)
        .await?;
    Ok(())
}

/// The next number of a named count that never gives the same one twice.
///
/// # Errors
/// When the database fails.
pub async fn next_number(conn: &mut Conn, name: &str, first: i64) -> Result<i64, StoreError> {
    let (value,): (i64,) = sqlx::query_as(
        "INSERT INTO counters (name, value) VALUES ($1, $2) \
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value",
    )
    .bind(name)
    .bind(first)
    .fetch_one(conn)
    .await?;
    Ok(value)
}
