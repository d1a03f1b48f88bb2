//! A copy of the embedded database, taken while the shop runs.

use super::{Kind, Store, StoreError};

/// Writes a copy to `file`, which must not exist. It holds everything that was committed at one moment, and needs no other file.
/// `false` for PostgreSQL, which has `pg_dump` for this.
///
/// # Errors
/// When the file cannot be written.
pub async fn write(store: &Store, file: &str) -> Result<bool, StoreError> {
    if store.kind() == Kind::Postgres {
        return Ok(false);
    }
    let mut conn = store.read().await?;
    sqlx::query("VACUUM INTO $1")
        .bind(file)
        .execute(&mut *conn)
        .await?;
    Ok(true)
}
