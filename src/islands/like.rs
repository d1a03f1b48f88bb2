//! Like buttons, of the post and of each hotspot.

use web_sys::HtmlElement;

use super::{
    embed::Embed,
    likes,
    store::{State, store},
};
use crate::browser::{
    dom::{self, Find},
    intl,
};

const BUTTONS: &str = "[data-action=like],[data-action=like-hotspot]";

/// Shows likes as the state has them. What it does not know stays as the server wrote it.
pub fn show(embed: &Embed, state: &State) {
    let post = embed.data("post");
    for button in embed.root.all(BUTTONS) {
        let path = path(&post, &button);
        let Some(like) = state.likes.iter().find(|like| like.path == path) else { continue };
        dom::set_attribute(&button, "aria-pressed", Some(if like.liked { "true" } else { "false" }));
        if let (Some(place), Some(count)) = (count_beside(&button), like.count) {
            let text = if count > 0 { intl::count(count, &embed.locale()) } else { String::new() };
            place.set_text_content(Some(&text));
        }
    }
}

/// Likes, or takes it back.
pub fn toggle(embed: &Embed, button: &HtmlElement) {
    let Some(store) = store() else { return };
    let liked = likes::toggle(store, &path(&embed.data("post"), button), shown_count(button));
    let hotspot = dom::attribute(button, "data-hotspot");
    embed.emit_with("like", &embed.detail(&hotspot, Vec::new()), "liked", liked.into());
}

fn path(post: &str, button: &HtmlElement) -> String {
    let hotspot = dom::attribute(button, "data-hotspot");
    if hotspot.is_empty() { post.to_owned() } else { [post, "/hotspots/", &hotspot].concat() }
}

/// Where the number stands: beside the button, so that the button's name stays a word.
fn count_beside(button: &HtmlElement) -> Option<HtmlElement> {
    dom::closest(button, "[data-counted]")?.find("[data-likes]")
}

/// The number beside the button. A shortened one ("1.2K") is no number to count on.
fn shown_count(button: &HtmlElement) -> Option<i64> {
    let place = count_beside(button)?;
    let text = dom::text(&place);
    if text.is_empty() { Some(0) } else { text.parse().ok() }
}
