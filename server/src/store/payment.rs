//! What we know of each attempt to be paid. The money itself is in the provider's books; here stands what was asked for
//! and what was heard of it.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::currency::Currency;
use spotlet::domain::id::CheckoutId;
use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, Provider};

use super::{Conn, StoreError};
use crate::payment::AttemptKey;

const TABLE: &str = "payment_attempts";

/// An attempt as we know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Its name.
    pub key: AttemptKey,
    /// Who was asked.
    pub provider: Provider,
    /// The provider's name for it, as soon as it is known.
    pub reference: Option<String>,
    /// What was asked for.
    pub amount: Money,
    /// What of it was taken.
    pub captured: Money,
    /// What is known of it.
    pub state: PaymentState,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// News of an attempt.
#[derive(Clone, Debug)]
pub struct News<'a> {
    /// The provider's name for it; nothing leaves what is known.
    pub reference: Option<&'a str>,
    /// What is known of it now.
    pub state: PaymentState,
    /// What of it was taken, in minor units.
    pub captured_minor: i64,
    /// Whether the reconciler still has to ask.
    pub is_open: bool,
}

/// Writes an attempt down, before the provider hears of it.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    conn: &mut Conn,
    key: &AttemptKey,
    provider: Provider,
    amount: Money,
    look_at: Timestamp,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO payment_attempts (checkout_id, attempt, provider, amount_minor, currency, captured_minor, \
         state, is_open, look_at, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 0, 'pending', 1, $6, $7, $8)",
    )
    .bind(key.checkout.as_str())
    .bind(i64::from(key.number))
    .bind(provider.as_str())
    .bind(amount.amount_minor)
    .bind(amount.currency.as_str())
    .bind(look_at.as_unix_ms())
    .bind(now.as_unix_ms())
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// Whether this provider is still needed: it has taken money, which may have to go back, holds some for an order, or may be
/// about to.
///
/// # Errors
/// When the database fails.
pub async fn is_needed(conn: &mut Conn, provider: Provider) -> Result<bool, StoreError> {
    let any: Option<(String,)> = sqlx::query_as(
        "SELECT checkout_id FROM payment_attempts \
         WHERE provider = $1 AND (captured_minor > 0 OR is_open = 1 OR state = $2) LIMIT 1",
    )
    .bind(provider.as_str())
    .bind(PaymentState::Authorized.as_str())
    .fetch_optional(conn)
    .await?;
    Ok(any.is_some())
}

/// Keeps the provider's name of an attempt.
///
/// # Errors
/// When the database fails.
pub async fn name(
    conn: &mut Conn,
    key: &AttemptKey,
    reference: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE payment_attempts SET reference = $1, updated_at = $2 WHERE checkout_id = $3 AND attempt = $4",
    )
    .bind(reference)
    .bind(now.as_unix_ms())
    .bind(key.checkout.as_str())
    .bind(i64::from(key.number))
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes news in.
///
/// # Errors
/// When the database fails.
pub async fn update(
    conn: &mut Conn,
    key: &AttemptKey,
    news: &News<'_>,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE payment_attempts SET reference = COALESCE($1, reference), state = $2, captured_minor = $3, \
         is_open = $4, updated_at = $5 WHERE checkout_id = $6 AND attempt = $7",
    )
    .bind(news.reference)
    .bind(news.state.as_str())
    .bind(news.captured_minor)
    .bind(i64::from(news.is_open))
    .bind(now.as_unix_ms())
    .bind(key.checkout.as_str())
    .bind(i64::from(key.number))
    .execute(conn)
    .await?;
    Ok(())
}

/// When to ask for news of it next.
///
/// # Errors
/// When the database fails.
pub async fn look_again(
    conn: &mut Conn,
    key: &AttemptKey,
    look_at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE payment_attempts SET look_at = $1 WHERE checkout_id = $2 AND attempt = $3")
        .bind(look_at.as_unix_ms())
        .bind(key.checkout.as_str())
        .bind(i64::from(key.number))
        .execute(conn)
        .await?;
    Ok(())
}

/// Keeps an attempt from being changed by others until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(conn: &mut Conn, key: &AttemptKey) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE payment_attempts SET updated_at = updated_at WHERE checkout_id = $1 AND attempt = $2",
    )
    .bind(key.checkout.as_str())
    .bind(i64::from(key.number))
    .execute(conn)
    .await?;
    Ok(())
}

const COLUMNS: &str = "SELECT checkout_id, attempt, provider, reference, amount_minor, currency, captured_minor, \
     state, created_at FROM payment_attempts";

type Row = (
    String,
    i64,
    String,
    Option<String>,
    i64,
    String,
    i64,
    String,
    i64,
);

/// An attempt.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, key: &AttemptKey) -> Result<Option<Known>, StoreError> {
    let row: Option<Row> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE checkout_id = $1 AND attempt = $2"
    ))
    .bind(key.checkout.as_str())
    .bind(i64::from(key.number))
    .fetch_optional(conn)
    .await?;
    row.map(read).transpose()
}

/// The attempt that a provider knows under a name.
///
/// # Errors
/// When the database fails.
pub async fn by_reference(
    conn: &mut Conn,
    provider: Provider,
    reference: &str,
) -> Result<Option<Known>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(&format!("{COLUMNS} WHERE provider = $1 AND reference = $2"))
            .bind(provider.as_str())
            .bind(reference)
            .fetch_optional(conn)
            .await?;
    row.map(read).transpose()
}

/// The attempts of a checkout, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_checkout(conn: &mut Conn, checkout: &CheckoutId) -> Result<Vec<Known>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE checkout_id = $1 ORDER BY attempt"
    ))
    .bind(checkout.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read).collect()
}

/// Attempts that nobody knows the end of and that it is time to ask about, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn open(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Known>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(&format!(
        "{COLUMNS} WHERE is_open = 1 AND look_at <= $1 ORDER BY look_at LIMIT $2"
    ))
    .bind(now.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: Row) -> Result<Known, StoreError> {
    let (checkout, attempt, provider, reference, amount, currency, captured, state, created_at) =
        row;
    let unknown = |value: &str| StoreError::Value {
        table: TABLE,
        value: value.to_owned(),
    };
    let currency: Currency = currency.parse().map_err(|_| unknown(&currency))?;
    Ok(Known {
        key: AttemptKey {
            checkout: CheckoutId::new(checkout.clone()).map_err(|_| unknown(&checkout))?,
            number: u32::try_from(attempt).map_err(|_| unknown(&attempt.to_string()))?,
        },
        provider: Provider::parse(&provider).ok_or_else(|| unknown(&provider))?,
        reference,
        amount: Money::new(amount, currency),
        captured: Money::new(captured, currency),
        state: PaymentState::parse(&state),
        created_at: Timestamp::from_unix_ms(created_at),
    })
}
