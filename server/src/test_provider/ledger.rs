//! The books: one file that only this process opens. Each function is one transaction.

use std::path::Path;
use std::time::Duration;

use spotlet::domain::payment::{PaymentState, TestToken};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{FromRow, Sqlite, Transaction};

use super::StartError;
use crate::payment::test::wire::{Capture, Charge, Payment, Refund};
use crate::token;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS payments (
        id TEXT NOT NULL PRIMARY KEY, key TEXT NOT NULL UNIQUE, amount INTEGER NOT NULL, currency TEXT NOT NULL,
        capture TEXT NOT NULL, status TEXT NOT NULL, captured INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS refunds (
        id TEXT NOT NULL PRIMARY KEY, payment TEXT NOT NULL REFERENCES payments (id), key TEXT NOT NULL UNIQUE,
        amount INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS refunds_of_payment ON refunds (payment);";

/// A payment with what went back of it.
const PAYMENTS: &str = "SELECT id, key, amount, currency, status, captured, \
     (SELECT COALESCE(SUM(r.amount), 0) FROM refunds r WHERE r.payment = payments.id) AS refunded FROM payments";

/// Why the books refuse.
#[derive(Debug)]
pub(super) enum Refusal {
    /// HTTP status and code.
    Says(u16, &'static str),
    /// The file failed.
    Broken(sqlx::Error),
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error)
    }
}

#[derive(FromRow)]
struct Row {
    id: String,
    key: String,
    amount: i64,
    currency: String,
    status: String,
    captured: i64,
    refunded: i64,
}

impl Row {
    fn into_wire(self) -> Payment {
        Payment {
            id: self.id,
            key: self.key,
            amount: self.amount,
            currency: self.currency,
            status: self.status,
            captured: self.captured,
            refunded: self.refunded,
        }
    }
}

/// The file.
#[derive(Clone)]
pub(super) struct Ledger(SqlitePool);

type Tx = Transaction<'static, Sqlite>;

impl Ledger {
    pub(super) async fn open(folder: &Path) -> Result<Self, StartError> {
        std::fs::create_dir_all(folder).map_err(StartError::Folder)?;
        let options = SqliteConnectOptions::new()
            .filename(folder.join("ledger.db"))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10));
        // One line to the file: whoever writes books writes one entry after the other.
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options)
            .await?;
        sqlx::raw_sql(SCHEMA).execute(&pool).await?;
        Ok(Self(pool))
    }

    async fn begin(&self) -> Result<Tx, sqlx::Error> {
        self.0.begin_with("BEGIN IMMEDIATE").await
    }

    /// Charges a key once; asked again it says what stands there.
    pub(super) async fn charge(
        &self,
        key: &str,
        charge: &Charge,
        token: TestToken,
    ) -> Result<(Payment, bool), Refusal> {
        let mut tx = self.begin().await?;
        if let Some(row) = by_key(&mut tx, key).await? {
            // A key that was called off holds no amount.
            return if row.status == "canceled" || row.amount == charge.amount {
                Ok((row.into_wire(), false))
            } else {
                Err(Refusal::Says(400, "idempotency_key_reused"))
            };
        }
        let is_manual = charge.capture == Capture::Manual;
        let (status, captured) = match token.charge() {
            PaymentState::RequiresAction => ("requires_action", 0),
            PaymentState::Declined => ("declined", 0),
            // Also where the answer is going to be lost.
            _ if is_manual => ("authorized", 0),
            _ => ("succeeded", charge.amount),
        };
        let capture = if is_manual { "manual" } else { "automatic" };
        insert(
            &mut tx,
            key,
            charge.amount,
            &charge.currency,
            capture,
            status,
            captured,
        )
        .await?;
        let row = by_key(&mut tx, key).await?;
        tx.commit().await?;
        Ok((known(row)?, true))
    }

    /// The shopper's answer to the bank. Only an open question can be answered.
    pub(super) async fn answer(&self, key: &str, approved: bool) -> Result<Payment, Refusal> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE payments SET \
             status = CASE WHEN $1 = 0 THEN 'declined' WHEN capture = 'manual' THEN 'authorized' ELSE 'succeeded' END, \
             captured = CASE WHEN $1 = 1 AND capture = 'automatic' THEN amount ELSE 0 END \
             WHERE key = $2 AND status = 'requires_action'",
        )
        .bind(i64::from(approved))
        .bind(key)
        .execute(&mut *tx)
        .await?;
        let row = by_key(&mut tx, key).await?;
        tx.commit().await?;
        known(row)
    }

    /// Calls a key off: what was not taken never will be, also when it is only asked for later.
    pub(super) async fn cancel(&self, key: &str) -> Result<Payment, Refusal> {
        let mut tx = self.begin().await?;
        if by_key(&mut tx, key).await?.is_none() {
            insert(&mut tx, key, 0, "", "automatic", "canceled", 0).await?;
        }
        sqlx::query(
            "UPDATE payments SET status = 'canceled' \
             WHERE key = $1 AND status IN ('requires_action', 'authorized')",
        )
        .bind(key)
        .execute(&mut *tx)
        .await?;
        let row = by_key(&mut tx, key).await?;
        tx.commit().await?;
        known(row)
    }

    /// Takes a part of what is reserved, once.
    pub(super) async fn capture(&self, id: &str, amount: i64) -> Result<Payment, Refusal> {
        let mut tx = self.begin().await?;
        let row = by_id(&mut tx, id)
            .await?
            .ok_or(Refusal::Says(404, "unknown"))?;
        match row.status.as_str() {
            "authorized" if (1..=row.amount).contains(&amount) => {}
            "succeeded" if row.captured == amount => return Ok(row.into_wire()),
            "authorized" => return Err(Refusal::Says(400, "amount_too_large")),
            _ => return Err(Refusal::Says(400, "not_authorized")),
        }
        sqlx::query("UPDATE payments SET status = 'succeeded', captured = $1 WHERE id = $2")
            .bind(amount)
            .bind(id)
            .execute(&mut *tx)
            .await?;
        let row = by_id(&mut tx, id).await?;
        tx.commit().await?;
        known(row)
    }

    /// Gives a part of what was taken back, once a key.
    pub(super) async fn refund(
        &self,
        id: &str,
        key: &str,
        amount: i64,
    ) -> Result<(Refund, Payment), Refusal> {
        let mut tx = self.begin().await?;
        let row = by_id(&mut tx, id)
            .await?
            .ok_or(Refusal::Says(404, "unknown"))?;
        let earlier = refunds(&mut tx, id).await?;
        if let Some(same) = earlier.into_iter().find(|refund| refund.key == key) {
            return if same.amount == amount {
                Ok((same, row.into_wire()))
            } else {
                Err(Refusal::Says(400, "idempotency_key_reused"))
            };
        }
        if amount <= 0 || amount > row.captured - row.refunded {
            return Err(Refusal::Says(400, "amount_too_large"));
        }
        sqlx::query("INSERT INTO refunds (id, payment, key, amount) VALUES ($1, $2, $3, $4)")
            .bind(format!("refund_{}", token::id()))
            .bind(id)
            .bind(key)
            .bind(amount)
            .execute(&mut *tx)
            .await?;
        let refund = refunds(&mut tx, id)
            .await?
            .into_iter()
            .find(|refund| refund.key == key);
        let row = by_id(&mut tx, id).await?;
        tx.commit().await?;
        let refund = refund.ok_or(Refusal::Broken(sqlx::Error::RowNotFound))?;
        Ok((refund, known(row)?))
    }

    pub(super) async fn refunds(&self, id: &str) -> Result<Vec<Refund>, Refusal> {
        let mut tx = self.0.begin().await?;
        Ok(refunds(&mut tx, id).await?)
    }

    pub(super) async fn find(&self, key: &str) -> Result<Payment, Refusal> {
        let mut tx = self.0.begin().await?;
        known(by_key(&mut tx, key).await?)
    }

    pub(super) async fn all(&self) -> Result<Vec<Payment>, Refusal> {
        let rows: Vec<Row> = sqlx::query_as(&format!("{PAYMENTS} ORDER BY rowid"))
            .fetch_all(&self.0)
            .await?;
        Ok(rows.into_iter().map(Row::into_wire).collect())
    }
}

