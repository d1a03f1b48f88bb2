//! Where the focus goes when a card closes: back to what opened it.
//!
//! Browsers do this by themselves, except that Chromium remembers the embedding element instead of the button inside its shadow root, and
//! so loses the reader's place.

use std::{cell::RefCell, rc::Rc};

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::embed::Embed;
use crate::browser::{
    dom::{self, Find},
    json,
};

/// Watches the embed's cards.
pub fn watch(embed: &Embed) {
    let opener = Rc::new(RefCell::new(None::<HtmlElement>));
    let (remembered, root) = (opener.clone(), embed.root.clone());
    let before = listen(&embed.root, "beforetoggle", move |card, opens| {
        let focused = root.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
        let is_inside = focused.as_ref().is_some_and(|element| card.contains(Some(element)));
        let known = remembered.take();
        remembered.replace(match (opens, is_inside) {
            (true, _) => focused,
            (false, true) => known.or_else(|| button_of(&root, card)),
            // The reader has gone elsewhere, and stays there.
            (false, false) => None,
        });
    });
    let after = listen(&embed.root, "toggle", move |_, opens| {
        if let (false, Some(opener)) = (opens, opener.borrow().as_ref()) {
            // Refused for what is no longer in the page.
            let _ = opener.focus();
        }
    });
    embed.keep((before, after));
}

/// Hears of cards that open or close. The events do not bubble.
fn listen(root: &ShadowRoot, kind: &'static str, hear: impl Fn(&Element, bool) + 'static) -> EventListener {
    EventListener::new_with_options(root, kind, EventListenerOptions::run_in_capture_phase(), move |event| {
        let card = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(card) = card.filter(|card| card.has_attribute("data-card")) {
            hear(&card, json::text(event, "newState").as_deref() == Some("open"));
        }
    })
}

/// The hotspot of a card that was opened before the core was there.
fn button_of(root: &ShadowRoot, card: &Element) -> Option<HtmlElement> {
    root.find(&["[data-hotspot=\"", &dom::attribute(card, "data-card"), "\"]"].concat())
}
