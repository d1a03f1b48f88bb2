//! A post: the pictures and videos of one creator, with products in them.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Creator, Hotspot, HotspotId, Locale, Localized, Medium, MediumKind, PostId, ProductId,
};

/// What is embedded in other people's pages. Built by filling the fields and calling [`Post::checked`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Post {
    /// The post's id, which is also its address.
    pub id: PostId,
    /// The headline.
    pub title: Localized,
    /// A sentence or two below the headline.
    #[serde(default)]
    pub summary: Option<Localized>,
    /// The language it was written in.
    #[serde(default)]
    pub locale: Locale,
    /// Who made it.
    pub creator: Creator,
    /// Its pictures and videos. Never empty.
    pub media: Vec<Medium>,
    /// Whether it was paid for, which readers are told.
    #[serde(default)]
    pub sponsored: bool,
    /// Likes it brought along from elsewhere, on which its own are counted.
    #[serde(default)]
    pub likes_seed: u64,
}

/// A post that contradicts itself. Every case says which field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PostError {
    /// There is no title in any language.
    #[error("post {0}: title is empty")]
    NoTitle(PostId),
    /// There is nothing to see.
    #[error("post {0}: media is empty")]
    NoMedia(PostId),
    /// Without width and height the page would jump when the medium loads.
    #[error("post {0}: media[{1}] has no width or height")]
    NoSize(PostId, usize),
    /// Before it plays, a video has nothing to show.
    #[error("post {0}: media[{1}] is no photo and has no poster")]
    NoPoster(PostId, usize),
    /// Two hotspots share an id; deep links would not know which.
    #[error("post {0}: hotspot {1} stands there twice")]
    DuplicateHotspot(PostId, HotspotId),
    /// A hotspot's times do not run forward.
    #[error("post {0}: hotspot {1} has from_s and to_s that do not run forward")]
    InvalidTimes(PostId, HotspotId),
    /// A hotspot moves to a place and no moment says when it is there.
    #[error("post {0}: hotspot {1} moves (\"to\") and has no to_s, the moment when it is there")]
    NoArrival(PostId, HotspotId),
}

impl PostError {
    /// The stable code of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "invalid_post"
    }
}

impl Post {
    /// The post, if it holds together. Whether its products exist is the catalog's to say.
    pub fn checked(self) -> Result<Self, PostError> {
        let id = || self.id.clone();
        if self.title.is_empty() {
            return Err(PostError::NoTitle(id()));
        }
        if self.media.is_empty() {
            return Err(PostError::NoMedia(id()));
        }
        let mut seen = BTreeSet::new();
        for (index, medium) in self.media.iter().enumerate() {
            if medium.width == 0 || medium.height == 0 {
                return Err(PostError::NoSize(id(), index));
            }
            if medium.kind != MediumKind::Photo && medium.poster.is_none() {
                return Err(PostError::NoPoster(id(), index));
            }
            for hotspot in &medium.hotspots {
                if !seen.insert(&hotspot.id) {
                    return Err(PostError::DuplicateHotspot(id(), hotspot.id.clone()));
                }
                if !hotspot.has_valid_times() {
                    return Err(PostError::InvalidTimes(id(), hotspot.id.clone()));
                }
                if !hotspot.arrives() {
                    return Err(PostError::NoArrival(id(), hotspot.id.clone()));
                }
            }
        }
        Ok(self)
    }

    /// Every hotspot, medium by medium.
    pub fn hotspots(&self) -> impl Iterator<Item = &Hotspot> {
        self.media.iter().flat_map(|medium| &medium.hotspots)
    }

    /// The hotspot with this id.
    #[must_use]
    pub fn hotspot(&self, id: &HotspotId) -> Option<&Hotspot> {
        self.hotspots().find(|hotspot| hotspot.id == *id)
    }

    /// The products in it, each once, in the order they first appear.
    #[must_use]
    pub fn products(&self) -> Vec<&ProductId> {
        let mut products = Vec::new();
        for hotspot in self.hotspots() {
            if !products.contains(&&hotspot.product) {
                products.push(&hotspot.product);
            }
        }
        products
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    const COFFEE: &str = r#"{
        "id": "slow-coffee", "title": {"en": "Slow coffee", "de": "Langsamer Kaffee"},
        "creator": {"id": "jonas", "name": "Jonas"},
        "media": [
            {"kind": "photo", "src": "coffee.jpg", "width": 1600, "height": 1200, "hotspots": [
                {"id": "mug", "product": "coffee-mug", "x": 0.5, "y": 0.4},
                {"id": "tin", "product": "coffee-tin", "x": 0.1, "y": 0.2}]},
            {"kind": "video", "src": "coffee.mp4", "poster": "p.jpg", "width": 720, "height": 900, "hotspots": [
                {"id": "mug-2", "product": "coffee-mug", "x": 0.5, "y": 0.4, "from_s": 1.0, "to_s": 4.5}]}]}"#;

    fn coffee() -> Post {
        serde_json::from_str(COFFEE).unwrap()
    }

    type Spoil = fn(&mut Post);

    #[test]
    fn a_post_that_contradicts_itself_is_refused() {
        assert!(coffee().checked().is_ok());
        let cases: [(&str, Spoil); 6] = [
            ("title", |p| p.title = Localized::default()),
            ("media is empty", |p| p.media.clear()),
            ("media[0] has no width", |p| p.media[0].width = 0),
            ("media[1] is no photo", |p| p.media[1].poster = None),
            ("hotspot mug ", |p| {
                p.media[1].hotspots[0].id = HotspotId::new("mug").unwrap()
            }),
            ("from_s", |p| p.media[1].hotspots[0].to_s = Some(0.5)),
        ];
        for (words, spoil) in cases {
            let mut post = coffee();
            spoil(&mut post);
            let error = post.checked().unwrap_err().to_string();
            assert!(error.contains(words), "{error} should say {words}");
        }
    }

    #[test]
    fn each_product_is_listed_once() {
        let post = coffee();
        let products: Vec<_> = post.products().into_iter().map(ProductId::as_str).collect();
        assert_eq!(products, ["coffee-mug", "coffee-tin"]);
    }
}
