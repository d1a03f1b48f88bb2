//! How much of a variant is there. A number that several shoppers take from at once, so it is
//! changed by one conditional statement and never read first.

use std::collections::BTreeMap;

use spotlet::domain::id::{ProductId, VariantId};

use super::{Conn, StoreError};

/// Sets the stock of a variant, as an import does.
///
/// # Errors
/// When the database fails.
pub async fn set(conn: &mut Conn, variant: &VariantId, on_hand: u32) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO stock (variant_id, on_hand) VALUES ($1, $2) \
         ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand",
    )
    .bind(variant.as_str())
    .bind(i64::from(on_hand))
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes `quantity` pieces if that many are there; `false` if not, and then nothing was taken.
///
/// A caller that takes several variants goes through them in the order of their ids, so that two
/// checkouts never wait for each other crosswise.
///
/// # Errors
/// When the database fails.
pub async fn take(conn: &mut Conn, variant: &VariantId, quantity: u32) -> Result<bool, StoreError> {
    let done = sqlx::query(
        "UPDATE stock SET on_hand = on_hand - $1 WHERE variant_id = $2 AND on_hand >= $3",
    )
    .bind(i64::from(quantity))
    .bind(variant.as_str())
    .bind(i64::from(quantity))
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Puts back what [`take`] took.
///
/// # Errors
/// When the database fails.
pub async fn put_back(
    conn: &mut Conn,
    variant: &VariantId,
    quantity: u32,
) -> Result<(), StoreError> {
    sqlx::query("UPDATE stock SET on_hand = on_hand + $1 WHERE variant_id = $2")
        .bind(i64::from(quantity))
        .bind(variant.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// How many pieces are there; a variant without a row has none.
///
/// # Errors
/// When the database fails.
pub async fn on_hand(conn: &mut Conn, variant: &VariantId) -> Result<u32, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT on_hand FROM stock WHERE variant_id = $1")
        .bind(variant.as_str())
        .fetch_optional(conn)
        .await?;
    Ok(row.map_or(0, |(number,)| u32::try_from(number).unwrap_or(0)))
}

/// The stock of every variant of a product.
///
/// # Errors
/// When the database fails.
pub async fn of_product(
    conn: &mut Conn,
    product: &ProductId,
) -> Result<BTreeMap<VariantId, u32>, StoreError> {
    let rows = sqlx::query_as(
        "SELECT s.variant_id, s.on_hand FROM stock s \
         JOIN variants v ON v.id = s.variant_id WHERE v.product_id = $1",
    )
    .bind(product.as_str())
    .fetch_all(conn)
    .await?;
    read(rows)
}

/// The stock of everything.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &mut Conn) -> Result<BTreeMap<VariantId, u32>, StoreError> {
    read(
        sqlx::query_as("SELECT variant_id, on_hand FROM stock")
            .fetch_all(conn)
            .await?,
    )
}

fn read(rows: Vec<(String, i64)>) -> Result<BTreeMap<VariantId, u32>, StoreError> {
    rows.into_iter()
        .map(|(id, number)| {
            let variant = VariantId::new(id.clone()).map_err(|_| StoreError::Value {
                table: "stock",
                value: id,
            })?;
            Ok((variant, u32::try_from(number).unwrap_or(0)))
        })
        .collect()
}
