//! A file of `spotlet import`: products and posts together, checked as a whole before anything is stored.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::product::{ProductJsonError, Stocked};
use super::{PostJson, ProductJson};
use crate::domain::post::PostError;
use crate::domain::{HotspotId, Post, PostId, ProductId, VariantId};

/// The file as written. Either half may be missing; unknown keys are ignored.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportFile {
    /// Products to add, or to replace by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub products: Vec<ProductJson>,
    /// Posts to add, or to replace by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<PostJson>,
}

/// What an import will store.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Import {
    /// The products with their stock.
    pub products: Vec<Stocked>,
    /// The posts.
    pub posts: Vec<Post>,
}

/// Why nothing was imported. Every case names the culprit.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// A product cannot be taken.
    #[error(transparent)]
    Product(#[from] ProductJsonError),
    /// A post cannot be taken.
    #[error(transparent)]
    Post(#[from] PostError),
    /// Two products, posts or variants of the file share an id.
    #[error("{0} stands there twice")]
    Duplicate(String),
    /// A hotspot shows a product that exists neither in the file nor in the store.
    #[error("post {post}: hotspot {hotspot} shows the unknown product {product}")]
    UnknownProduct {
        /// The post.
        post: PostId,
        /// The hotspot.
        hotspot: HotspotId,
        /// The product.
        product: ProductId,
    },
}

impl ImportError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Product(_) => "invalid_product",
            Self::Post(error) => error.code(),
            Self::Duplicate(_) | Self::UnknownProduct { .. } => "invalid_import",
        }
    }
}

impl ImportFile {
    /// Everything in the file, if all of it holds together. `known` are products the store has already.
    pub fn check(self, known: impl Fn(&ProductId) -> bool) -> Result<Import, ImportError> {
        let products: Vec<Stocked> = self
            .products
            .into_iter()
            .map(ProductJson::into_product)
            .collect::<Result<_, _>>()?;
        let mut ids = BTreeSet::new();
        let mut variants: BTreeSet<&VariantId> = BTreeSet::new();
        for Stocked { product, .. } in &products {
            unique(ids.insert(&product.id), "product", product.id.as_str())?;
            for variant in &product.variants {
                unique(variants.insert(&variant.id), "variant", variant.id.as_str())?;
            }
        }
        let posts: Vec<Post> = self
            .posts
            .into_iter()
            .map(PostJson::into_post)
            .collect::<Result<_, _>>()?;
        let mut post_ids = BTreeSet::new();
        for post in &posts {
            unique(post_ids.insert(&post.id), "post", post.id.as_str())?;
            let unknown = |product: &ProductId| !ids.contains(product) && !known(product);
            if let Some(hotspot) = post.hotspots().find(|hotspot| unknown(&hotspot.product)) {
                return Err(ImportError::UnknownProduct {
                    post: post.id.clone(),
                    hotspot: hotspot.id.clone(),
                    product: hotspot.product.clone(),
                });
            }
        }
        Ok(Import { products, posts })
    }
}

fn unique(is_new: bool, kind: &str, id: &str) -> Result<(), ImportError> {
    if is_new {
        Ok(())
    } else {
        Err(ImportError::Duplicate(format!("the {kind} {id}")))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::*;

    fn mug() -> Value {
        json!({"id": "coffee-mug", "title": "Mug", "price": {"amount": 2400, "currency": "EUR"}})
    }

    fn coffee() -> Value {
        json!({"id": "slow-coffee", "title": "Slow coffee", "creator": {"id": "jonas", "name": "Jonas"},
            "media": [{"kind": "photo", "src": "c.jpg", "width": 4, "height": 3,
                "hotspots": [{"id": "mug", "product": "coffee-mug", "x": 0.5, "y": 0.5}]}]})
    }

    fn check(file: Value, known: &[&str]) -> Result<Import, ImportError> {
        let file: ImportFile = serde_json::from_value(file).unwrap();
        file.check(|product| known.contains(&product.as_str()))
    }

    #[test]
    fn a_hotspot_shows_a_product_of_the_file_or_the_store() {
        let both = check(json!({"products": [mug()], "posts": [coffee()]}), &[]).unwrap();
        assert_eq!((both.products.len(), both.posts.len()), (1, 1));
        assert!(check(json!({"posts": [coffee()]}), &["coffee-mug"]).is_ok());
        let error = check(json!({"posts": [coffee()]}), &[]).unwrap_err();
        assert_eq!(error.code(), "invalid_import");
        assert_eq!(
            error.to_string(),
            "post slow-coffee: hotspot mug shows the unknown product coffee-mug"
        );
    }

    #[test]
    fn nothing_stands_there_twice() {
        for file in [
            json!({"products": [mug(), mug()]}),
            json!({"products": [mug()], "posts": [coffee(), coffee()]}),
        ] {
            assert!(matches!(check(file, &[]), Err(ImportError::Duplicate(_))));
        }
        let other = json!({"id": "tin", "title": "Tin", "variants": [
            {"id": "coffee-mug", "price": {"amount": 1, "currency": "EUR"}}]});
        let error = check(json!({"products": [mug(), other]}), &[]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the variant coffee-mug stands there twice"
        );
    }
}
