//! Credit notes. Written once, and at most one for each refund.

use spotlet::domain::id::OrderId;
use spotlet::domain::order::CreditNote;

use super::{Conn, StoreError, document, settings};

const TABLE: &str = "credit_notes";
/// As invoices begin.
const FIRST_NUMBER: i64 = 1001;

/// A number that no other credit note has. One that is drawn in a transaction that fails comes again.
///
/// # Errors
/// When the database fails.
pub async fn next_number(conn: &mut Conn) -> Result<u64, StoreError> {
    let sequence = settings::next_number(conn, "credit_note_number", FIRST_NUMBER).await?;
    Ok(u64::try_from(sequence).unwrap_or_default())
}

/// Adds a credit note.
///
/// # Errors
/// A duplicate when the refund has one already; or the database fails.
pub async fn insert(conn: &mut Conn, note: &CreditNote) -> Result<(), StoreError> {
    let number = note.number.as_str();
    sqlx::query(
        "INSERT INTO credit_notes (number, order_id, refund, document, issued_at) VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(number)
    .bind(note.order.as_str())
    .bind(i64::from(note.refund))
    .bind(document::encode(TABLE, number, note)?)
    .bind(note.issued_at.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// The credit note of a refund.
///
/// # Errors
/// When the database fails.
pub async fn of_refund(
    conn: &mut Conn,
    order: &OrderId,
    refund: u32,
) -> Result<Option<CreditNote>, StoreError> {
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT number, document FROM credit_notes WHERE order_id = $1 AND refund = $2",
    )
    .bind(order.as_str())
    .bind(i64::from(refund))
    .fetch_optional(conn)
    .await?;
    row.map(|(number, text)| document::decode(TABLE, &number, &text))
        .transpose()
}
