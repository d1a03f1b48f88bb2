//! What posts, hotspots and creators are called.

use std::collections::BTreeMap;

use spotlet::domain::id::{CreatorId, HotspotId, PostId, ProductId};
use spotlet::domain::{Locale, Post, Product};

/// Names, looked up once for a page. What is gone is called by its id.
#[derive(Clone, Debug, Default)]
pub struct Names {
    posts: BTreeMap<PostId, Post>,
    products: BTreeMap<ProductId, Product>,
    creators: BTreeMap<CreatorId, String>,
}

impl Names {
    /// The names of these posts and products.
    #[must_use]
    pub fn of(posts: Vec<Post>, products: Vec<Product>) -> Self {
        let posts = posts.into_iter().map(|post| (post.id.clone(), post));
        let products = products.into_iter().map(|one| (one.id.clone(), one));
        Self {
            posts: posts.collect(),
            products: products.collect(),
            creators: BTreeMap::new(),
        }
    }

    /// The same with the names of those who made these posts.
    #[must_use]
    pub fn with_creators_of(mut self, posts: &[Post]) -> Self {
        let creators = posts.iter().map(|post| &post.creator);
        self.creators
            .extend(creators.map(|creator| (creator.id.clone(), creator.name.clone())));
        self
    }

    /// What a post is called.
    #[must_use]
    pub fn post(&self, id: &PostId, locale: Locale) -> String {
        let post = self.posts.get(id);
        post.map_or_else(|| id.to_string(), |post| post.title.get(locale).to_owned())
    }

    /// Whether the post still exists.
    #[must_use]
    pub fn has_post(&self, id: &PostId) -> bool {
        self.posts.contains_key(id)
    }

    /// What the product at a hotspot is called, if the post still has it.
    #[must_use]
    pub fn hotspot(&self, post: &PostId, id: &HotspotId, locale: Locale) -> Option<String> {
        let hotspot = self.posts.get(post)?.hotspot(id)?;
        let product = self.products.get(&hotspot.product);
        Some(product.map_or_else(
            || hotspot.product.to_string(),
            |product| product.title.get(locale).to_owned(),
        ))
    }

    /// What a creator is called.
    #[must_use]
    pub fn creator(&self, id: &CreatorId) -> String {
        let name = self.creators.get(id);
        name.map_or_else(|| id.to_string(), Clone::clone)
    }
}
