//! Products with their variants. Prices live in the document; numbers in stock live in `stock`.

use std::collections::BTreeSet;

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{ProductId, VariantId};
use spotlet::domain::product::Product;

use super::{Conn, StoreError, document};

const TABLE: &str = "products";

/// Adds a product or replaces it, with its variants.
///
/// # Errors
/// When a variant already belongs to another product, or the database fails.
pub async fn put(conn: &mut Conn, product: &Product, now: Timestamp) -> Result<(), StoreError> {
    let id = product.id.as_str();
    sqlx::query(
        "INSERT INTO products (id, document, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (id) DO UPDATE SET document = excluded.document, \
         updated_at = excluded.updated_at",
    )
    .bind(id)
    .bind(document::encode(TABLE, id, product)?)
    .bind(now.as_unix_ms())
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM variants WHERE product_id = $1")
        .bind(id)
        .execute(&mut *conn)
        .await?;
    for variant in &product.variants {
        sqlx::query("INSERT INTO variants (id, product_id) VALUES ($1, $2)")
            .bind(variant.id.as_str())
            .bind(id)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Adds a product without its variants, which [`put`] brings; `false` when there is one of this id, be it that somebody else is
/// just adding it.
///
/// # Errors
/// When the database fails.
pub async fn begin(conn: &mut Conn, product: &Product, now: Timestamp) -> Result<bool, StoreError> {
    let id = product.id.as_str();
    let done = sqlx::query(
        "INSERT INTO products (id, document, updated_at) VALUES ($1, $2, $3) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(id)
    .bind(document::encode(TABLE, id, product)?)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// A product.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &ProductId) -> Result<Option<Product>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM products WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(|(text,)| document::decode(TABLE, id.as_str(), &text))
        .transpose()
}

/// A product with the moment of its last change, in Unix milliseconds.
///
/// # Errors
/// When the database fails.
pub async fn versioned(
    conn: &mut Conn,
    id: &ProductId,
) -> Result<Option<(Product, i64)>, StoreError> {
    let row: Option<(String, i64)> =
        sqlx::query_as("SELECT document, updated_at FROM products WHERE id = $1")
            .bind(id.as_str())
            .fetch_optional(conn)
            .await?;
    row.map(|(text, at)| Ok((document::decode(TABLE, id.as_str(), &text)?, at)))
        .transpose()
}

/// Says that a product is changed now; `false` when somebody else did since `version`.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    conn: &mut Conn,
    id: &ProductId,
    version: i64,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let done = sqlx::query("UPDATE products SET updated_at = $1 WHERE id = $2 AND updated_at = $3")
        .bind(now.as_unix_ms())
        .bind(id.as_str())
        .bind(version)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() == 1)
}

/// The product that a variant belongs to.
///
/// # Errors
/// When the database fails.
pub async fn of_variant(
    conn: &mut Conn,
    variant: &VariantId,
) -> Result<Option<Product>, StoreError> {
    let row: Option<(String, String)> = sqlx::query_as(
        "SELECT p.id, p.document FROM products p JOIN variants v ON v.product_id = p.id \
         WHERE v.id = $1",
    )
    .bind(variant.as_str())
    .fetch_optional(conn)
    .await?;
    row.map(|(id, text)| document::decode(TABLE, &id, &text))
        .transpose()
}

/// These products, as far as they exist.
///
/// # Errors
/// When the database fails.
pub async fn some(conn: &mut Conn, ids: &BTreeSet<&ProductId>) -> Result<Vec<Product>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    document::some(conn, TABLE, &ids).await
}

/// Every product, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Product>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, document FROM products ORDER BY id")
            .fetch_all(conn)
            .await?;
    document::all(TABLE, &rows)
}
