//! Snapshots of the catalog: products and their stock, read together for one decision.

use std::collections::BTreeMap;

use spotlet::domain::catalog::Catalog;
use spotlet::domain::id::{ProductId, VariantId};
use spotlet::domain::product::Product;

use super::{Conn, StoreError, price, product, stock};

/// Everything the shop sells.
///
/// # Errors
/// When the database fails.
pub async fn all(conn: &mut Conn) -> Result<Catalog, StoreError> {
    let products = product::list(conn).await?;
    let lowest = price::lowest(conn, &products).await?;
    Ok(Catalog::new(products, stock::all(conn).await?).with_lowest_prices(lowest))
}

/// These products; unknown ids are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_products(conn: &mut Conn, ids: &[ProductId]) -> Result<Catalog, StoreError> {
    let mut products = Vec::new();
    for id in ids {
        if let Some(product) = product::get(conn, id).await? {
            add(&mut products, product);
        }
    }
    with_stock(conn, products).await
}

/// The products that these variants belong to; unknown ids are left out.
///
/// # Errors
/// When the database fails.
pub async fn of_variants(conn: &mut Conn, ids: &[VariantId]) -> Result<Catalog, StoreError> {
    let mut products: Vec<Product> = Vec::new();
    for id in ids {
        if products.iter().any(|known| known.variant(id).is_some()) {
            continue;
        }
        if let Some(product) = product::of_variant(conn, id).await? {
            add(&mut products, product);
        }
    }
    with_stock(conn, products).await
}

fn add(products: &mut Vec<Product>, product: Product) {
    if !products.iter().any(|known| known.id == product.id) {
        products.push(product);
    }
}

async fn with_stock(conn: &mut Conn, products: Vec<Product>) -> Result<Catalog, StoreError> {
    let mut pieces = BTreeMap::new();
    for product in &products {
        pieces.extend(stock::of_product(conn, &product.id).await?);
    }
    let lowest = price::lowest(conn, &products).await?;
    Ok(Catalog::new(products, pieces).with_lowest_prices(lowest))
}
