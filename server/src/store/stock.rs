//! How much of a variant is where. Numbers that several shoppers take from at once, so they are
//! changed by one conditional statement each and never read first.

use std::collections::BTreeMap;

use spotlet::domain::fulfillment::{Stock, StockPlace};
use spotlet::domain::id::{LocationId, ProductId, VariantId};

use super::{Conn, StoreError};

/// Sets the stock of a variant everywhere, as an import does. A location that is not named has none.
///
/// # Errors
/// When the database fails.
pub async fn set(conn: &mut Conn, variant: &VariantId, stock: &Stock) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO stock (variant_id, on_hand) VALUES ($1, $2) \
         ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand",
    )
    .bind(variant.as_str())
    .bind(i64::from(stock.main))
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM location_stock WHERE variant_id = $1")
        .bind(variant.as_str())
        .execute(&mut *conn)
        .await?;
    for (location, on_hand) in &stock.at {
        sqlx::query(
            "INSERT INTO location_stock (location_id, variant_id, on_hand) VALUES ($1, $2, $3)",
        )
        .bind(location.as_str())
        .bind(variant.as_str())
        .bind(i64::from(*on_hand))
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Sets the stock of a variant in one place, as somebody who counted does.
///
/// # Errors
/// When the database fails.
pub async fn set_at(
    conn: &mut Conn,
    place: &StockPlace,
    variant: &VariantId,
    on_hand: u32,
) -> Result<(), StoreError> {
    let query = match place {
        StockPlace::Main => sqlx::query(
            "INSERT INTO stock (on_hand, variant_id) VALUES ($1, $2) \
             ON CONFLICT (variant_id) DO UPDATE SET on_hand = excluded.on_hand",
        ),
        StockPlace::Location(_) => sqlx::query(
            "INSERT INTO location_stock (on_hand, variant_id, location_id) VALUES ($1, $2, $3) \
             ON CONFLICT (location_id, variant_id) DO UPDATE SET on_hand = excluded.on_hand",
        ),
    };
    let query = query.bind(i64::from(on_hand)).bind(variant.as_str());
    let query = match place {
        StockPlace::Main => query,
        StockPlace::Location(id) => query.bind(id.as_str()),
    };
    query.execute(conn).await?;
    Ok(())
}

/// Takes `quantity` pieces from a place if that many are there; `false` if not, and then nothing was taken.
///
/// A caller that takes several goes through them in the order of place and variant, so that two
/// checkouts never wait for each other crosswise.
///
/// # Errors
/// When the database fails.
pub async fn take(
    conn: &mut Conn,
    place: &StockPlace,
    variant: &VariantId,
    quantity: u32,
) -> Result<bool, StoreError> {
    let query = match place {
        StockPlace::Main => sqlx::query(
            "UPDATE stock SET on_hand = on_hand - $1 WHERE variant_id = $2 AND on_hand >= $3",
        ),
        StockPlace::Location(_) => sqlx::query(
            "UPDATE location_stock SET on_hand = on_hand - $1 \
             WHERE variant_id = $2 AND on_hand >= $3 AND location_id = $4",
        ),
    };
    let query = query
        .bind(i64::from(quantity))
        .bind(variant.as_str())
        .bind(i64::from(quantity));
    let query = match place {
        StockPlace::Main => query,
        StockPlace::Location(id) => query.bind(id.as_str()),
    };
    Ok(query.execute(conn).await?.rows_affected() == 1)
}

/// Puts back what [`take`] took.
///
/// # Errors
/// When the database fails.
pub async fn put_back(
    conn: &mut Conn,
    place: &StockPlace,
    variant: &VariantId,
    quantity: u32,
) -> Result<(), StoreError> {
    let query = match place {
        StockPlace::Main => {
            sqlx::query("UPDATE stock SET on_hand = on_hand + $1 WHERE variant_id = $2")
        }
        StockPlace::Location(_) => sqlx::query(
            "UPDATE location_stock SET on_hand = on_hand + $1 \
             WHERE variant_id = $2 AND location_id = $3",
        ),
    };
    let query = query.bind(i64::from(quantity)).bind(variant.as_str());
    let query = match place {
        StockPlace::Main => query,
        StockPlace::Location(id) => query.bind(id.as_str()),
    };
    query.execute(conn).await?;
    Ok(())
}

/// Writes down which locations there are. Pieces in others are kept, but count no more.
///
/// # Errors
/// When the database fails.
pub async fn set_locations(
    conn: &mut Conn,
    locations: impl Iterator<Item = &LocationId>,
) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM locations")
        .execute(&mut *conn)
        .await?;
    for location in locations {
        sqlx::query("INSERT INTO locations (id) VALUES ($1) ON CONFLICT (id) DO NOTHING")
            .bind(location.as_str())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// Whether there is such a location.
///
/// # Errors
/// When the database fails.
pub async fn has_location(conn: &mut Conn, location: &LocationId) -> Result<bool, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT id FROM locations WHERE id = $1")
        .bind(location.as_str())
        .fetch_optional(conn)
        .await?;
    Ok(row.is_some())
}

/// How many pieces are in the main stock; a variant without a row has none.
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
) -> Result<BTreeMap<VariantId, Stock>, StoreError> {
    let main = sqlx::query_as(
        "SELECT s.variant_id, s.on_hand FROM stock s \
         JOIN variants v ON v.id = s.variant_id WHERE v.product_id = $1",
    )
    .bind(product.as_str())
    .fetch_all(&mut *conn)
    .await?;
    let elsewhere = sqlx::query_as(
        "SELECT s.variant_id, s.location_id, s.on_hand FROM location_stock s \
         JOIN locations l ON l.id = s.location_id \
         JOIN variants v ON v.id = s.variant_id WHERE v.product_id = $1",
    )
    .bind(product.as_str())
    .fetch_all(conn)
    .await?;
    read(main, elsewhere)
}

/// The stock of everything.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &mut Conn) -> Result<BTreeMap<VariantId, Stock>, StoreError> {
    let main = sqlx::query_as("SELECT variant_id, on_hand FROM stock")
        .fetch_all(&mut *conn)
        .await?;
    let elsewhere = sqlx::query_as(
        "SELECT s.variant_id, s.location_id, s.on_hand FROM location_stock s \
         JOIN locations l ON l.id = s.location_id",
    )
    .fetch_all(conn)
    .await?;
    read(main, elsewhere)
}

fn read(
    main: Vec<(String, i64)>,
    elsewhere: Vec<(String, String, i64)>,
) -> Result<BTreeMap<VariantId, Stock>, StoreError> {
    let mut stock: BTreeMap<VariantId, Stock> = BTreeMap::new();
    for (id, number) in main {
        stock.entry(variant(id)?).or_default().main = pieces(number);
    }
    for (id, location, number) in elsewhere {
        let location = LocationId::new(location.clone()).map_err(|_| StoreError::Value {
            table: "location_stock",
            value: location,
        })?;
        let at = &mut stock.entry(variant(id)?).or_default().at;
        at.insert(location, pieces(number));
    }
    Ok(stock)
}

fn variant(id: String) -> Result<VariantId, StoreError> {
    VariantId::new(id.clone()).map_err(|_| StoreError::Value {
        table: "stock",
        value: id,
    })
}

fn pieces(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
