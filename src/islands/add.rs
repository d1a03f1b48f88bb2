//! Adding to the bag.

use web_sys::HtmlElement;

use super::{
    cart,
    embed::{Embed, item_on},
    lines::{Piece, Wish},
    personal,
    sheet,
    wire::Notice,
};
use crate::browser::dom::{self, Find};

/// Puts the chosen variant of the control's card into the bag, unless the page takes over.
pub fn add(embed: &Embed, control: &HtmlElement) {
    let Some(card) = dom::closest(control, "[data-card]") else { return dom::set_busy(control, false) };
    let quantity = dom::value(&card, "[name=quantity]").and_then(|text| text.parse::<i64>().ok());
    let quantity = quantity.and_then(|quantity| u32::try_from(quantity).ok()).unwrap_or(1);
    let Some(item) = item_on(&card, quantity) else { return dom::set_busy(control, false) };
    let hotspot = dom::attribute(&card, "data-card");
    let piece = Piece { variant: item.variant.clone(), made: personal::made(&card) };
    let wish = Wish::Add { piece, quantity };
    if !embed.emit("add", &embed.detail(&hotspot, vec![item])) {
        return dom::set_busy(control, false);
    }
    cart::set_origin(embed.origin(&hotspot));
    let (embed, control, card) = (embed.clone(), control.clone(), card.clone());
    cart::wish(
        wish,
        Box::new(move |outcome| {
            dom::set_busy(&control, false);
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
