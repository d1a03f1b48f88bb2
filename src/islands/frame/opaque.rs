//! A frame with `sandbox="allow-scripts"`, as WordPress makes one, has an opaque origin: no storage, no forms, no new tabs.
//! What leads elsewhere is then asked of the host, which opens it in the whole tab. Looking and choosing stay here.

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, UrlSearchParams};

use super::tell::Host;
use crate::{
    browser::{dom, page},
    islands::embed::{Embed, item_on},
};

/// Listens where the origin is opaque. Before the loader does: none of it must go on in here.
pub fn watch(embed: &Embed, host: &Host) {
    let Some(window) = page::window() else { return };
    if Reflect::get(&window, &"origin".into()).ok().and_then(|origin| origin.as_string()).as_deref() != Some("null") {
        return;
    }
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let (watched, host) = (embed.clone(), host.clone());
    EventListener::new_with_options(&embed.root, "click", options, move |event| {
        if let Some(url) = target(event).and_then(|target| leads_to(&watched, &target)) {
            event.prevent_default();
            event.stop_immediate_propagation();
            host.open(&url);
        }
    })
    .forget();
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The address that a tap on this element stands for, if it leads away.
fn leads_to(embed: &Embed, target: &Element) -> Option<String> {
    let control = dom::closest(target, "[data-action],a[href]")?;
    let server = embed.data("server");
    match dom::attribute(&control, "data-action").as_str() {
        "add" => buy(embed, &control, &server),
        "bag" => Some([&server, "/bag"].concat()),
        "share" => Some(dom::attribute(&control, "data-url")),
        "" => Some(dom::attribute(&control, "href")),
        _ => None,
    }
}

/// A link straight to the checkout: a bag would need a cookie, or storage, that this frame does not have.
fn buy(embed: &Embed, control: &Element, server: &str) -> Option<String> {
    let card = dom::closest(control, "[data-card]")?;
    let item = item_on(&card, 1)?;
    let query = UrlSearchParams::new().ok()?;
    let origin = embed.origin(&dom::attribute(&card, "data-card"));
    for (name, value) in [
        ("post", &origin.post),
        ("hotspot", &origin.hotspot),
        ("creator", &origin.creator),
        ("locale", &origin.locale),
        ("country", &origin.country),
    ] {
        query.append(name, value);
    }
    let query = String::from(query.to_string());
    Some([server, "/buy/", &item.variant, ":1?", &query].concat())
}
