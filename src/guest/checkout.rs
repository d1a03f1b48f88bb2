//! The checkout as the page in front of us holds it, and what the host hears of it.

use std::{cell::RefCell, rc::Rc};

use wasm_bindgen::JsValue;
use web_sys::{Document, HtmlElement};

use super::{
    changes,
    channel::{Answer, Channel},
    delegation::{self, INSTRUMENTS, WINDOW},
    fields::{self, Field},
    handover,
};
use crate::browser::{
    dom::{self, Find},
    json,
};
use crate::ucp::VERSION;

/// What runs once the handshake is done.
type Opening = Rc<RefCell<Option<Box<dyn Fn()>>>>;

/// The state last shown, and the line to tell of it.
#[derive(Clone)]
pub struct Checkout {
    shown: Rc<RefCell<JsValue>>,
    /// Prints of what was in the fields when the host last heard of them.
    told: Rc<RefCell<Vec<u64>>>,
    /// The instruments of the host, and the one that was chosen among them; without anything that can be charged.
    instruments: Rc<RefCell<(Vec<JsValue>, Option<JsValue>)>>,
    accepted: Rc<[&'static str]>,
    channel: Option<Channel>,
    on_open: Opening,
}

impl Checkout {
    /// Reads the page and greets its host.
    pub fn begin(document: &Document, main: &HtmlElement) -> Self {
        let mut checkout = Self {
            shown: Rc::new(RefCell::new(read(main))),
            told: Rc::new(RefCell::new(prints(&fields::read(main)))),
            instruments: Rc::default(),
            accepted: Rc::default(),
            channel: None,
            on_open: Rc::default(),
        };
        let host_origin = dom::attribute(main, "data-host-origin");
        if parameter(document, "ec_version").is_some_and(|version| version != VERSION) {
            Channel::give_up(&host_origin, wrong_version(document));
            return checkout;
        }
        let asked = parameter(document, "ec_delegate").unwrap_or_default();
        checkout.accepted = delegation::accepted(&asked, &allowed(&checkout.shown.borrow())).into();
        let delegations = json::array(checkout.accepted.iter().map(|one| (*one).into()));
        let opening: Rc<RefCell<Option<Self>>> = Rc::default();
        let ready = opening.clone();
        checkout.channel = Channel::greet(
            &host_origin,
            delegations,
            Box::new(move |result| {
                if let Some(checkout) = &*ready.borrow() {
                    checkout.opened(result);
                }
            }),
        );
        opening.replace(Some(checkout.clone()));
        checkout
    }

    /// Runs `then` once the handshake is done, and again should it be done again.
    pub fn when_open(&self, then: Box<dyn Fn()>) {
        self.on_open.replace(Some(then));
    }

    fn opened(&self, result: &JsValue) {
        if self.delegates(INSTRUMENTS) && !json::field(result, "checkout").is_undefined() {
            self.instruments.replace(known(result));
            self.shown.replace_with(|shown| self.with_instruments(shown));
        }
        self.tell("ec.start");
        self.tell_completion();
        if let Some(then) = &*self.on_open.borrow() {
            then();
        }
    }

    /// Takes over the state of a new `<main>` and tells the host what is different; `sent` is what was in the fields.
    pub fn show(&self, main: &HtmlElement, sent: &[Field]) {
        let told = self.told.replace(prints(sent));
        let typed: Vec<_> = sent.iter().filter(|field| !told.contains(&field.print())).map(|field| changes::part_of(field.name())).collect();
        self.change(self.with_instruments(&read(main)), &typed);
    }

    fn change(&self, after: JsValue, typed: &[&str]) {
        let before = self.shown.replace(after.clone());
        let text = |value: &JsValue, field: &str| json::write(&json::field(value, field));
        for method in changes::notifications(|field| text(&before, field), |field| text(&after, field), typed) {
            self.tell(method);
        }
        if status(&before) != status(&after) {
            self.tell_completion();
        }
    }

