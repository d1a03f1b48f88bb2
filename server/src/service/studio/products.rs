//! Products as members read and change them.
//!
//! Numbers in stock are taken from by shoppers all the time: a form changes only those that somebody changed in it.

use std::collections::BTreeMap;

use spotlet::api::product::Stocked;
use spotlet::domain::fulfillment::{Stock, StockPlace};
use spotlet::domain::id::{ProductId, VariantId};
use spotlet::domain::{Catalog, Product};

use crate::problem::Problem;
use crate::service::search::Search;
use crate::state::AppState;
use crate::store::{self, StoreError, product, stock};

/// A product with the version that a change must name.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The product.
    pub product: Product,
    /// Its stock.
    pub stock: BTreeMap<VariantId, Stock>,
    /// When it was last saved, in Unix milliseconds.
    pub version: i64,
}

/// Why a product was not saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// Somebody else saved it meanwhile, or it exists already.
    #[error("somebody saved this product meanwhile")]
    Conflict,
    /// A variant belongs to another product.
    #[error("one of the variants belongs to another product already")]
    VariantTaken,
    /// Anything else.
    #[error(transparent)]
    Problem(#[from] Problem),
}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Problem(error.into())
    }
}

/// Everything that fits these words, best first, with its stock.
///
/// # Errors
/// When the database fails.
pub async fn find(state: &AppState, words: &str) -> Result<(Vec<Product>, Catalog), Problem> {
    let mut conn = state.store.read().await?;
    let catalog = store::catalog::all(&mut conn).await?;
    drop(conn);
    let search = Search {
        query: Some(words.to_owned()),
        ..Search::default()
    };
    let found = search.find(catalog.products());
    let images = found.iter().filter_map(|product| product.images.first());
    let names: Vec<&str> = images.map(|image| image.src.as_str()).collect();
    state.media.know(&names).await;
    Ok((found, catalog))
}

/// One product.
///
/// # Errors
/// When there is none.
pub async fn open(state: &AppState, id: &ProductId) -> Result<Opened, Problem> {
    let mut conn = state.store.read().await?;
    let missing = || Problem::NotFound("There is no such product.".to_owned());
    let (product, version) = product::versioned(&mut conn, id)
        .await?
        .ok_or_else(missing)?;
    let stock = stock::of_product(&mut conn, id).await?;
    drop(conn);
    let names: Vec<&str> = product
        .images
        .iter()
        .map(|image| image.src.as_str())
        .collect();
    state.media.know(&names).await;
    Ok(Opened {
        product,
        stock,
        version,
    })
}

/// Saves a product. `before` is what the form showed: its version and stock; none for a new product.
///
/// # Errors
/// When somebody saved it meanwhile. The same again is no conflict.
pub async fn save(
    state: &AppState,
    wanted: &Stocked,
    before: Option<(i64, BTreeMap<VariantId, Stock>)>,
) -> Result<(), SaveError> {
    let product = &wanted.product;
    let now = state.clock.now();
    let mut tx = state.store.write().await?;
    let known = product::versioned(&mut tx, &product.id).await?;
    let version = known.as_ref().map(|(_, version)| *version);
    if version != before.as_ref().map(|(version, _)| *version) {
        // A form that was sent twice finds what it saved itself.
        return match known {
            Some((known, _)) if known == *product => Ok(()),
            _ => Err(SaveError::Conflict),
        };
    }
    let is_first = match version {
        Some(version) => product::touch(&mut tx, &product.id, version, now).await?,
        None => product::begin(&mut tx, product, now).await?,
    };
    if !is_first {
        return Err(SaveError::Conflict);
    }
    match product::put(&mut tx, product, now).await {
        Err(error) if error.is_duplicate() => return Err(SaveError::VariantTaken),
        done => done?,
    }
    store::price::record(&mut tx, product, now).await?;
    let shown = before.map(|(_, stock)| stock).unwrap_or_default();
    for (variant, pieces) in &wanted.stock {
        let was = shown.get(variant).cloned().unwrap_or_default();
        if pieces.main != was.main || !shown.contains_key(variant) {
            stock::set_at(&mut tx, &StockPlace::Main, variant, pieces.main).await?;
        }
        let places = pieces.at.keys().chain(was.at.keys());
        for place in places {
            let number = pieces.at.get(place).copied().unwrap_or(0);
            if number != was.at.get(place).copied().unwrap_or(0) {
                let place = StockPlace::Location(place.clone());
                stock::set_at(&mut tx, &place, variant, number).await?;
            }
        }
    }
    Ok(store::commit(tx).await?)
}
