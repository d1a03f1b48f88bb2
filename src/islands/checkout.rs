//! From the bag to a checkout of the merchant.

use reqwasm::http::Method;
use wasm_bindgen::JsValue;
use web_sys::Url;

use super::{
    cart,
    embed::Embed,
    ga4::{Detail, Item},
    store::Store,
    wire::{self, Bag, Notice},
};
use crate::{
    browser::{dom, http::Unreachable, json, page},
    host::frame::{Embedding, WINDOW_OPEN},
};

/// Where a checkout goes on.
pub enum Way {
    /// In a frame.
    Embedded(Embedding),
    /// At this address, in the same tab.
    Page(String),
    /// Nowhere: the page has its own checkout.
    Prevented,
}

/// An order, as the confirmation shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Order number as people say it.
    pub label: String,
}

/// Makes a checkout session of the bag.
pub async fn begin(store: Store, embed: &Embed) -> Result<Way, Notice> {
    let bag = store.peek(|state| state.bag.clone());
    if !embed.emit("checkout", &detail(embed, &bag)) {
        return Ok(Way::Prevented);
    }
    let (context, attribution) = cart::context_and_attribution();
    let body = json::object([
        ("cart_id", bag.id.as_deref().map_or(JsValue::UNDEFINED, JsValue::from)),
        ("line_items", cart::line_items(&bag.lines)),
        ("context", context),
        ("attribution", attribution),
    ]);
    let reply = cart::ucp(store, Method::POST, &["/checkout-sessions"], Some(&body)).await;
    let reply = reply.map_err(|Unreachable| Notice::Offline)?;
    let body = &reply.body;
    match json::text(body, "continue_url") {
        Some(continue_url) if reply.is_ok() && !wire::has_failed(body) => Ok(way(embed, body, dressed(embed, continue_url))),
        _ => Err(wire::notice(body)),
    }
}

/// The address with the element's theme, in a frame as in a tab: ours, not the protocol's, so another business passes over it, as
/// the server does over a word that names no theme of the brand.
fn dressed(embed: &Embed, continue_url: String) -> String {
    let theme = dom::attribute(&embed.host, "theme");
    match Url::new(&continue_url) {
        Ok(url) if !theme.is_empty() => {
            url.search_params().set("theme", &theme);
            url.href()
        }
        _ => continue_url,
    }
}

/// Embedded where the business offers it for this session and the page has not asked for the tab.
fn way(embed: &Embed, checkout: &JsValue, continue_url: String) -> Way {
    let ucp = json::field(checkout, "ucp");
    let services = json::list(&json::field(&ucp, "services"), "dev.ucp.shopping");
    let embedded = services.iter().find(|service| json::text(service, "transport").as_deref() == Some("embedded"));
    match embedded {
        Some(service) if embed.host.get_attribute("checkout").as_deref() != Some("page") => Way::Embedded(Embedding {
            continue_url,
            version: json::text(&ucp, "version").unwrap_or_default(),
            may_open_windows: json::list(&json::field(service, "config"), "delegate")
                .iter()
                .any(|delegation| delegation.as_string().as_deref() == Some(WINDOW_OPEN)),
            color_scheme: page::color_scheme(&embed.host),
            title: embed.strings().get("checkout"),
        }),
        _ => Way::Page(continue_url),
    }
}

/// Tells the page of an order and takes it out of the bag.
pub fn finish(store: Store, embed: &Embed, checkout: &JsValue) -> Placed {
    let order = json::field(checkout, "order");
    let id = json::text(&order, "id").unwrap_or_default();
    let lines = json::list(checkout, "line_items").iter().filter_map(wire::read_line).collect();
    let bag = Bag { currency: json::text(checkout, "currency").unwrap_or_default(), lines, ..Bag::default() };
    let detail = Detail { value_minor: wire::total_minor(checkout), ..detail(embed, &bag) };
    cart::ordered(store);
    embed.emit_with("purchase", &detail, "transaction_id", id.as_str().into());
    Placed { label: json::text(&order, "label").unwrap_or(id) }
}

fn detail(embed: &Embed, bag: &Bag) -> Detail {
    let items = bag.lines.iter().map(|line| Item {
        id: line.piece.variant.clone(),
        name: line.title.clone(),
        variant: line.piece.variant.clone(),
        unit_minor: line.unit_minor,
        quantity: line.quantity,
    });
    let mut detail = embed.detail("", items.collect());
    if !bag.currency.is_empty() {
        detail.digits = bag.currency.parse().map_or(2, |currency: crate::domain::Currency| currency.exponent());
        detail.currency.clone_from(&bag.currency);
    }
    detail
}
