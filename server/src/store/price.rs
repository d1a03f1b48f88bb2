//! What each variant cost since when. A row is written only when something changes, so the last one is the present.

use std::collections::BTreeMap;

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::VariantId;
use spotlet::domain::money::Money;
use spotlet::domain::price_history::{PricePoint, lowest_before_reduction};
use spotlet::domain::product::Product;
use spotlet::domain::variant::Variant;

use super::{Conn, StoreError};

/// Writes down what a product costs from now on, variant by variant, where that is another price than before.
///
/// # Errors
/// When the database fails.
pub async fn record(conn: &mut Conn, product: &Product, now: Timestamp) -> Result<(), StoreError> {
    for variant in &product.variants {
        let known = history(conn, &variant.id).await?;
        let is_same = known.last().is_some_and(|last| {
            (last.price, last.list_price) == (variant.price, variant.list_price)
        });
        if !is_same {
            insert(conn, variant, now).await?;
        }
    }
    Ok(())
}

async fn insert(conn: &mut Conn, variant: &Variant, now: Timestamp) -> Result<(), StoreError> {
    // Two imports of the same millisecond: the later one is the truth.
    sqlx::query(
        "INSERT INTO prices (variant_id, since, currency, amount_minor, list_amount_minor) \
         VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (variant_id, since) DO UPDATE SET currency = excluded.currency, \
         amount_minor = excluded.amount_minor, list_amount_minor = excluded.list_amount_minor",
    )
    .bind(variant.id.as_str())
    .bind(now.as_unix_ms())
    .bind(variant.price.currency.as_str())
    .bind(variant.price.amount_minor)
    .bind(variant.list_price.map_or(0, |price| price.amount_minor))
    .execute(conn)
    .await?;
    Ok(())
}

/// What a variant cost, in order of time.
///
/// # Errors
/// When the database fails.
pub async fn history(conn: &mut Conn, variant: &VariantId) -> Result<Vec<PricePoint>, StoreError> {
    let rows: Vec<(i64, String, i64, i64)> = sqlx::query_as(
        "SELECT since, currency, amount_minor, list_amount_minor FROM prices \
         WHERE variant_id = $1 ORDER BY since",
    )
    .bind(variant.as_str())
    .fetch_all(conn)
    .await?;
    rows.into_iter()
        .map(|(since, currency, minor, list_minor)| {
            let currency = currency.parse().map_err(|_| StoreError::Value {
                table: "prices",
                value: currency,
            })?;
            Ok(PricePoint {
                since: Timestamp::from_unix_ms(since),
                price: Money::new(minor, currency),
                list_price: (list_minor > 0).then(|| Money::new(list_minor, currency)),
            })
        })
        .collect()
}

/// The lowest price before its reduction, of each reduced variant of these products that has one.
///
/// # Errors
/// When the database fails.
pub async fn lowest(
    conn: &mut Conn,
    products: &[Product],
) -> Result<BTreeMap<VariantId, Money>, StoreError> {
    let mut lowest = BTreeMap::new();
    let variants = products.iter().flat_map(|product| &product.variants);
    for variant in variants.filter(|variant| variant.list_price.is_some()) {
        let history = history(conn, &variant.id).await?;
        if let Some(price) = lowest_before_reduction(&history) {
            lowest.insert(variant.id.clone(), price);
        }
    }
    Ok(lowest)
}
