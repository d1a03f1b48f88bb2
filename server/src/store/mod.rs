//! The database: the only place of the server that holds SQL.
//!
//! One file a noun, each with plain functions over a connection, so that a service can put several
//! of them into one transaction. It must not know HTTP, UCP or any rule of the shop.
//! To add a noun: a migration in `server/migrations/`, a file here, a line below.

pub mod backup;
pub mod block;
pub mod cart;
pub mod catalog;
pub mod checkout;
pub mod checkout_agent;
pub mod comment;
pub mod creator;
pub mod credit_note;
pub mod desk;
pub mod discount;
pub mod draft;
pub mod idempotency;
pub mod import;
pub mod invoice;
pub mod like;
pub mod media;
pub mod member;
pub mod member_link;
pub mod member_session;
pub mod notify;
pub mod order;
pub mod order_act;
pub mod outbox;
pub mod payment;
pub mod platform;
pub mod post;
pub mod price;
pub mod product;
pub mod provider_event;
pub mod refund;
pub mod results;
pub mod sale;
pub mod setting;
pub mod settings;
pub mod staff;
pub mod stock;
pub mod theme;
pub mod upload;

pub mod document;
mod error;
mod open;

pub use error::StoreError;

use sqlx::AnyPool;
use sqlx::pool::PoolConnection;
use sqlx::{Any, AnyConnection, Transaction};

/// A handle on the database; clones share the same pools.
#[derive(Clone)]
pub struct Store {
    kind: Kind,
    readers: AnyPool,
    writers: AnyPool,
    /// For what only PostgreSQL has: notifications.
    postgres_url: Option<std::sync::Arc<str>>,
}

/// Which database this is. SQL stays in the subset of both; only locking differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Embedded, one file: the default.
    Sqlite,
    /// For more than one server.
    Postgres,
}

impl std::fmt::Debug for Store {
    /// Leaves out the address, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("kind", &self.kind)
            .finish_non_exhaustive()
    }
}

impl Store {
    /// A connection for reading outside any transaction.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn read(&self) -> Result<PoolConnection<Any>, StoreError> {
        Ok(self.readers.acquire().await?)
    }

    /// Begins a transaction that writes; dropped without [`commit`], it leaves no trace.
    ///
    /// SQLite knows one writer at a time. It takes its lock here and not at the first write:
    /// a transaction that reads first and then upgrades would fail at once instead of waiting.
    ///
    /// # Errors
    /// When no connection can be had.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        Ok(match self.kind {
            Kind::Sqlite => self.writers.begin_with("BEGIN IMMEDIATE").await?,
            Kind::Postgres => self.writers.begin().await?,
        })
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        let mut conn = self.read().await?;
        sqlx::query("SELECT 1").execute(&mut *conn).await?;
        Ok(())
    }

    /// Which database this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Waits for running queries and closes every connection.
    pub async fn close(&self) {
        self.writers.close().await;
        self.readers.close().await;
    }
}

/// Commits a transaction of [`Store::write`].
///
/// # Errors
/// When the database refuses; then nothing of it was written.
pub async fn commit(tx: Tx) -> Result<(), StoreError> {
    Ok(tx.commit().await?)
}

/// What [`Store::write`] begins and [`commit`] ends; dropped, it leaves no trace.
pub type Tx = Transaction<'static, Any>;

/// What every function of this module works on: a pooled connection or a transaction.
pub type Conn = AnyConnection;
