//! Where a hotspot is at a moment of a video, and what moving it there means. Pure.
//!
//! A hotspot that moves has two places: one when it appears and one when it goes. Whoever moves it at a moment moves
//! the place that is nearer in time; a hotspot that stays, and every one in a picture, has only the first.

use super::edit::{change, hotspot, inside};
use crate::api::PostJson;
use crate::api::post::HotspotJson;
use crate::domain::{HotspotId, Place};

/// The two places of a hotspot that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it appears.
    First,
    /// Where it goes.
    Last,
}

/// When it appears, and when it goes if it moves.
fn moments(spot: &HotspotJson) -> (f64, Option<f64>) {
    (spot.from_s.unwrap_or(0.0), spot.to.and(spot.to_s))
}

/// The end that is nearer to a moment, with the moment that belongs to it; nothing for one that stays.
#[must_use]
pub fn end_at(spot: &HotspotJson, time_s: f64) -> Option<(End, f64)> {
    let (from_s, to_s) = moments(spot);
    let to_s = to_s?;
    Some(match time_s < f64::midpoint(from_s, to_s) {
        true => (End::First, from_s),
        false => (End::Last, to_s),
    })
}

/// Where it is at a moment, as shares from the left and from the top.
#[must_use]
pub fn place_at(spot: &HotspotJson, time_s: f64) -> (f64, f64) {
    let start = (spot.x.get(), spot.y.get());
    let ((from_s, Some(to_s)), Some(to)) = (moments(spot), spot.to) else {
        return start;
    };
    let way = ((time_s - from_s) / (to_s - from_s)).clamp(0.0, 1.0);
    let between = |from: f64, to: f64| from + (to - from) * way;
    (between(start.0, to.x.get()), between(start.1, to.y.get()))
}

/// Puts a hotspot at a place, at a moment.
pub fn place(post: &mut PostJson, id: &HotspotId, time_s: f64, (x, y): (f64, f64)) {
    change(post, id, |spot| {
        match (end_at(spot, time_s), &mut spot.to) {
            (Some((End::Last, _)), Some(to)) => {
                *to = Place {
                    x: inside(x),
                    y: inside(y),
                };
            }
            _ => {
                spot.x = inside(x);
                spot.y = inside(y);
            }
        }
    });
}

/// Moves a hotspot by a share of the picture, at a moment.
pub fn nudge(post: &mut PostJson, id: &HotspotId, time_s: f64, (dx, dy): (f64, f64)) {
    let Some((x, y)) = hotspot(post, id).map(|spot| match (end_at(spot, time_s), spot.to) {
        (Some((End::Last, _)), Some(to)) => (to.x.get(), to.y.get()),
        _ => (spot.x.get(), spot.y.get()),
    }) else {
        return;
    };
    place(post, id, time_s, (x + dx, y + dy));
}

/// Lets a hotspot move: it begins where it is and ends there too until its end is moved.
/// One that did not say when it goes does so at `end_s`.
pub fn begin(post: &mut PostJson, id: &HotspotId, end_s: f64) {
    change(post, id, |spot| {
        let from_s = spot.from_s.unwrap_or(0.0);
        let to_s = spot.to_s.unwrap_or(end_s);
        if to_s.is_finite() && to_s > from_s {
            spot.to_s = Some(to_s);
            spot.to = Some(Place {
                x: spot.x,
                y: spot.y,
            });
        }
    });
}

/// Lets it stay where it appears.
pub fn stay(post: &mut PostJson, id: &HotspotId) {
    change(post, id, |spot| spot.to = None);
}

