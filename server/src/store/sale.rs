//! What orders add to the results, step by step. Written with each order, so that a report of some days reads those steps and no order.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CreatorId, HotspotId, OrderId, PostId};
use spotlet::domain::order::Order;
use spotlet::domain::results::Sale;
use spotlet::domain::{Currency, Money};

use super::{Conn, StoreError, order};

/// Writes the steps of an order as it is now.
///
/// # Errors
/// When the database fails.
pub async fn keep(conn: &mut Conn, order: &Order) -> Result<(), StoreError> {
    let id = order.id.as_str();
    sqlx::query("DELETE FROM order_sales WHERE order_id = $1")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    for (step, sale) in (0_i64..).zip(Sale::steps(order)) {
        sqlx::query(
            "INSERT INTO order_sales (order_id, step, at, post_id, hotspot_id, creator_id, orders, currency, revenue, commission) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id)
        .bind(step)
        .bind(sale.at.as_unix_ms())
        .bind(sale.post.as_ref().map(PostId::as_str))
        .bind(sale.hotspot.as_ref().map(HotspotId::as_str))
        .bind(sale.creator.as_ref().map(CreatorId::as_str))
        .bind(sale.orders)
        .bind(sale.revenue.currency.as_str())
        .bind(sale.revenue.amount_minor)
        .bind(sale.commission.map(|commission| commission.amount_minor))
        .execute(&mut *conn)
        .await?;
    }
    sqlx::query("UPDATE orders SET has_sales = 1 WHERE id = $1 AND has_sales = 0")
        .bind(id)
        .execute(conn)
        .await?;
    Ok(())
}

type Row = (
    i64,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
    String,
    i64,
    Option<i64>,
);

/// The steps from one moment on and before another; `only` those that are credited to one creator.
///
/// # Errors
/// When the database fails.
pub async fn between(
    conn: &mut Conn,
    from: Timestamp,
    until: Timestamp,
    only: Option<&CreatorId>,
) -> Result<Vec<Sale>, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(
        "SELECT at, post_id, hotspot_id, creator_id, orders, currency, revenue, commission FROM order_sales \
         WHERE at >= $1 AND at < $2 AND ($3 = '' OR creator_id = $3) ORDER BY at, order_id, step",
    )
    .bind(from.as_unix_ms())
    .bind(until.as_unix_ms())
    .bind(only.map_or("", CreatorId::as_str))
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().filter_map(sale).collect())
}

/// A step, if it is one: what is in the table was written above.
fn sale((at, post, hotspot, creator, orders, currency, revenue, commission): Row) -> Option<Sale> {
    let currency: Currency = currency.parse().ok()?;
    Some(Sale {
        at: Timestamp::from_unix_ms(at),
        post: post.and_then(|id| PostId::new(id).ok()),
        hotspot: hotspot.and_then(|id| HotspotId::new(id).ok()),
        creator: creator.and_then(|id| CreatorId::new(id).ok()),
        orders,
        revenue: Money::new(revenue, currency),
        commission: commission.map(|minor| Money::new(minor, currency)),
    })
}

/// Orders of former times, whose steps are still to be written.
///
/// # Errors
/// When the database fails.
pub async fn unwritten(conn: &mut Conn, limit: i64) -> Result<Vec<OrderId>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT id FROM orders WHERE has_sales = 0 ORDER BY placed_at LIMIT $1")
            .bind(limit)
            .fetch_all(conn)
            .await?;
    Ok(order::ids(rows))
}

/// Writes the steps of such an order, unless somebody did meanwhile.
///
/// # Errors
/// When the database fails.
pub async fn write_former(conn: &mut Conn, id: &OrderId) -> Result<(), StoreError> {
    // Claimed before it is read: whoever changes the order now waits, and writes its steps anew.
    let claimed = sqlx::query("UPDATE orders SET has_sales = 1 WHERE id = $1 AND has_sales = 0")
        .bind(id.as_str())
        .execute(&mut *conn)
        .await?;
    if claimed.rows_affected() == 0 {
        return Ok(());
    }
    match order::get(conn, id).await? {
        Some(order) => keep(conn, &order).await,
        None => Ok(()),
    }
}
