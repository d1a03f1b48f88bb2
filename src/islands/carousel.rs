//! Turning from one medium to the next.

use super::embed::Embed;
use crate::browser::{dom::Find, page};

/// Scrolls by one slide: 1 forwards, -1 back, in reading direction.
pub fn turn(embed: &Embed, direction: f64) {
    let Some(slides) = embed.root.find("[data-slides]") else { return };
    let is_mirrored = page::style(&slides, "direction") == "rtl";
    slides.scroll_by_with_x_and_y(f64::from(slides.client_width()) * direction * if is_mirrored { -1.0 } else { 1.0 }, 0.0);
}
