//! The stylesheet of one post: where its hotspots lie, what shape its media have.
//!
//! A strict content security policy forbids `style` attributes, so positions are rules. The text is a pure function of the post,
//! which lets the server address it by its hash.

use crate::domain::CardSide;
use crate::view::model::{HotspotView, PostView};
use std::fmt::Write as _;

/// Rules for `.m{n}` (media), `.h{n}` (hotspots) and `.c{n}` (cards), numbered across the post.
pub fn post_css(post: &PostView) -> String {
    let mut css = String::new();
    let mut nth = 0;
    for (index, medium) in post.media.iter().enumerate() {
        let (width, height) = (medium.image.width.max(1), medium.image.height.max(1));
        // Writing to a `String` cannot fail.
        let _ = write!(css, ".m{index}{{--w:{width};--h:{height}");
        if let Some(placeholder) = medium
            .image
            .placeholder
            .as_deref()
            .filter(|url| is_plain_data_url(url))
        {
            let _ = write!(css, ";background-image:url({placeholder})");
        }
        css.push('}');
        for hotspot in &medium.hotspots {
            let _ = write!(
                css,
                ".h{nth}{{left:{}%;top:{}%;anchor-name:--h{nth}}}.c{nth}{{position-anchor:--h{nth}}}",
                percent(hotspot.x),
                percent(hotspot.y),
            );
            write_motion(&mut css, nth, hotspot);
            if let Some(side) = hotspot.side {
                let _ = write!(css, ".c{nth}{{{}}}", card_side(side));
            }
            nth += 1;
        }
    }
    css
}

/// The way of a hotspot that moves, as an animation whose moments are those of the video: the core sets its time.
fn write_motion(css: &mut String, nth: usize, hotspot: &HotspotView) {
    let (Some((x, y)), Some(to_s)) = (hotspot.to, hotspot.to_s) else {
        return;
    };
    let from_s = hotspot.from_s.unwrap_or(0.0);
    let _ = write!(
        css,
        "@keyframes p{nth}{{to{{left:{}%;top:{}%}}}}.h{nth}{{--move:p{nth} {}s {from_s}s linear both paused}}",
        percent(x),
        percent(y),
        milli(to_s - from_s),
    );
}

/// The side a card prefers, the way it is laid there, and what it tries next; `card.css` reads all three.
fn card_side(side: CardSide) -> &'static str {
    match side {
        CardSide::Left => "--side:left",
        CardSide::Right => "--side:right",
        CardSide::Above => "--side:top;--across:auto;--next:flip-block,right,left",
        CardSide::Below => "--side:bottom;--across:auto;--next:flip-block,right,left",
    }
}

/// Seconds to a thousandth.
fn milli(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

/// A fraction as a percentage with at most two decimals.
fn percent(fraction: f64) -> f64 {
    (fraction.clamp(0.0, 1.0) * 10_000.0).round() / 100.0
}

/// Guards the unquoted `url()` against anything but base64 data.
fn is_plain_data_url(url: &str) -> bool {
    url.starts_with("data:image/")
        && url
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+/=:;,-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::{card_side, is_plain_data_url, percent, write_motion};
    use crate::domain::CardSide;
    use crate::view::model::HotspotView;

    #[test]
    fn a_hotspot_that_moves_has_a_way_as_long_as_its_span() {
        let stays = HotspotView {
            id: "mug".to_owned(),
            x: 0.2,
            y: 0.4,
            from_s: Some(1.0),
            to_s: Some(4.5),
            to: None,
            side: None,
            label: "Mug".to_owned(),
        };
        let moves = HotspotView {
            to: Some((0.6, 1.0 / 3.0)),
            ..stays.clone()
        };
        let css = |hotspot| {
            let mut css = String::new();
            write_motion(&mut css, 3, hotspot);
            css
        };
        assert_eq!(css(&stays), "");
        assert_eq!(
            css(&moves),
            "@keyframes p3{to{left:60%;top:33.33%}}.h3{--move:p3 3.5s 1s linear both paused}"
        );
    }

    #[test]
    fn what_a_card_tries_next_lies_across_from_its_side() {
        for side in CardSide::ALL {
            let is_beside = matches!(side, CardSide::Left | CardSide::Right);
            assert_eq!(card_side(side).contains("--next"), !is_beside, "{side:?}");
        }
    }

    #[test]
    fn positions_are_percentages_inside_the_picture() {
        for (fraction, expected) in [
            (0.0, 0.0),
            (0.6006, 60.06),
            (1.0 / 3.0, 33.33),
            (1.7, 100.0),
            (-0.2, 0.0),
        ] {
            assert_eq!(percent(fraction), expected);
        }
    }

    #[test]
    fn only_plain_data_urls_reach_the_stylesheet() {
        assert!(is_plain_data_url("data:image/jpeg;base64,/9j/4AAQ+g=="));
        for hostile in [
            "https://evil.example/x.png",
            "data:image/png;base64,AA)}body{display:none",
            "data:text/css,a",
            "data:image/svg+xml,<svg>",
        ] {
            assert!(!is_plain_data_url(hostile), "{hostile}");
        }
    }
}
