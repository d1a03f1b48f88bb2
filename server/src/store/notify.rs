//! Notifications from one server to the others, by PostgreSQL.

use sqlx::postgres::PgListener;

use super::{Store, StoreError};

const CHANNEL: &str = "spotlet_live";

/// Hears what other servers send.
#[derive(Debug)]
pub struct Listener(PgListener);

impl Listener {
    /// The next text; `None` after a lost connection, when some may have been missed.
    ///
    /// # Errors
    /// When the connection cannot be had again.
    pub async fn recv(&mut self) -> Result<Option<String>, StoreError> {
        let heard = self.0.try_recv().await?;
        Ok(heard.map(|heard| heard.payload().to_owned()))
    }
}

/// Begins to listen; `None` where there is no other server.
///
/// # Errors
/// When no connection can be had.
pub async fn listen(store: &Store) -> Result<Option<Listener>, StoreError> {
    let Some(url) = &store.postgres_url else {
        return Ok(None);
    };
    let mut listener = PgListener::connect(url).await?;
    listener.listen(CHANNEL).await?;
    Ok(Some(Listener(listener)))
}

/// Sends a text of less than 8,000 bytes to every listener.
///
/// # Errors
/// When the database fails.
pub async fn send(store: &Store, payload: &str) -> Result<(), StoreError> {
    let mut conn = store.read().await?;
    // In `FROM`, because the function's own type (void) is none that the shared driver reads.
    sqlx::query("SELECT 1 FROM pg_notify($1, $2)")
        .bind(CHANNEL)
        .bind(payload)
        .execute(&mut *conn)
        .await?;
    Ok(())
}
