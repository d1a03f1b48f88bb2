//! What can go wrong between the server and its database.

use thiserror::Error;

/// Why a query failed. Nothing here is meant for the wire: a client is only told "try again".
#[derive(Debug, Error)]
pub enum StoreError {
    /// The database refused or could not be reached.
    #[error("the database failed: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("a migration failed: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The data folder could not be made.
    #[error("the data folder cannot be used: {0}")]
    DataDir(#[source] std::io::Error),
    /// The database URL is of a database that this server does not speak.
    #[error("the database URL must begin with postgres:// or sqlite:")]
    UnknownDatabase,
    /// A stored document cannot be read, or one cannot be written.
    #[error("the document {table}/{id} is unreadable: {source}")]
    Document {
        /// The table it stands in.
        table: &'static str,
        /// Its key.
        id: String,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A stored value is not what this version of the server writes.
    #[error("the value {value:?} in {table} is unknown")]
    Value {
        /// The table it stands in.
        table: &'static str,
        /// The value.
        value: String,
    },
    /// Somebody else changed the document in between; read it again and decide again.
    #[error("the document {table}/{id} was changed by someone else")]
    Stale {
        /// The table it stands in.
        table: &'static str,
        /// Its key.
        id: String,
    },
}

impl StoreError {
    /// Whether doing the whole use case again can help.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match self {
            Self::Stale { .. } => true,
            Self::Database(sqlx::Error::Database(error)) => {
                // PostgreSQL: serialization failure, deadlock. SQLite: busy.
                error
                    .code()
                    .is_some_and(|code| matches!(code.as_ref(), "40001" | "40P01" | "5"))
            }
            _ => false,
        }
    }

    /// Whether a row with this key stands there already.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(error)) if error.is_unique_violation())
    }
}
