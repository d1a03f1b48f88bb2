//! Wallets above the form: what they are asked for, and what they know goes into the form's own fields, so that everything is sent and
//! judged as if it had been typed. NOT RUN by any test, as the rest of Stripe's half.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Document, HtmlElement, HtmlInputElement, HtmlSelectElement};

use crate::browser::{
    dom::{self, Find},
    json,
};

/// What a wallet is asked for: the e-mail address always, an address where the form has one. It may only be in the country that
/// the form shows, as the total is for that one; the delivery is the form's too.
pub fn options(document: &Document) -> JsValue {
    let options = json::object([("emailRequired", true.into())]);
    let country = document.find("[name=country]").and_then(|menu| menu.dyn_into::<HtmlSelectElement>().ok());
    let chosen = document.find("[name=delivery]:checked").and_then(|choice| choice.dyn_into::<HtmlInputElement>().ok());
    if let (Some(country), Some(chosen)) = (country, chosen) {
        let title = chosen.parent_element().and_then(|option| option.find(".title")).map(|title| dom::text(&title));
        let rate = json::object([
            ("id", chosen.value().into()),
            ("displayName", title.unwrap_or_default().into()),
            // The price is in the sum already.
            ("amount", 0.into()),
        ]);
        json::set(&options, "shippingAddressRequired", &true.into());
        json::set(&options, "allowedShippingCountries", &json::array([country.value().into()]));
        json::set(&options, "shippingRates", &json::array([rate]));
    }
    options
}

/// Shows the place once Stripe has found a wallet in this browser.
pub fn shows(section: &HtmlElement) -> Closure<dyn FnMut(JsValue)> {
    let section = section.clone();
    Closure::new(move |event: JsValue| {
        let found = json::field(&event, "availablePaymentMethods");
        let shown = (!found.is_undefined() && !found.is_null()).then_some("");
        dom::set_attribute(&section, "data-ready", shown);
    })
}

/// Writes what the wallet knows into the fields.
pub fn fill(document: &Document, event: &JsValue) {
    let billing = json::field(event, "billingDetails");
    let shipping = json::field(event, "shippingAddress");
    let address = json::field(&shipping, "address");
    let name = json::text(&shipping, "name").or_else(|| json::text(&billing, "name")).unwrap_or_default();
    let (first, last) = name.rsplit_once(' ').unwrap_or(("", &name));
    let known = [
        ("first_name", Some(first.to_owned())),
        ("last_name", Some(last.to_owned())),
        ("street_address", json::text(&address, "line1")),
        ("extended_address", json::text(&address, "line2")),
        ("postal_code", json::text(&address, "postal_code")),
        ("address_locality", json::text(&address, "city")),
        ("email", json::text(&billing, "email")),
    ];
    for (name, value) in known {
        let field = document.find(&["input[name=", name, "]"].concat());
        if let (Some(field), Some(value)) = (field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()), value) {
            field.set_value(&value);
        }
    }
}
