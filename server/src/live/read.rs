//! The present numbers of a post, from the database.

use std::collections::{BTreeMap, BTreeSet};

use spotlet::domain::id::{HotspotId, PostId, ProductId, VariantId};

use super::message::{Key, Message, in_each};
use crate::store::{Store, StoreError, catalog, comment, like, post};
use crate::text::{comment_texts, like_texts, words};

/// All numbers of a post.
pub type Numbers = BTreeMap<Key, Message>;

/// Reads what open pages show of a post; `None` when there is no such post.
pub(super) async fn post(store: &Store, id: &PostId) -> Result<Option<Numbers>, StoreError> {
    let mut conn = store.read().await?;
    let Some(found) = post::get(&mut conn, id).await? else {
        return Ok(None);
    };
    let mut numbers = Numbers::new();
    let counts: BTreeMap<String, u64> = like::counts_of_post(&mut conn, id)
        .await?
        .into_iter()
        .collect();
    let count = |key: &str| counts.get(key).copied().unwrap_or(0);
    let mut add = |hotspot: Option<HotspotId>, likes: u64| {
        let message = Message::Likes {
            post: id.clone(),
            hotspot: hotspot.clone(),
            likes,
            texts: like_texts(likes),
        };
        numbers.insert(Key::Likes(hotspot), message);
    };
    add(None, found.likes_seed.saturating_add(count("")));
    for hotspot in found.hotspots() {
        add(Some(hotspot.id.clone()), count(hotspot.id.as_str()));
    }
    let visible = comment::visible(&mut conn, id).await?;
    let message = Message::Comment {
        post: id.clone(),
        comments: visible.count,
        newest: visible.newest,
        version: visible.version,
        texts: comment_texts(visible.count),
    };
    numbers.insert(Key::Comments, message);
    let products: Vec<ProductId> = found.products().into_iter().cloned().collect();
    let catalog = catalog::of_products(&mut conn, &products).await?;
    for variant in catalog.products().iter().flat_map(|each| &each.variants) {
        let availability = catalog.availability(variant);
        let message = Message::Stock {
            post: id.clone(),
            variant: variant.id.clone(),
            available: availability.is_available(),
            texts: in_each(|locale| words::availability(availability, locale)),
        };
        numbers.insert(Key::Stock(variant.id.clone()), message);
    }
    Ok(Some(numbers))
}

/// The variants among the numbers of a post.
pub(super) fn variants(numbers: &Numbers) -> BTreeSet<VariantId> {
    numbers
        .keys()
        .filter_map(|key| match key {
            Key::Stock(variant) => Some(variant.clone()),
            Key::Likes(_) | Key::Comments => None,
        })
        .collect()
}
