//! Invoices. Written once, and at most one for each order.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::Invoice;

use super::{Conn, StoreError, document, settings};

const TABLE: &str = "invoices";
/// The first invoice's number; a shop that begins at 1 looks as if nobody had ever bought there.
const FIRST_NUMBER: i64 = 1001;

/// A number that no other invoice has. One that is drawn in a transaction that fails comes again.
///
/// # Errors
/// When the database fails.
pub async fn next_number(conn: &mut Conn) -> Result<u64, StoreError> {
    let sequence = settings::next_number(conn, "invoice_number", FIRST_NUMBER).await?;
    Ok(u64::try_from(sequence).unwrap_or_default())
}

/// Adds an invoice.
///
/// # Errors
/// A duplicate when the order has one already; or the database fails.
pub async fn insert(conn: &mut Conn, invoice: &Invoice) -> Result<(), StoreError> {
    let number = invoice.number.as_str();
    sqlx::query(
        "INSERT INTO invoices (number, order_id, document, issued_at) VALUES ($1, $2, $3, $4)",
    )
    .bind(number)
    .bind(invoice.order.as_str())
    .bind(document::encode(TABLE, number, invoice)?)
    .bind(invoice.issued_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The invoice of an order.
///
/// # Errors
/// When the database fails.
pub async fn of_order(conn: &mut Conn, order: &OrderId) -> Result<Option<Invoice>, StoreError> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT number, document FROM invoices WHERE order_id = $1")
            .bind(order.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|(number, text)| document::decode(TABLE, &number, &text))
        .transpose()
}
