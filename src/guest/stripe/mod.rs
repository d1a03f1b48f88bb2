//! Paying through Stripe: its own fields in our form, and its own dialog for a bank's question.
//!
//! Stripe's script is fetched only on a checkout whose server names a publishable key, and what is typed into its fields never
//! comes to us: the form carries a token away. Everything that moves money is done by the server.
//!
//! Stripe's script cannot be had where this is tested, so this half is NOT RUN by any test; it is written to
//! <https://docs.stripe.com/payments/finalize-payments-on-the-server>.

mod js;
pub mod wallet;

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlElement};

use self::js::{Elements, StripeJs};
use crate::browser::{
    dom::{self, Find},
    json, page,
};

/// Stripe asks that its script always come from here; it is never bundled nor kept.
const SCRIPT: &str = "https://js.stripe.com/v3/";

/// Stripe's fields, standing in our form.
pub struct Fields {
    stripe: StripeJs,
    elements: Elements,
    /// Kept for as long as the fields stand.
    _on_wallet: [Closure<dyn FnMut(JsValue)>; 2],
}

/// Why there is no token. Stripe's own sentence, in the shopper's language, where it has one.
pub struct Refused(pub Option<String>);

/// The place in the form where the fields go, if Stripe takes the payment.
pub fn place(main: &Element) -> Option<HtmlElement> {
    main.find("[data-stripe]")
}

impl Fields {
    /// Fetches the script, once, and puts the fields into their place: wallets first. `pay` is called when a shopper has agreed in a
    /// wallet, with the event to answer.
    pub async fn mount(document: &Document, place: &HtmlElement, pay: impl Fn(JsValue) + 'static) -> Option<Self> {
        let stripe = load(document, &dom::attribute(place, "data-stripe")).await?;
        // A new form came while the script did; it has fields of its own, with its own total.
        if !place.is_connected() {
            return None;
        }
        // A whole number of minor units: reading it as a float would bring 20 KB of parser along.
        let amount = f64::from(dom::attribute(place, "data-amount").parse::<u32>().ok()?);
        let elements = stripe.elements(&json::object([
            ("mode", "payment".into()),
            ("amount", amount.into()),
            ("currency", dom::attribute(place, "data-currency").into()),
            ("captureMethod", dom::attribute(place, "data-capture").into()),
            ("appearance", json::object([("theme", theme(place).into())])),
        ]));
        let elements = elements.ok()?;
        let section = document.find("[data-stripe-express]")?;
        let wallets = elements.create("expressCheckout", &wallet::options(document)).ok()?;
        let on_ready = wallet::shows(&section);
        wallets.on("ready", on_ready.as_ref().unchecked_ref()).ok()?;
        let on_confirm = Closure::new(pay);
        wallets.on("confirm", on_confirm.as_ref().unchecked_ref()).ok()?;
        wallets.mount(section.find("[data-stripe-wallets]")?.as_ref()).ok()?;
        // Name and address are in our own form already, the country among them.
        let fields = elements.create("payment", &json::object([])).ok()?;
        fields.mount(place.find("[data-stripe-fields]")?.as_ref()).ok()?;
        Some(Self { stripe, elements, _on_wallet: [on_ready, on_confirm] })
    }

    /// Checks what was typed and turns it into a token that our server can charge once.
    pub async fn token(&self) -> Result<String, Refused> {
        let checked = self.elements.submit().await.map_err(|_| Refused(None))?;
        told(&checked)?;
        let what = json::object([("elements", JsValue::from(&self.elements))]);
        let made = self.stripe.create_confirmation_token(&what).await.map_err(|_| Refused(None))?;
        told(&made)?;
        json::text(&json::field(&made, "confirmationToken"), "id").ok_or(Refused(None))
    }
}

/// Lets a wallet know that nothing was paid, so that it closes.
pub fn wallet_failed(event: &JsValue) {
    let fail = json::field(event, "paymentFailed");
    if let Some(fail) = fail.dyn_ref::<Function>() {
        // A wallet that has gone meanwhile needs no answer.
        let _ = fail.call1(event, &json::object([("reason", "fail".into())]));
    }
}

/// Puts a bank's question to the shopper, in Stripe's own dialog over the page. What came of it is for the server to find out.
pub async fn ask(document: &Document, form: &HtmlElement) -> Option<()> {
    let stripe = load(document, &dom::attribute(form, "data-stripe-challenge")).await?;
    let question = json::object([("clientSecret", dom::attribute(form, "data-secret").into())]);
    stripe.handle_next_action(&question).await.ok().map(drop)
}

/// Stripe under a publishable key; fetches its script if it is not there.
async fn load(document: &Document, key: &str) -> Option<StripeJs> {
    let window = page::window()?;
    if json::field(&window, "Stripe").is_undefined() {
        let script = document.create_element("script").ok()?;
        dom::set_attribute(&script, "src", Some(SCRIPT));
        let loaded = Promise::new(&mut |done, failed| {
            for (event, then) in [("load", done), ("error", failed)] {
                // Refused for no function at all.
                let _ = script.add_event_listener_with_callback(event, &then);
            }
        });
        document.head()?.append_child(&script).ok()?;
        JsFuture::from(loaded).await.ok()?;
    }
    js::stripe(key).ok()
}

/// What Stripe refused, as it tells shoppers.
fn told(answer: &JsValue) -> Result<(), Refused> {
    let error = json::field(answer, "error");
    if error.is_undefined() || error.is_null() {
        return Ok(());
    }
    Err(Refused(json::text(&error, "message")))
}

fn theme(place: &HtmlElement) -> &'static str {
    match page::color_scheme(place) {
        "dark" => "night",
        _ => "stripe",
    }
}
