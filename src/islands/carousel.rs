//! Turning from one medium to the next.

use gloo_events::EventListener;
use web_sys::{HtmlElement, ShadowRoot};

use super::embed::Embed;
use crate::browser::{
    dom::{self, Find},
    page,
};

/// Shows the arrows only where there is something to turn to.
pub fn watch(embed: &Embed) {
    let Some(slides) = embed.root.find("[data-slides]") else { return };
    let root = embed.root.clone();
    show_arrows(&root, &slides);
    let shown = slides.clone();
    embed.keep(EventListener::new(&slides, "scroll", move |_| show_arrows(&root, &shown)));
}

/// Scrolls by one slide: 1 forwards, -1 back, in reading direction.
pub fn turn(embed: &Embed, direction: f64) {
    let Some(slides) = embed.root.find("[data-slides]") else { return };
    let is_mirrored = page::style(&slides, "direction") == "rtl";
    slides.scroll_by_with_x_and_y(f64::from(slides.client_width()) * direction * if is_mirrored { -1.0 } else { 1.0 }, 0.0);
}

fn show_arrows(root: &ShadowRoot, slides: &HtmlElement) {
    // Right to left, the position counts down from nought.
    let position = slides.scroll_left().abs();
    let rest = slides.scroll_width() - slides.client_width() - position;
    // Half a slide, since a position between two is on its way.
    let half = slides.client_width() / 2;
    for (arrow, has_more) in [("[data-action=prev]", position > half), ("[data-action=next]", rest > half)] {
        if let Some(arrow) = root.find(arrow) {
            dom::set_attribute(&arrow, "disabled", (!has_more).then_some(""));
        }
    }
}
