//! A message in the markup that the server wrote.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlInputElement};

use super::super::{
    embed::Embed,
    embeds,
    likes,
    store::Store,
};
use crate::browser::{
    dom::{self, Find},
    json, time,
};

const AGAIN_MS: i32 = 300;

thread_local! {
    /// The last numbers that came while a like of one's own was under way, by what they are of.
    static WAITING: RefCell<Vec<(String, JsValue)>> = const { RefCell::new(Vec::new()) };
}

/// Shows a message in every embed of its post.
pub fn show(store: Store, message: &JsValue) {
    let Some(post) = json::text(message, "post") else { return };
    match json::text(message, "type").as_deref() {
        Some("likes") => {
            let hotspot = json::text(message, "hotspot").unwrap_or_default();
            show_likes(store, likes::path(&post, &hotspot), message.clone());
        }
        Some("stock") => each(&post, |embed| show_stock(embed, message)),
        Some("comment") => each(&post, |embed| show_comments(embed, message)),
        // A newer server; its own pages will know.
        _ => {}
    }
}

fn each(post: &str, show: impl Fn(&Embed)) {
    for embed in embeds::all() {
        if embed.data("post") == post {
            show(&embed);
        }
    }
}

/// A like of one's own that is under way is not contradicted; the number is told once it has arrived.
fn show_likes(store: Store, path: String, message: JsValue) {
    let known = take_waiting(&path);
    if known.is_none() && !likes::is_busy() {
        return likes::learn(store, &path, &message);
    }
    // Of several numbers only the last one is told, or an older one would have the last word.
    WAITING.with_borrow_mut(|waiting| waiting.push((path.clone(), message)));
    if known.is_some() {
        return;
    }
    spawn_local(async move {
        while likes::is_busy() {
            time::sleep(AGAIN_MS).await;
        }
        // The reply to one's own like is newer; what it does not know comes with the next message.
        if let Some(message) = take_waiting(&path) {
            likes::learn(store, &path, &message);
        }
    });
}

fn take_waiting(path: &str) -> Option<JsValue> {
    WAITING.with_borrow_mut(|waiting| {
        let index = waiting.iter().position(|(of, _)| of == path)?;
        Some(waiting.swap_remove(index).1)
    })
}

fn show_stock(embed: &Embed, message: &JsValue) {
    let is_available = json::field(message, "available").as_bool().unwrap_or(true);
    let (Some(variant), Some(text)) =
        (json::text(message, "variant"), json::text(&json::field(message, "texts"), &embed.locale()))
    else {
        return;
    };
    for input in embed.root.all("input[name=variant]") {
        let Some(input) = input.dyn_ref::<HtmlInputElement>().filter(|input| input.value() == variant) else { continue };
        let is_choice = input.type_() == "radio";
        if is_choice {
            dom::set_attribute(input, "data-availability", Some(&text));
            input.set_disabled(!is_available);
        }
        if let (true, Some(card)) = (!is_choice || input.checked(), dom::closest(input, "[data-card]")) {
            show_on_card(&card, is_available, &text);
        }
    }
}

fn show_on_card(card: &Element, is_available: bool, text: &str) {
    if let Some(place) = card.find("[data-availability]:not(input)") {
        place.set_text_content(Some(text));
        // Only fails for an empty class name.
        let _ = place.class_list().toggle_with_force("out", !is_available);
    }
    if let Some(button) = card.find("[data-action=add]") {
        dom::set_attribute(&button, "disabled", (!is_available).then_some(""));
        let word = dom::attribute(&button, if is_available { "data-t-add" } else { "data-t-sold-out" });
        if !word.is_empty() {
            button.set_text_content(Some(&word));
        }
    }
}

fn show_comments(embed: &Embed, message: &JsValue) {
    let texts = json::field(&json::field(message, "texts"), &embed.locale());
    for place in embed.root.all("[data-comment-count]") {
        place.set_text_content(json::text(&texts, "short").as_deref());
        dom::set_attribute(&place, "title", json::text(&texts, "long").as_deref());
    }
}
