//! The variant picker: price, availability and picture follow the choice. All texts are the server's, kept beside each choice.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::embed::Embed;
use crate::browser::dom::{self, Find};

/// Shows what was chosen before anybody listened: radio buttons need no script.
pub fn watch(embed: &Embed) {
    for input in embed.root.all("[name=variant]:checked:not([checked])") {
        choose(&input);
    }
}

/// Shows what the chosen input says on its card.
pub fn choose(input: &HtmlElement) {
    let Some(card) = dom::closest(input, "[data-card]") else { return };
    for (target, source) in [
        ("[data-price]", "data-price"),
        ("[data-list-price]", "data-list-price"),
        ("[data-unit-price]", "data-unit-price"),
        ("[data-availability]", "data-availability"),
    ] {
        // A choice carries the attribute of the same name, hence `:not(input)`.
        if let Some(place) = card.find(&[target, ":not(input)"].concat()) {
            let text = dom::attribute(input, source);
            dom::set_attribute(&place, "hidden", text.is_empty().then_some(""));
            place.set_text_content(Some(&text));
        }
    }
    let is_sold_out = input.dyn_ref::<HtmlInputElement>().is_some_and(HtmlInputElement::disabled);
    if let Some(place) = card.find("[data-availability]:not(input)") {
        // Only fails for an empty class name.
        let _ = place.class_list().toggle_with_force("out", is_sold_out);
    }
    if let Some(button) = card.find("[data-action=add]") {
        dom::set_attribute(&button, "disabled", is_sold_out.then_some(""));
        let word = dom::attribute(&button, if is_sold_out { "data-t-sold-out" } else { "data-t-add" });
        if !word.is_empty() {
            button.set_text_content(Some(&word));
        }
    }
    show_picture(&card, &dom::attribute(input, "data-image"));
}

fn show_picture(card: &Element, src: &str) {
    if let (false, Some(picture)) = (src.is_empty(), card.find(".shot img, img")) {
        dom::set_attribute(&picture, "srcset", None);
        dom::set_attribute(&picture, "src", Some(src));
    }
}
