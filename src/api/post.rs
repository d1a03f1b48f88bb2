//! A post as `/api/posts/{post}` answers it and as `spotlet import` takes it: one format for both.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Likes;
use crate::domain::post::PostError;
use crate::domain::{
    CardSide, Creator, Fraction, Hotspot, HotspotId, Locale, Localized, Medium, MediumKind, Place,
    Post, PostId, ProductId,
};

/// A post. Texts are strings in the post's own language, or maps from language to string; we answer strings.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PostJson {
    /// The post's id.
    pub id: PostId,
    /// The headline.
    pub title: Localized,
    /// A sentence or two below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<Localized>,
    /// The language it was written in.
    #[serde(default)]
    pub locale: Locale,
    /// Who made it.
    pub creator: Creator,
    /// Its pictures and videos.
    pub media: Vec<MediumJson>,
    /// Whether it was paid for.
    #[serde(default)]
    pub sponsored: bool,
    /// How many like it; in an import, how many it brings along.
    #[serde(default)]
    pub likes: u64,
    /// Whether one of them is the visitor who asks; only in answers to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liked: Option<bool>,
}

/// A picture or video.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MediumJson {
    /// `photo`, `video`, or a kind to come.
    pub kind: MediumKind,
    /// File name in the media store, or an address; always an address in our answers.
    pub src: String,
    /// The still that stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<String>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What is to be seen.
    #[serde(default)]
    pub alt: Localized,
    /// Whether a video starts over at its end.
    #[serde(default, rename = "loop", skip_serializing_if = "std::ops::Not::not")]
    pub looping: bool,
    /// The products in it.
    #[serde(default)]
    pub hotspots: Vec<HotspotJson>,
}

/// A tappable product.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct HotspotJson {
    /// Unique within the post.
    pub id: HotspotId,
    /// What a tap shows.
    pub product: ProductId,
    /// From the left edge, 0 to 1.
    pub x: Fraction,
    /// From the top edge, 0 to 1.
    pub y: Fraction,
    /// A name of its own; `null` for the product's title.
    #[serde(default)]
    pub label: Option<Localized>,
    /// In a video: when it appears, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_s: Option<f64>,
    /// In a video: when it goes, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_s: Option<f64>,
    /// In a video: where it is at `to_s`, when it moves there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Place>,
    /// Where its card opens; absent for where there is room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<CardSide>,
    /// How many like it; only in answers about a single post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likes: Option<u64>,
    /// Whether one of them is the visitor who asks; only in answers to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub liked: Option<bool>,
}

impl PostJson {
    /// A post in one language with its likes, for an answer. `media_url` makes addresses of file names.
    pub fn of(post: &Post, locale: Locale, likes: u64, media_url: impl Fn(&str) -> String) -> Self {
        let said = |text: &Localized| Localized::plain(text.get(locale));
        let medium = |medium: &Medium| MediumJson {
            kind: medium.kind.clone(),
            src: media_url(&medium.src),
            poster: medium.poster.as_deref().map(&media_url),
            width: medium.width,
            height: medium.height,
            alt: said(&medium.alt),
            looping: medium.looping,
            hotspots: medium
                .hotspots
                .iter()
                .map(|hotspot| HotspotJson {
                    id: hotspot.id.clone(),
                    product: hotspot.product.clone(),
                    x: hotspot.x,
                    y: hotspot.y,
                    label: hotspot.label.as_ref().map(said),
                    from_s: hotspot.from_s,
                    to_s: hotspot.to_s,
                    to: hotspot.to,
                    side: hotspot.side,
                    likes: None,
                    liked: None,
                })
                .collect(),
        };
        Self {
            id: post.id.clone(),
            title: said(&post.title),
            summary: post.summary.as_ref().map(said),
            locale: post.locale,
            creator: post.creator.clone(),
            media: post.media.iter().map(medium).collect(),
            sponsored: post.sponsored,
            likes,
            liked: None,
        }
    }

    /// A post with its texts in every language and its files by their names: what the studio works on.
    #[must_use]
    pub fn whole(post: &Post) -> Self {
        let mut whole = Self::of(post, post.locale, post.likes_seed, ToOwned::to_owned);
        whole.title = post.title.clone();
        whole.summary.clone_from(&post.summary);
        for (json, medium) in whole.media.iter_mut().zip(&post.media) {
            json.alt = medium.alt.clone();
            for (json, hotspot) in json.hotspots.iter_mut().zip(&medium.hotspots) {
                json.label.clone_from(&hotspot.label);
            }
        }
        whole
    }

    /// The same with the likes of its hotspots; one that is not in the map has none.
    #[must_use]
    pub fn with_hotspot_likes(mut self, likes: &BTreeMap<HotspotId, Likes>) -> Self {
        for hotspot in self
            .media
            .iter_mut()
            .flat_map(|medium| &mut medium.hotspots)
        {
            hotspot.likes = Some(
                likes
                    .get(&hotspot.id)
                    .map_or(0, |of_hotspot| of_hotspot.likes),
            );
        }
        self
    }

    /// The same with what the asking visitor likes of it, the post and its hotspots.
    #[must_use]
    pub fn with_liked(mut self, liked: bool, hotspots: &BTreeMap<HotspotId, Likes>) -> Self {
        self.liked = Some(liked);
        for hotspot in self
            .media
            .iter_mut()
            .flat_map(|medium| &mut medium.hotspots)
        {
            hotspot.liked = Some(
                hotspots
                    .get(&hotspot.id)
                    .is_some_and(|of_hotspot| of_hotspot.liked),
            );
        }
        self
    }

