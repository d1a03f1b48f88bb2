//! The stylesheet of one post: where its hotspots lie, what shape its media have.
//!
//! A strict content security policy forbids `style` attributes, so positions are rules. The text is a pure function of the post,
//! which lets the server address it by its hash.

use crate::view::model::PostView;
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
            nth += 1;
        }
    }
    css
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
    use super::{is_plain_data_url, percent};

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
