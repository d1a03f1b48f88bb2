//! Orders. Written once, in the transaction that completes their checkout.

use spotlet::domain::id::{CheckoutId, OrderId};
use spotlet::domain::order::Order;
use spotlet::domain::order_number::OrderNumber;

use super::{Conn, StoreError, document, settings};

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
        "INSERT INTO orders (id, number, checkout_id, document, placed_at) \
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(order.number.to_string())
    .bind(order.checkout.as_str())
    .bind(document::encode(TABLE, id, order)?)
    .bind(order.placed_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
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
