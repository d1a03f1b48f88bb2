//! The dressed menu. It is done once a menu; what it shows is set anew each time it opens, since each product has a link of its own.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use wasm_split_helpers::{SplitLoaderError, wasm_split};
use web_sys::{Document, Element, HtmlElement, HtmlLinkElement};

use super::{icon, link::fill};
use crate::{
    browser::dom::{self, Find},
    islands::{embed::Embed, store::Store},
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Dresses the embed's menu for what `control` shares.
#[wasm_split(share, fallible)]
pub fn enrich(embed: Embed, store: Store, control: HtmlElement) -> Result<(), SplitLoaderError> {
    if let (Some(menu), Some(document)) = (embed.root.find("[data-share-menu]"), embed.host.owner_document()) {
        if menu.find("[data-share-title]").is_none() {
            // Fails only for invalid names; ours are literals.
            let _ = dress(&menu, &document, &embed, store);
        }
        show(&menu, &embed, &control);
    }
    Ok(())
}

/// What is being shared just now.
fn show(menu: &HtmlElement, embed: &Embed, control: &HtmlElement) {
    let (url, title) = (dom::attribute(control, "data-url"), dom::attribute(control, "data-title"));
    let preview = with_query_of(&url, &dom::attribute(menu, "data-preview"));
    for target in menu.all("[data-to]") {
        let href = fill(&dom::attribute(&target, "data-to"), &url, &title, &preview);
        dom::set_attribute(&target, "href", Some(&href));
    }
    if let Some(place) = menu.find("[data-share-title]") {
        place.set_text_content(Some(&title));
    }
    let code = [&embed.data("server"), "/p/", &embed.data("post"), "/qr.svg"].concat();
    for (name, src) in [("picture", preview), ("code", with_query_of(&url, &code))] {
        if let Some(image) = menu.find(&["[data-share-", name, "]"].concat()) {
            dom::set_attribute(&image, "src", Some(&src));
        }
    }
}

/// The query says which product; the fragment behind it is for browsers only.
pub(super) fn with_query_of(url: &str, address: &str) -> String {
    let url = url.split_once('#').map_or(url, |(url, _)| url);
    match url.split_once('?') {
        Some((_, query)) => [address, "?", query].concat(),
        None => address.to_owned(),
    }
}

fn dress(menu: &HtmlElement, document: &Document, embed: &Embed, store: Store) -> Option<()> {
    let make = |tag: &str, class: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_class_name(class);
        Some(element)
    };
    let mark = |name: &str| {
        let svg = document.create_element_ns(Some(SVG), "svg").ok()?;
        for (name, value) in [("viewBox", "0 0 24 24"), ("class", "icon"), ("aria-hidden", "true")] {
            dom::set_attribute(&svg, name, Some(value));
        }
        let path = document.create_element_ns(Some(SVG), "path").ok()?;
        dom::set_attribute(&path, "d", Some(icon::path(name)));
        svg.append_child(&path).ok()?;
        Some(svg)
    };
    let picture = |name: &str, alt: &str| {
        let image = make("img", name)?;
        dom::set_attribute(&image, "alt", Some(alt));
        dom::set_attribute(&image, &["data-share-", name].concat(), Some(""));
        Some(image)
    };

    // The controls that are there stay what they are, and move into a grid.
    let targets = make("div", "targets")?;
    for control in menu.all("[data-action=copy-link],[data-to]") {
        let mark = mark(&dom::attribute(&control, "data-target"))?;
        control.insert_before(&mark, control.first_child().as_ref()).ok()?;
        targets.append_child(&control).ok()?;
    }

    let head = make("header", "head")?;
    let title = make("p", "what")?;
    dom::set_attribute(&title, "data-share-title", Some(""));
    let close = make("button", "close")?;
    let id = menu.id();
    for (name, value) in [
        ("type", "button"),
        ("popovertarget", id.as_str()),
        ("popovertargetaction", "hide"),
        ("aria-label", &embed.strings().get("close")),
    ] {
        dom::set_attribute(&close, name, Some(value));
    }
    append(&close, &[&mark("close")?])?;
    append(&head, &[&picture("picture", "")?, &title, &close])?;

    let scan = make("p", "scan")?;
    let words = make("span", "")?;
    words.set_text_content(Some(&dom::attribute(menu, "data-t-scan")));
    append(&scan, &[&picture("code", "QR")?, &words])?;

    let styles = document.create_element("link").ok()?.dyn_into::<HtmlLinkElement>().ok()?;
    styles.set_rel("stylesheet");
    styles.set_href(&store.asset("share.css"));
    // Dressed at a stroke, when everything is there.
    let dressed = menu.clone();
    EventListener::once(&styles, "load", move |_| dressed.set_class_name("menu rich")).forget();
    give_focus_back(menu, embed);
    append(menu, &[&styles, &head, &targets, &scan])
}

/// A browser does so by itself only where no other popover is below; over a card it leaves the focus nowhere.
fn give_focus_back(menu: &HtmlElement, embed: &Embed) {
    let (menu_again, root) = (menu.clone(), embed.root.clone());
    EventListener::new(menu, "toggle", move |_| {
        let focused = root.active_element();
        if menu_again.matches(":popover-open").unwrap_or(true) || focused.is_some_and(|focused| !menu_again.contains(Some(&focused))) {
            return;
        }
        let url = dom::attribute(&menu_again, "data-url");
        let shared = root.all("[data-action=share]").into_iter().find(|control| dom::attribute(control, "data-url") == url);
        // Refused for a control that is out of sight by now.
        let _ = shared.map(|control| control.focus());
    })
    .forget();
}

fn append(parent: &Element, children: &[&Element]) -> Option<()> {
    for child in children {
        parent.append_child(child).ok()?;
    }
    Some(())
}
