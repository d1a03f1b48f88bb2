//! Who of the studio took which step of an order. Written with the step, in its transaction, and never changed.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;

use super::{Conn, StoreError};

/// A step that a member took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderAct {
    /// When: the very moment that the order itself has for what was done.
    pub at: Timestamp,
    /// Which, such as `refund`.
    pub step: String,
    /// Who, by their id.
    pub member_id: String,
    /// What they were called then.
    pub member_name: String,
}

/// Adds a step.
///
/// # Errors
/// When the database fails.
pub async fn insert(conn: &mut Conn, order: &OrderId, act: &OrderAct) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO order_acts (order_id, at, step, member_id, member_name) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (order_id, at, step) DO NOTHING",
    )
    .bind(order.as_str())
    .bind(act.at.as_unix_ms())
    .bind(act.step.as_str())
    .bind(act.member_id.as_str())
    .bind(act.member_name.as_str())
    .execute(conn)
    .await?;
    Ok(())
}

/// The steps of an order, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_order(conn: &mut Conn, order: &OrderId) -> Result<Vec<OrderAct>, StoreError> {
    let rows: Vec<(i64, String, String, String)> = sqlx::query_as(
        "SELECT at, step, member_id, member_name FROM order_acts WHERE order_id = $1 ORDER BY at, step",
    )
    .bind(order.as_str())
    .fetch_all(conn)
    .await?;
    let acts = rows
        .into_iter()
        .map(|(at, step, member_id, member_name)| OrderAct {
            at: Timestamp::from_unix_ms(at),
            step,
            member_id,
            member_name,
        });
    Ok(acts.collect())
}
