//! Changes to a post. Each keeps it whole: a hotspot stays inside its picture, its id is no other's.

use crate::api::PostJson;
use crate::api::post::{HotspotJson, MediumJson};
use crate::domain::{CardSide, Fraction, HotspotId, Locale, Localized, ProductId};

/// A fine step of an arrow key, as a share of the picture.
pub const FINE: f64 = 0.005;
/// A coarse one.
pub const COARSE: f64 = 0.05;

/// A share of the picture, kept inside it and to a ten-thousandth.
#[must_use]
pub fn inside(share: f64) -> Fraction {
    let share = if share.is_finite() { share } else { 0.5 };
    Fraction::nearest((share * 10_000.0).round() / 10_000.0)
}

/// Adds a hotspot and returns its id; nothing where there is no such medium.
pub fn add(
    post: &mut PostJson,
    medium: usize,
    product: &ProductId,
    (x, y): (f64, f64),
) -> Option<HotspotId> {
    let id = free_id(post, product)?;
    let medium = post.media.get_mut(medium)?;
    medium.hotspots.push(HotspotJson {
        id: id.clone(),
        product: product.clone(),
        x: inside(x),
        y: inside(y),
        label: None,
        from_s: None,
        to_s: None,
        to: None,
        side: None,
        likes: None,
        liked: None,
    });
    Some(id)
}

/// The product's own word, or that with a number.
fn free_id(post: &PostJson, product: &ProductId) -> Option<HotspotId> {
    let is_taken = |id: &HotspotId| {
        let mut all = post.media.iter().flat_map(|medium| &medium.hotspots);
        all.any(|hotspot| hotspot.id == *id)
    };
    (1..1000).find_map(|number| {
        let text = match number {
            1 => product.to_string(),
            n => {
                let mut short = product.to_string();
                short.truncate(58);
                format!("{}-{n}", short.trim_end_matches('-'))
            }
        };
        HotspotId::new(text).ok().filter(|id| !is_taken(id))
    })
}

/// A hotspot.
#[must_use]
pub fn hotspot<'a>(post: &'a PostJson, id: &HotspotId) -> Option<&'a HotspotJson> {
    let mut all = post.media.iter().flat_map(|medium| &medium.hotspots);
    all.find(|hotspot| hotspot.id == *id)
}

/// Changes a hotspot, if it is there.
pub fn change(post: &mut PostJson, id: &HotspotId, change: impl FnOnce(&mut HotspotJson)) {
    let mut all = post
        .media
        .iter_mut()
        .flat_map(|medium| &mut medium.hotspots);
    if let Some(hotspot) = all.find(|hotspot| hotspot.id == *id) {
        change(hotspot);
    }
}

/// Opens a hotspot's card on a side, or with nothing where there is room.
pub fn side(post: &mut PostJson, id: &HotspotId, side: Option<CardSide>) {
    change(post, id, |hotspot| hotspot.side = side);
}

/// Names a hotspot in the post's language; an empty name gives the product's title back.
pub fn label(post: &mut PostJson, id: &HotspotId, text: &str) {
    let locale = post.locale;
    change(post, id, |hotspot| {
        let label = hotspot.label.take().unwrap_or_default();
        let label = label.with(locale, text);
        hotspot.label = (!label.is_empty()).then_some(label);
    });
}

/// Takes a hotspot away.
pub fn remove(post: &mut PostJson, id: &HotspotId) {
    for medium in &mut post.media {
        medium.hotspots.retain(|hotspot| hotspot.id != *id);
    }
}

/// Moves a medium by one place, or a hotspot's medium by more; stays inside the row. Returns where it is now.
pub fn move_medium(post: &mut PostJson, from: usize, by: isize) -> usize {
    let last = post.media.len().saturating_sub(1);
    let to = from.saturating_add_signed(by).min(last);
    if from <= last && from != to {
        let medium = post.media.remove(from);
        post.media.insert(to, medium);
    }
    to
}

/// Adds a medium at the end and returns its place.
pub fn add_medium(post: &mut PostJson, medium: MediumJson) -> usize {
    post.media.push(medium);
    post.media.len() - 1
}

/// Takes a medium away with its hotspots.
pub fn remove_medium(post: &mut PostJson, index: usize) {
    if index < post.media.len() {
        post.media.remove(index);
    }
}

/// A text in the post's language.
#[must_use]
pub fn said(text: &Localized, locale: Locale) -> String {
    text.get(locale).to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn post() -> PostJson {
        serde_json::from_str(
            r#"{"id": "a", "title": {"en": "A", "de": "Ein A"}, "creator": {"id": "mara", "name": "Mara"},
                "media": [{"kind": "photo", "src": "a.jpg", "width": 4, "height": 3},
                          {"kind": "photo", "src": "b.jpg", "width": 4, "height": 3}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn hotspots_of_one_product_have_their_own_ids() {
        let mut post = post();
        let mug = ProductId::new("mug").unwrap();
        let ids: Vec<String> = [0, 1, 0]
            .map(|medium| {
                add(&mut post, medium, &mug, (0.5, 0.5))
                    .unwrap()
                    .to_string()
            })
            .into();
        assert_eq!(ids, ["mug", "mug-2", "mug-3"]);
        assert_eq!(add(&mut post, 7, &mug, (0.5, 0.5)), None);
        remove(&mut post, &HotspotId::new("mug-2").unwrap());
        assert!(post.media[1].hotspots.is_empty());
        assert!(post.into_post().is_ok());
    }

    #[test]
    fn a_name_is_in_the_posts_language() {
        let mut post = post();
        let id = add(&mut post, 0, &ProductId::new("mug").unwrap(), (0.1, 0.1)).unwrap();
        label(&mut post, &id, "The mug");
        let named = hotspot(&post, &id).unwrap().label.clone().unwrap();
        assert_eq!(named, Localized::of([("en", "The mug")]));
        label(&mut post, &id, "");
        assert_eq!(hotspot(&post, &id).unwrap().label, None);
    }

    #[test]
    fn media_move_within_their_row() {
        let mut post = post();
        assert_eq!(move_medium(&mut post, 0, -1), 0);
        assert_eq!(move_medium(&mut post, 0, 1), 1);
        assert_eq!(post.media[1].src, "a.jpg");
        assert_eq!(move_medium(&mut post, 1, 5), 1);
        remove_medium(&mut post, 9);
        assert_eq!(post.media.len(), 2);
    }
}
