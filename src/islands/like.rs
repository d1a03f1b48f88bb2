//! Like buttons, of the post and of each hotspot.

use web_sys::HtmlElement;

use super::{
    embed::Embed,
    likes,
    store::{State, store},
};
use crate::browser::{
    dom::{self, Find},
    json,
};

const BUTTONS: &str = "[data-action=like],[data-action=like-hotspot]";

/// Shows likes as the state has them. What it does not know stays as the server wrote it.
pub fn show(embed: &Embed, state: &State) {
    let post = embed.data("post");
    for button in embed.root.all(BUTTONS) {
        let path = path(&post, &button);
        let Some(like) = state.likes.iter().find(|like| like.path == path) else { continue };
        if let Some(liked) = like.liked {
            dom::set_attribute(&button, "aria-pressed", Some(if liked { "true" } else { "false" }));
        }
        let Some(place) = count_beside(&button) else { continue };
        let texts = json::field(&like.texts, &embed.locale());
        if let Some(text) = json::text(&texts, "short") {
            dom::set_attribute(&place, "title", json::text(&texts, "long").as_deref());
            place.set_text_content(Some(&text));
        } else if let Some(count) = like.count {
            let text = if count > 0 { count.to_string() } else { String::new() };
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
    likes::path(post, &dom::attribute(button, "data-hotspot"))
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