/// Sets when a hotspot of a video is there; a span that would end before it begins stays as it was.
/// One that no longer says when it goes no longer moves.
pub fn span(post: &mut PostJson, id: &HotspotId, from_s: Option<f64>, to_s: Option<f64>) {
    let runs = match (from_s, to_s) {
        (from_s, Some(to_s)) => to_s > from_s.unwrap_or(0.0),
        _ => true,
    };
    let valid = |t: Option<f64>| t.is_none_or(|t| t.is_finite() && t >= 0.0);
    if runs && valid(from_s) && valid(to_s) {
        change(post, id, |spot| {
            spot.from_s = from_s;
            spot.to_s = to_s;
            spot.to = spot.to.filter(|_| to_s.is_some());
        });
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ProductId;
    use crate::studio::edit::add;

    fn post() -> (PostJson, HotspotId) {
        let mut post = serde_json::from_str(
            r#"{"id": "a", "title": "A", "creator": {"id": "mara", "name": "Mara"},
                "media": [{"kind": "video", "src": "a.mp4", "poster": "a.jpg", "width": 4, "height": 3}]}"#,
        )
        .unwrap();
        let mug = ProductId::new("mug").unwrap();
        let id = add(&mut post, 0, &mug, (0.2, 0.4)).unwrap();
        (post, id)
    }

    fn spot(post: &PostJson, id: &HotspotId) -> HotspotJson {
        hotspot(post, id).unwrap().clone()
    }

    #[test]
    fn it_goes_steadily_from_one_place_to_the_other() {
        let (mut post, id) = post();
        assert_eq!(place_at(&spot(&post, &id), 9.0), (0.2, 0.4));
        span(&mut post, &id, Some(1.0), Some(5.0));
        begin(&mut post, &id, 60.0);
        place(&mut post, &id, 4.0, (0.6, 0.8));
        let moving = spot(&post, &id);
        for (time_s, x) in [(0.0, 0.2), (1.0, 0.2), (3.0, 0.4), (5.0, 0.6), (9.0, 0.6)] {
            assert!((place_at(&moving, time_s).0 - x).abs() < 1e-9, "{time_s}");
        }
        assert_eq!(end_at(&moving, 2.9), Some((End::First, 1.0)));
        assert_eq!(end_at(&moving, 3.0), Some((End::Last, 5.0)));
        nudge(&mut post, &id, 1.0, (0.1, 0.0));
        nudge(&mut post, &id, 5.0, (0.0, 0.1));
        let moved = spot(&post, &id);
        assert_eq!((moved.x.get(), moved.y.get()), (0.3, 0.4));
        let to = moved.to.unwrap();
        assert_eq!((to.x.get(), to.y.get()), (0.6, 0.9));
        assert!(post.into_post().is_ok());
    }

    #[test]
    fn a_way_needs_its_end() {
        let (mut post, id) = post();
        begin(&mut post, &id, f64::NAN);
        assert_eq!(spot(&post, &id).to, None);
        begin(&mut post, &id, 6.0);
        assert_eq!(spot(&post, &id).to_s, Some(6.0));
        span(&mut post, &id, Some(1.0), None);
        assert_eq!(spot(&post, &id).to, None);
        begin(&mut post, &id, 6.0);
        stay(&mut post, &id);
        let stays = spot(&post, &id);
        assert_eq!((stays.to, stays.to_s), (None, Some(6.0)));
    }

    #[test]
    fn a_span_runs_forward() {
        let (mut post, id) = post();
        span(&mut post, &id, Some(1.0), Some(2.5));
        for (from_s, to_s) in [
            (Some(3.0), Some(2.0)),
            (Some(-1.0), None),
            (None, Some(f64::NAN)),
        ] {
            span(&mut post, &id, from_s, to_s);
        }
        let kept = spot(&post, &id);
        assert_eq!((kept.from_s, kept.to_s), (Some(1.0), Some(2.5)));
    }

    proptest! {
        #[test]
        fn a_hotspot_stays_inside_its_picture(moves in prop::collection::vec((0.0_f64..6.0, -3.0_f64..3.0, -3.0_f64..3.0), 0..40)) {
            let (mut post, id) = post();
            begin(&mut post, &id, 6.0);
            for (time_s, dx, dy) in moves {
                nudge(&mut post, &id, time_s, (dx, dy));
                let (x, y) = place_at(&spot(&post, &id), time_s);
                prop_assert!((0.0..=1.0).contains(&x) && (0.0..=1.0).contains(&y));
            }
        }
    }
}
