//! The checkout as the page in front of us holds it, and what the host hears of it.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement};

use super::{changes, channel::Channel};
use crate::browser::{
    dom::{self, Find},
    json,
};

/// Delegations we accept when the host asks for them and the business allows them.
const ACCEPTED: &str = "window.open";

/// The state last shown, and the line to tell of it.
#[derive(Clone)]
pub struct Checkout {
    shown: Rc<RefCell<JsValue>>,
    channel: Option<Channel>,
    delegates_windows: bool,
}

impl Checkout {
    /// Reads the page and greets its host.
    pub fn begin(document: &Document, main: &HtmlElement) -> Self {
        let shown = Rc::new(RefCell::new(read(main)));
        let delegates_windows = is_delegated(document, &shown.borrow());
        let delegations = json::array(delegates_windows.then(|| ACCEPTED.into()));
        let opening: Rc<RefCell<Option<Self>>> = Rc::default();
        let ready = opening.clone();
        let channel = Channel::greet(
            dom::attribute(main, "data-host-origin"),
            delegations,
            Box::new(move || {
                if let Some(checkout) = &*ready.borrow() {
                    checkout.tell("ec.start");
                    checkout.tell_completion();
                }
            }),
        );
        let checkout = Self { shown, channel, delegates_windows };
        opening.replace(Some(checkout.clone()));
        checkout
    }

    /// Takes over the state of a new `<main>` and tells the host what is different.
    pub fn show(&self, main: &HtmlElement) {
        let before = self.shown.replace(read(main));
        let after = self.shown.borrow().clone();
        let text = |value: &JsValue, field: &str| json::write(&json::field(value, field));
        for method in changes::notifications(|field| text(&before, field), |field| text(&after, field)) {
            self.tell(method);
        }
        if status(&before) != status(&after) {
            self.tell_completion();
        }
    }

    /// Asks the host to open a link. Returns whether that is the host's part here.
    pub fn open_window(&self, url: &str) -> bool {
        match &self.channel {
            Some(channel) if self.delegates_windows && channel.is_open() => {
                channel.request("ec.window.open_request", json::object([("url", url.into())]));
                true
            }
            _ => false,
        }
    }

    /// Whether the page is in a frame that takes part.
    pub fn is_embedded(&self) -> bool {
        self.channel.is_some()
    }

    fn tell(&self, method: &str) {
        if let Some(channel) = &self.channel {
            channel.notify(method, json::object([("checkout", self.shown.borrow().clone())]));
        }
    }

    fn tell_completion(&self) {
        if status(&self.shown.borrow()).as_deref() == Some("completed") {
            self.tell("ec.complete");
        }
    }
}

fn status(checkout: &JsValue) -> Option<String> {
    json::text(checkout, "status")
}

/// The redacted UCP checkout that the server has put into the page.
fn read(main: &HtmlElement) -> JsValue {
    main.find("#ec-checkout").map_or(JsValue::UNDEFINED, |script| json::parse(&dom::text(&script)))
}

/// Asked for by the host in the address, and allowed by the business in the checkout.
fn is_delegated(document: &Document, checkout: &JsValue) -> bool {
    let asked = document.url().ok().and_then(|url| web_sys::Url::new(&url).ok()?.search_params().get("ec_delegate"));
    let services = json::list(&json::field(&json::field(checkout, "ucp"), "services"), "dev.ucp.shopping");
    let allowed = services.iter().flat_map(|service| json::list(&json::field(service, "config"), "delegate"));
    asked.is_some_and(|asked| asked.split(',').any(|one| one.trim() == ACCEPTED))
        && allowed.into_iter().any(|one| one.as_string().as_deref() == Some(ACCEPTED))
}