fn known(row: Option<Row>) -> Result<Payment, Refusal> {
    row.map(Row::into_wire).ok_or(Refusal::Says(404, "unknown"))
}

async fn by_key(tx: &mut Tx, key: &str) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as(&format!("{PAYMENTS} WHERE key = $1"))
        .bind(key)
        .fetch_optional(&mut **tx)
        .await
}

async fn by_id(tx: &mut Tx, id: &str) -> Result<Option<Row>, sqlx::Error> {
    sqlx::query_as(&format!("{PAYMENTS} WHERE id = $1"))
        .bind(id)
        .fetch_optional(&mut **tx)
        .await
}

async fn refunds(tx: &mut Tx, id: &str) -> Result<Vec<Refund>, sqlx::Error> {
    let rows: Vec<(String, String, i64)> =
        sqlx::query_as("SELECT id, key, amount FROM refunds WHERE payment = $1 ORDER BY rowid")
            .bind(id)
            .fetch_all(&mut **tx)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, key, amount)| Refund {
            id,
            key,
            amount,
            status: "succeeded".to_owned(),
        })
        .collect())
}

async fn insert(
    tx: &mut Tx,
    key: &str,
    amount: i64,
    currency: &str,
    capture: &str,
    status: &str,
    captured: i64,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO payments (id, key, amount, currency, capture, status, captured) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(format!("test_{}", token::id()))
    .bind(key)
    .bind(amount)
    .bind(currency)
    .bind(capture)
    .bind(status)
    .bind(captured)
    .execute(&mut **tx)
    .await?;
    Ok(())
}
