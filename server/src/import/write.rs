//! Writing what was taken, all in one transaction.

use spotlet::domain::{Post, ProductId};

use super::Importer;
use super::product::TakenProduct;
use crate::store::{self, StoreError};

/// Everything of one file.
#[derive(Default)]
pub(super) struct Batch {
    pub products: Vec<TakenProduct>,
    pub posts: Vec<Post>,
}

impl Batch {
    /// Whether a product is among them.
    pub(super) fn holds(&self, id: &ProductId) -> bool {
        self.products.iter().any(|taken| taken.product.id == *id)
    }
}

/// Writes the batch, or nothing of it.
pub(super) async fn all(importer: &Importer, batch: Batch) -> Result<(), StoreError> {
    let now = importer.clock.now();
    let mut tx = importer.store.write().await?;
    for taken in &batch.products {
        store::product::put(&mut tx, &taken.product, now).await?;
        for (variant, on_hand) in &taken.stock {
            store::stock::set(&mut tx, variant, *on_hand).await?;
        }
    }
    for post in &batch.posts {
        store::post::put(&mut tx, post, now).await?;
    }
    store::commit(tx).await
}
