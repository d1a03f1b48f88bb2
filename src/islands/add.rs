//! Adding to the bag.

use wasm_bindgen::JsValue;
use web_sys::{Element, FormData, HtmlElement};

use super::{
    cart,
    embed::{Embed, item_of},
    ga4::Item,
    lines::{Piece, Wish},
    personal,
    sheet,
    wire::Notice,
};
use crate::browser::{
    dom::{self, Find},
    json,
};

/// The property of a control that holds what it was last used for, until that is in the bag.
const ASKED: &str = "spotletAsked";

/// Puts what the form of the control's card said into the bag, unless the page takes over.
pub fn add(embed: &Embed, control: &HtmlElement, form: &FormData) {
    let Some(card) = dom::closest(control, "[data-card]") else { return dom::set_busy(control, false) };
    let Some(item) = item_in(&card, form) else { return dom::set_busy(control, false) };
    let hotspot = dom::attribute(&card, "data-card");
    let (quantity, piece) = (item.quantity, Piece { variant: item.variant.clone(), made: personal::made(&card, form) });
    // A second tap while the first is under way is one tap. Whoever has chosen something else in between wishes for that too.
    let asked = [&piece.variant, " ", &piece.made].concat();
    if json::text(control, ASKED).as_ref() == Some(&asked) {
        return;
    }
    let wish = Wish::Add { piece, quantity };
    if !embed.emit("add", &embed.detail(&hotspot, vec![item])) {
        return dom::set_busy(control, false);
    }
    json::set(control, ASKED, &asked.as_str().into());
    cart::set_origin(embed.origin(&hotspot));
    let (embed, control, card) = (embed.clone(), control.clone(), card.clone());
    cart::wish(
        wish,
        Box::new(move |outcome| {
            if json::text(&control, ASKED) == Some(asked) {
                json::set(&control, ASKED, &JsValue::UNDEFINED);
                dom::set_busy(&control, false);
            }
            let words = embed.strings();
            if let Some(added) = card.find("[data-added]") {
                added.set_hidden(outcome.is_err());
            }
            if let Some(refused) = card.find("[data-refused]") {
                refused.remove();
            }
            match outcome {
                Ok(()) => {
                    embed.say(&words.get("added"));
                    sheet::prefetch();
                }
                Err(notice) => {
                    let (code, text) = match notice {
                        Notice::Offline => ("offline", words.get("offline")),
                        Notice::Failed => ("add_failed", words.get("failed")),
                        Notice::Said(text) => ("add_refused", text),
                    };
                    embed.say(&text);
                    embed.emit_error(code, &text);
                    show_refusal(&control, &text);
                }
            }
        }),
    );
}

/// The product of a card as its form asks for it.
fn item_in(card: &Element, form: &FormData) -> Option<Item> {
    let quantity = form.get("quantity").as_string().and_then(|text| text.parse::<i64>().ok());
    let quantity = quantity.and_then(|quantity| u32::try_from(quantity).ok()).unwrap_or(1);
    let variant = form.get("variant").as_string()?;
    let choice = card.all("[name=variant]").into_iter().find(|choice| dom::attribute(choice, "value") == variant)?;
    Some(item_of(card, &choice, quantity))
}

/// Says it in the card too, which may lie over the status. For eyes: the status is what screen readers hear.
fn show_refusal(control: &HtmlElement, text: &str) {
    let (Some(place), Some(document)) = (dom::closest(control, "form"), control.owner_document()) else { return };
    let Ok(refusal) = document.create_element("p") else { return };
    dom::set_attribute(&refusal, "class", Some("alert"));
    dom::set_attribute(&refusal, "data-refused", Some(""));
    refusal.set_text_content(Some(text));
    // Refused only for a place that is no longer in the page.
    let _ = place.append_child(&refusal);
}
