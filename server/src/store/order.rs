//! Orders. Written once, in the transaction that completes their checkout.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CheckoutId, CreatorId, OrderId};
use spotlet::domain::order::Order;
use spotlet::domain::order_number::OrderNumber;

use super::document::{Versioned, expect_one};
use super::{Conn, StoreError, desk, document, sale, settings};
use crate::token;

const TABLE: &str = "orders";
/// The first order's number; a shop that begins at 1 looks as if nobody had ever bought there.
const FIRST_NUMBER: i64 = 1001;

/// A number that no other order has.
///
/// # Errors
/// When the database fails.
pub async fn next_number(conn: &mut Conn) -> Result<OrderNumber, StoreError> {
    let sequence = settings::next_number(conn, "order_number", FIRST_NUMBER).await?;
    Ok(OrderNumber::new(
        u64::try_from(sequence).unwrap_or_default(),
    ))
}

/// Adds an order.
///
/// # Errors
/// A duplicate when the checkout has an order already; or the database fails.
pub async fn insert(conn: &mut Conn, order: &Order) -> Result<(), StoreError> {
    let id = order.id.as_str();
    sqlx::query(
        "INSERT INTO orders (id, number, checkout_id, document, placed_at, updated_at, email_hash, creator_id, to_do) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(id)
    .bind(order.number.to_string())
    .bind(order.checkout.as_str())
    .bind(document::encode(TABLE, id, order)?)
    .bind(order.placed_at.as_unix_ms())
    .bind(order.placed_at.as_unix_ms())
    .bind(order.buyer.email.as_deref().map(email_hash))
    .bind(order.credit.as_ref().map(|credit| credit.creator.as_str()))
    .bind(desk::column(order))
    .execute(&mut *conn)
    .await?;
    sale::keep(conn, order).await
}

/// An order.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &OrderId) -> Result<Option<Order>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM orders WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(|(text,)| document::decode(TABLE, id.as_str(), &text))
        .transpose()
}

/// The order of a checkout.
///
/// # Errors
/// When the database fails.
pub async fn of_checkout(
    conn: &mut Conn,
    checkout: &CheckoutId,
) -> Result<Option<Order>, StoreError> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT id, document FROM orders WHERE checkout_id = $1")
            .bind(checkout.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|(id, text)| document::decode(TABLE, &id, &text))
        .transpose()
}

/// An order and the version it was read at, to change it.
///
/// # Errors
/// When the database fails.
pub async fn get_versioned(
    conn: &mut Conn,
    id: &OrderId,
) -> Result<Option<Versioned<Order>>, StoreError> {
    let row: Option<(String, String, i64)> =
        sqlx::query_as("SELECT id, document, version FROM orders WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|row| document::versioned(TABLE, row)).transpose()
}

/// Writes a changed order over the version it was read at.
///
/// # Errors
/// Stale when somebody else changed it in between; or the database fails.
pub async fn update(
    conn: &mut Conn,
    order: &Order,
    version: i64,
    now: Timestamp,
) -> Result<(), StoreError> {
    let id = order.id.as_str();
    let done = sqlx::query(
        "UPDATE orders SET document = $1, version = version + 1, updated_at = $2, to_do = $3 \
         WHERE id = $4 AND version = $5",
    )
    .bind(document::encode(TABLE, id, order)?)
    .bind(now.as_unix_ms())
    .bind(desk::column(order))
    .bind(id)
    .bind(version)
    .execute(&mut *conn)
    .await?;
    expect_one(TABLE, id, done.rows_affected())?;
    sale::keep(conn, order).await
}

/// The order with this number.
///
/// # Errors
/// When the database fails.
pub async fn numbered(conn: &mut Conn, number: OrderNumber) -> Result<Option<Order>, StoreError> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT id, document FROM orders WHERE number = $1")
            .bind(number.to_string())
            .fetch_optional(conn)
            .await?;
    row.map(|(id, text)| document::decode(TABLE, &id, &text))
        .transpose()
}

/// The newest orders.
///
/// # Errors
/// When the database fails.
pub async fn newest(conn: &mut Conn, limit: i64) -> Result<Vec<Order>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, document FROM orders ORDER BY placed_at DESC, id LIMIT $1")
            .bind(limit)
            .fetch_all(conn)
            .await?;
    document::all(TABLE, &rows)
}

/// The orders that are credited to a creator and were placed, or changed, from one moment on, and placed before another, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn credited_to(
    conn: &mut Conn,
    creator: &CreatorId,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Order>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, document FROM orders WHERE creator_id = $1 AND placed_at < $3 \
         AND (placed_at >= $2 OR updated_at >= $2) ORDER BY placed_at, id",
    )
    .bind(creator.as_str())
    .bind(from.as_unix_ms())
    .bind(until.as_unix_ms())
    .fetch_all(conn)
    .await?;
    document::all(TABLE, &rows)
}

/// The ids of rows; what is in the table was written as an id.
pub(super) fn ids(rows: Vec<(String,)>) -> Vec<OrderId> {
    let ids = rows.into_iter().map(|(id,)| OrderId::new(id));
    ids.filter_map(Result::ok).collect()
}

/// What an e-mail address is found by, however it was capitalised.
#[must_use]
pub fn email_hash(email: &str) -> String {
    token::hash(&email.trim().to_lowercase())
}

/// Orders placed before a moment that still know who bought, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn to_erase(
    conn: &mut Conn,
    placed_before: Timestamp,
    limit: i64,
) -> Result<Vec<OrderId>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT id FROM orders WHERE erased_at IS NULL AND placed_at < $1 ORDER BY placed_at LIMIT $2",
    )
    .bind(placed_before.as_unix_ms())
    .bind(limit)
    .fetch_all(conn)
    .await?;
    Ok(ids(rows))
}

/// Notes that an order no longer knows who bought, and forgets by which address it is found.
///
/// # Errors
/// When the database fails.
pub async fn mark_erased(conn: &mut Conn, id: &OrderId, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query("UPDATE orders SET erased_at = $1, email_hash = NULL WHERE id = $2")
        .bind(now.as_unix_ms())
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Forgets what a buyer's address is found by.
///
/// # Errors
/// When the database fails.
pub async fn forget_email(conn: &mut Conn, id: &OrderId) -> Result<(), StoreError> {
    sqlx::query("UPDATE orders SET email_hash = NULL WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}
