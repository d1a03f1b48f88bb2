//! What the shop sells: searched, looked up, shown. Always with the stock of this moment.

use spotlet::domain::catalog::Catalog;
use spotlet::domain::id::{ProductId, VariantId};

use super::Fault;
use crate::state::AppState;
use crate::store::{self, Conn, catalog};

/// Everything, for searching in.
///
/// # Errors
/// When the database fails.
pub async fn all(state: &AppState) -> Result<Catalog, Fault> {
    let mut conn = state.store.read().await?;
    Ok(catalog::all(&mut conn).await?)
}

/// The products that these ids name, be they of products or of variants. Unknown ids lead nowhere.
///
/// # Errors
/// When the database fails.
pub async fn of_ids(state: &AppState, ids: &[String]) -> Result<Catalog, Fault> {
    let mut conn = state.store.read().await?;
    let mut products = Vec::new();
    for id in ids {
        if let Some(product) = product_of(&mut conn, id).await? {
            products.push(product);
        }
    }
    Ok(catalog::of_products(&mut conn, &products).await?)
}

/// The products of these variants.
///
/// # Errors
/// When the database fails.
pub async fn of_variants(state: &AppState, ids: &[VariantId]) -> Result<Catalog, Fault> {
    let mut conn = state.store.read().await?;
    Ok(catalog::of_variants(&mut conn, ids).await?)
}

async fn product_of(conn: &mut Conn, id: &str) -> Result<Option<ProductId>, Fault> {
    if let Ok(product) = ProductId::new(id)
        && store::product::get(conn, &product).await?.is_some()
    {
        return Ok(Some(product));
    }
    let Ok(variant) = VariantId::new(id) else {
        return Ok(None);
    };
    Ok(store::product::of_variant(conn, &variant)
        .await?
        .map(|product| product.id))
}
