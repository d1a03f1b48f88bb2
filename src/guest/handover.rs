//! What an authorised host does in place of our own fields: it gives the address, chooses the card, and hands over what can be charged.
//!
//! The fields stay in the page, hidden, and the host's answers are put into them: the form that is sent is the same. When a host does not
//! do what it has asked for, the fields come back.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

use super::{
    checkout::Checkout,
    delegation::{ADDRESS, CREDENTIAL, INSTRUMENTS},
};
use crate::browser::{
    dom::{self, Find},
    json,
};

/// Fields of the form by their names in UCP, in the order people write an address.
const FIELDS: [(&str, &str); 6] = [
    ("first_name", "first_name"),
    ("last_name", "last_name"),
    ("street_address", "street_address"),
    ("extended_address", "extended_address"),
    ("postal_code", "postal_code"),
    ("address_locality", "address_locality"),
];

/// The parts that are left to the host.
#[derive(Clone)]
pub struct Handover {
    document: Document,
    checkout: Checkout,
    given_up: Rc<RefCell<Vec<&'static str>>>,
}

impl Handover {
    /// For a page that has greeted its host.
    pub fn new(document: &Document, checkout: &Checkout) -> Self {
        Self { document: document.clone(), checkout: checkout.clone(), given_up: Rc::default() }
    }

    /// Whether the host does this.
    pub fn is_theirs(&self, delegation: &str) -> bool {
        self.checkout.delegates(delegation) && !self.given_up.borrow().contains(&delegation)
    }

    /// The host does not do this after all: our own fields come back.
    pub fn give_up(&self, delegation: &'static str, main: &HtmlElement) {
        let mut given_up = self.given_up.borrow_mut();
        given_up.push(delegation);
        if delegation == CREDENTIAL {
            given_up.push(INSTRUMENTS);
        }
        drop(given_up);
        self.dress(main);
    }

    /// Shows in place of the fields what the host has given, and a way to ask for something else.
    pub fn dress(&self, main: &HtmlElement) {
        let (address, payment) = (self.is_theirs(ADDRESS), self.is_theirs(CREDENTIAL));
        self.dress_part(main, "address", address, "data-t-address", address.then(|| address_line(main)));
        let chosen = self.checkout.instrument().and_then(|one| label(&one));
        let told = chosen.unwrap_or_else(|| dom::attribute(main, "data-t-host-pays"));
        let word = if self.is_theirs(INSTRUMENTS) { "data-t-payment" } else { "" };
        self.dress_part(main, "payment", payment, word, payment.then_some(told));
        if let Some(promise) = main.find(".secure") {
            // What comes from the host, the host knows.
            dom::set_attribute(&promise, "hidden", (address || payment).then_some(""));
        }
    }

    fn dress_part(&self, main: &HtmlElement, part: &str, is_theirs: bool, word: &str, told: Option<String>) {
        let Some(fields) = main.find(&["[data-fields=", part, "]"].concat()) else { return };
        if let Some(old) = fields.next_element_sibling().filter(|next| next.has_attribute("data-handed")) {
            old.remove();
        }
        dom::set_attribute(&fields, "hidden", is_theirs.then_some(""));
        let Some(told) = told else { return };
        let Some(place) = self.element("div", "handed", "") else { return };
        dom::set_attribute(&place, "data-handed", Some(part));
        let mistakes: Vec<_> = fields.all(".error").iter().map(|error| dom::text(error)).collect();
        let parts = [
            (!told.is_empty()).then(|| self.element("p", "", &told)),
            (!mistakes.is_empty()).then(|| self.element("p", "error", &mistakes.join(" "))),
            (!word.is_empty()).then(|| self.element("button", "quiet", &dom::attribute(main, word))),
        ];
        for child in parts.into_iter().flatten().flatten() {
            if child.tag_name() == "BUTTON" {
                dom::set_attribute(&child, "type", Some("button"));
                dom::set_attribute(&child, "data-ask", Some(part));
            }
            // Refused only for places outside of a document.
            let _ = place.append_with_node_1(&child);
        }
        let _ = fields.after_with_node_1(&place);
    }

    fn element(&self, tag: &str, class: &str, text: &str) -> Option<Element> {
        let element = self.document.create_element(tag).ok()?;
        dom::set_attribute(&element, "class", Some(class).filter(|class| !class.is_empty()));
        element.set_text_content(Some(text));
        Some(element)
    }

    /// Puts the address of an answer into the form. Returns whether there was one.
    pub fn take_address(&self, main: &HtmlElement, result: &JsValue) -> bool {
        let Some(address) = address_in(result) else { return false };
        let value = |name: &str| json::text(&address, name).unwrap_or_default();
        for (field, name) in FIELDS {
            if let Some(input) = main.find(&["input[name=", field, "]"].concat()).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
                input.set_value(&value(name));
            }
        }
        if let Some(select) = main.find("select[name=country]").and_then(|select| select.dyn_into::<HtmlSelectElement>().ok()) {
            let country = value("address_country");
            select.set_value(&country);
            // Where we do not deliver has no entry of its own; the server says so.
            if select.value() != country
                && let Some(option) = self.element("option", "", &country)
            {
                let _ = select.append_with_node_1(&option);
                select.set_value(&country);
            }
        }
        true
    }
}

/// The chosen destination of the first method that ships.
fn address_in(result: &JsValue) -> Option<JsValue> {
    let methods = json::list(&json::field(&json::field(result, "checkout"), "fulfillment"), "methods");
    let method = methods.iter().find(|method| json::text(method, "type").as_deref() == Some("shipping")).or(methods.first())?;
    let destinations = json::list(method, "destinations");
    let chosen = json::text(method, "selected_destination_id");
    let found = destinations.iter().find(|one| chosen.is_some() && json::text(one, "id") == chosen);
    found.or(destinations.first()).filter(|one| one.is_object()).cloned()
}

/// The instruments of an answer, and the one that was chosen.
pub fn instruments_in(result: &JsValue) -> (Vec<JsValue>, Option<JsValue>) {
    let all = json::list(&json::field(&json::field(result, "checkout"), "payment"), "instruments");
    let chosen = all.iter().find(|one| json::field(one, "selected").as_bool() == Some(true)).or(all.first()).cloned();
    (all, chosen)
}

fn label(instrument: &JsValue) -> Option<String> {
    let display = json::field(instrument, "display");
    let digits = || Some([&json::text(&display, "brand")?, " •••• ", &json::text(&display, "last_digits")?].concat());
    json::text(&display, "description").or_else(digits)
}

/// What stands in the hidden fields, in one line.
fn address_line(main: &HtmlElement) -> String {
    let value = |name: &str| dom::value(main, &["input[name=", name, "]"].concat()).unwrap_or_default();
    let pair = |first: &str, second: &str| [value(first), value(second)].join(" ").trim().to_owned();
    let lines = [pair("first_name", "last_name"), pair("street_address", "extended_address"), pair("postal_code", "address_locality")];
    lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
