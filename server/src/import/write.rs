//! Writing what was taken, all in one transaction.

use spotlet::api::product::Stocked;
use spotlet::domain::{CreatorProfile, Post, ProductId, Timestamp};

use super::{Importer, Note};
use crate::store::{self, Conn, StoreError};

/// Everything of one file.
#[derive(Default)]
pub(super) struct Batch {
    pub products: Vec<Stocked>,
    pub posts: Vec<Post>,
    pub profiles: Vec<CreatorProfile>,
}

impl Batch {
    /// Whether a product is among them.
    pub(super) fn holds(&self, id: &ProductId) -> bool {
        self.products.iter().any(|taken| taken.product.id == *id)
    }

    /// Adds a product, unless it or one of its variants stands there already.
    pub(super) fn add_product(&mut self, new: Stocked) -> Result<(), Note> {
        for Stocked { product, .. } in &self.products {
            if product.id == new.product.id {
                return Err(Note::ProductTwice(product.id.to_string()));
            }
            if let Some(twice) = new
                .product
                .variants
                .iter()
                .find(|v| product.variant(&v.id).is_some())
            {
                return Err(Note::VariantElsewhere {
                    variant: twice.id.to_string(),
                    product: product.id.to_string(),
                });
            }
        }
        self.products.push(new);
        Ok(())
    }

    /// Adds a post, unless it stands there already.
    pub(super) fn add_post(&mut self, new: Post) -> Result<(), Note> {
        if self.posts.iter().any(|post| post.id == new.id) {
            return Err(Note::PostTwice(new.id.to_string()));
        }
        self.posts.push(new);
        Ok(())
    }
}

/// Writes the batch, or nothing of it.
pub(super) async fn all(importer: &Importer, batch: Batch) -> Result<(), StoreError> {
    let now = importer.clock.now();
    let mut tx = importer.store.write().await?;
    for taken in &batch.products {
        store::product::put(&mut tx, &taken.product, now).await?;
        store::price::record(&mut tx, &taken.product, now).await?;
        for (variant, pieces) in &taken.stock {
            store::stock::set(&mut tx, variant, pieces).await?;
        }
    }
    for post in &batch.posts {
        self::post(&mut tx, post, now).await?;
    }
    for profile in &batch.profiles {
        store::creator::put(&mut tx, profile, now).await?;
    }
    store::commit(tx).await
}

/// Writes one post: what an import and the studio's publishing have in common.
pub(crate) async fn post(conn: &mut Conn, post: &Post, now: Timestamp) -> Result<(), StoreError> {
    store::post::put(conn, post, now).await
}