    /// Takes the instruments of an answer of the host.
    pub fn take_instruments(&self, result: &JsValue) {
        self.instruments.replace(known(result));
        let shown = self.shown.borrow().clone();
        self.change(self.with_instruments(&shown), &[]);
    }

    /// The instrument that the shopper has chosen at the host.
    pub fn instrument(&self) -> Option<JsValue> {
        self.instruments.borrow().1.clone()
    }

    fn with_instruments(&self, checkout: &JsValue) -> JsValue {
        let (all, _) = &*self.instruments.borrow();
        if all.is_empty() {
            return checkout.clone();
        }
        let copy = json::parse(&json::write(checkout));
        json::set(&copy, "payment", &json::object([("instruments", json::array(all.iter().cloned()))]));
        copy
    }

    /// Asks the host to open a link. Returns whether that is the host's part here.
    pub fn open_window(&self, url: &str) -> bool {
        match &self.channel {
            Some(channel) if self.delegates(WINDOW) => {
                channel.request("ec.window.open_request", json::object([("url", url.into())]));
                true
            }
            _ => false,
        }
    }

    /// Asks the host to do its part of this checkout.
    pub fn ask(&self, delegation: &str, then: Box<dyn FnOnce(Answer)>) {
        match &self.channel {
            Some(channel) => {
                let params = json::object([("checkout", self.shown.borrow().clone())]);
                channel.ask(&["ec.", delegation, "_request"].concat(), params, then);
            }
            None => then(Answer::Never),
        }
    }

    /// Whether the host does this, which begins with the handshake.
    pub fn delegates(&self, delegation: &str) -> bool {
        self.accepted.contains(&delegation) && self.channel.as_ref().is_some_and(Channel::is_open)
    }

    /// Whether the page is in a frame that takes part.
    pub fn is_embedded(&self) -> bool {
        self.channel.as_ref().is_some_and(Channel::is_framed)
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

fn prints(fields: &[Field]) -> Vec<u64> {
    fields.iter().map(Field::print).collect()
}

fn parameter(document: &Document, name: &str) -> Option<String> {
    web_sys::Url::new(&document.url().ok()?).ok()?.search_params().get(name)
}

/// What the server lets this host do.
fn allowed(checkout: &JsValue) -> Vec<String> {
    let services = json::list(&json::field(&json::field(checkout, "ucp"), "services"), "dev.ucp.shopping");
    let allowed = services.iter().flat_map(|service| json::list(&json::field(service, "config"), "delegate"));
    allowed.filter_map(|one| one.as_string()).collect()
}

/// The instruments of an answer, without credentials: those go to the server and back to nobody.
fn known(result: &JsValue) -> (Vec<JsValue>, Option<JsValue>) {
    let (all, chosen) = handover::instruments_in(result);
    let bare = |one: &JsValue| {
        let copy = json::object(["id", "handler_id", "type", "selected", "display"].map(|name| (name, json::field(one, name))));
        json::parse(&json::write(&copy))
    };
    (all.iter().map(bare).collect(), chosen.as_ref().map(bare))
}

/// The error response of a session in a release that is not spoken here. Its parts are the parameters, as the prose of the Embedded Protocol
/// has it; the published schema wants them in `error`, so they stand there too.
fn wrong_version(document: &Document) -> JsValue {
    let url = document.url().unwrap_or_default();
    let parts = || {
        let message = json::object([
            ("type", "error".into()),
            ("code", "version_unsupported".into()),
            ("content", ["This checkout speaks version ", VERSION, "."].concat().into()),
            ("severity", "unrecoverable".into()),
        ]);
        [
            ("ucp", json::object([("version", VERSION.into()), ("status", "error".into())])),
            ("messages", json::array([message])),
            ("continue_url", url.split('?').next().unwrap_or_default().into()),
        ]
    };
    let error = json::object(parts());
    json::set(&error, "error", &json::object(parts()));
    error
}