    /// The post of an import, if it holds together. Plain texts are in the post's own language.
    pub fn into_post(self) -> Result<Post, PostError> {
        let locale = self.locale;
        let medium = |medium: MediumJson| Medium {
            kind: medium.kind,
            src: medium.src,
            poster: medium.poster,
            width: medium.width,
            height: medium.height,
            alt: medium.alt.in_language(locale),
            looping: medium.looping,
            hotspots: medium
                .hotspots
                .into_iter()
                .map(|hotspot| Hotspot {
                    id: hotspot.id,
                    product: hotspot.product,
                    x: hotspot.x,
                    y: hotspot.y,
                    label: hotspot.label.map(|label| label.in_language(locale)),
                    from_s: hotspot.from_s,
                    to_s: hotspot.to_s,
                    to: hotspot.to,
                    side: hotspot.side,
                })
                .collect(),
        };
        Post {
            id: self.id,
            title: self.title.in_language(locale),
            summary: self.summary.map(|summary| summary.in_language(locale)),
            locale,
            creator: self.creator,
            media: self.media.into_iter().map(medium).collect(),
            sponsored: self.sponsored,
            likes_seed: self.likes,
        }
        .checked()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use serde_json::{Value, json};

    use super::*;

    /// The example of the contract, word for word.
    fn contract() -> Value {
        json!({ "id": "autumn-living-room", "title": "Autumn living room", "locale": "en",
          "creator": { "id": "mara", "name": "Mara" },
          "media": [ { "kind": "photo", "src": "living-room.jpg", "width": 1600, "height": 1200, "alt": "…",
              "hotspots": [ { "id": "chair", "product": "lounge-chair", "x": 0.31, "y": 0.62, "label": null } ] },
            { "kind": "video", "src": "coffee.mp4", "poster": "coffee.jpg", "width": 720, "height": 900, "alt": "…",
              "hotspots": [ { "id": "mug", "product": "coffee-mug", "x": 0.5, "y": 0.4, "from_s": 1.0, "to_s": 4.5 } ] } ],
          "likes": 41 })
    }

    #[test]
    fn what_is_imported_is_answered_again() {
        let post = serde_json::from_value::<PostJson>(contract())
            .unwrap()
            .into_post()
            .unwrap();
        assert_eq!(post.likes_seed, 41);
        assert_eq!(post.title, Localized::of([("en", "Autumn living room")]));
        let answer = PostJson::of(&post, Locale::De, 41, ToOwned::to_owned);
        let mut expected = contract();
        // Answers say what an import may leave out.
        expected["sponsored"] = false.into();
        expected["media"][1]["hotspots"][0]["label"] = Value::Null;
        assert_eq!(serde_json::to_value(answer).unwrap(), expected);
    }

    #[test]
    fn the_whole_post_comes_back_as_it_was() {
        let mut json = contract();
        json["title"] = json!({"en": "Autumn", "de": "Herbst"});
        json["media"][0]["hotspots"][0]["label"] = json!({"en": "Chair", "de": "Sessel"});
        let post = serde_json::from_value::<PostJson>(json)
            .unwrap()
            .into_post()
            .unwrap();
        assert_eq!(PostJson::whole(&post).into_post().unwrap(), post);
    }

    #[test]
    fn a_hotspot_may_move_and_say_where_its_card_opens() {
        let mut json = contract();
        json["media"][1]["hotspots"][0]["to"] = json!({"x": 0.8, "y": 0.25});
        json["media"][1]["hotspots"][0]["side"] = "above".into();
        json["media"][1]["hotspots"][0]["label"] = Value::Null;
        json["sponsored"] = false.into();
        let post = serde_json::from_value::<PostJson>(json.clone())
            .unwrap()
            .into_post()
            .unwrap();
        let answer = PostJson::of(&post, Locale::En, 41, ToOwned::to_owned);
        assert_eq!(serde_json::to_value(answer).unwrap(), json);
    }

    #[test]
    fn files_become_addresses() {
        let post = serde_json::from_value::<PostJson>(contract())
            .unwrap()
            .into_post()
            .unwrap();
        let answer = PostJson::of(&post, Locale::En, 0, |src| {
            format!("https://shop.example/media/{src}")
        });
        let posters: Vec<_> = answer.media.iter().map(|m| m.poster.as_deref()).collect();
        assert_eq!(
            posters,
            [None, Some("https://shop.example/media/coffee.jpg")]
        );
    }

    #[test]
    fn a_post_that_cannot_be_says_which_field() {
        for (pointer, value, words) in [
            ("/media/0/hotspots/0/x", json!(31), "from 0 to 1"),
            ("/id", json!("Autumn Living Room"), "PostId"),
            ("/locale", json!("xx"), "language"),
            ("/media", json!([]), "media is empty"),
            ("/media/1/poster", json!(null), "media[1]"),
            (
                "/media/1/hotspots/0",
                json!({"id": "mug", "product": "mug", "x": 0, "y": 0, "to": {"x": 1, "y": 1}}),
                "no to_s",
            ),
            (
                "/media/1/hotspots/0",
                json!({"id": "mug", "product": "mug", "x": 0, "y": 0, "side": "behind"}),
                "behind",
            ),
        ] {
            let mut json = contract();
            *json.pointer_mut(pointer).unwrap() = value;
            let error = match serde_json::from_value::<PostJson>(json) {
                Err(error) => error.to_string(),
                Ok(post) => post.into_post().unwrap_err().to_string(),
            };
            assert!(error.contains(words), "{pointer}: {error}");
        }
    }
}
