//! The forms of the checkout, posted by `fetch`. One at a time: each form's token is good for one submission, so whatever a shopper does
//! while a reply is on its way is done with the form that the reply brings.

mod by_host;
mod by_stripe;
mod say;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, FormData, HtmlElement, HtmlFormElement, SubmitEvent, UrlSearchParams};

use super::{
    checkout::Checkout,
    cover::Cover,
    delegation::CREDENTIAL,
    fields,
    handover::Handover,
    press::Press,
    stripe,
    swap::{Reason, swap},
    wish::{Deed, Wish},
};
use crate::browser::{
    dom::{self, Find},
    http::{self, Unreachable},
    page,
};

/// How long to wait before asking again whether a payment has gone through.
const POLL_MS: u32 = 2_500;

/// How long a frame that has just appeared takes to come to rest.
const REST_MS: u32 = 1_000;

struct Forms {
    document: Document,
    checkout: Checkout,
    /// Why somebody is being waited for: the server, the host or Stripe.
    under_way: Cell<Option<Reason>>,
    /// What to do once the reply is here.
    next: RefCell<Option<Wish>>,
    /// What could not be sent without a network; done once there is one again.
    unsent: RefCell<Option<Wish>>,
    /// Asks once more, where the page waits for news.
    poll: RefCell<Option<Timeout>>,
    cover: RefCell<Option<Cover>>,
    watches_cover: Cell<bool>,
    handover: Handover,
    press: Press,
    /// What the host has handed over to pay with; sent once.
    instrument: RefCell<Option<String>>,
    /// Stripe's fields, where Stripe takes the payment and once they stand.
    stripe: RefCell<Option<Rc<stripe::Fields>>>,
}

/// Watches the page's forms.
pub fn watch(document: &Document, main: &HtmlElement, checkout: Checkout) {
    let forms = Rc::new(Forms {
        handover: Handover::new(document, &checkout),
        press: Press::watch(document),
        instrument: RefCell::new(None),
        document: document.clone(),
        checkout,
        under_way: Cell::new(None),
        next: RefCell::default(),
        unsent: RefCell::default(),
        poll: RefCell::default(),
        cover: RefCell::new(None),
        watches_cover: Cell::new(false),
        stripe: RefCell::default(),
    });
    forms.settle(main);
    forms.clone().watch_cover_soon();
    let opening = forms.clone();
    forms.checkout.when_open(Box::new(move || {
        if let Some(main) = opening.main() {
            opening.handover.dress(&main);
        }
    }));
    if let Some(window) = page::window() {
        let back = forms.clone();
        EventListener::new(&window, "online", move |_| back.clone().send_unsent()).forget();
    }
    let asking = forms.clone();
    EventListener::new(document, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(button) = target.and_then(|target| dom::closest(&target, "[data-ask]")) {
            asking.clone().ask_for(&button);
        }
    })
    .forget();
    let listening = forms.clone();
    EventListener::new_with_options(document, "submit", EventListenerOptions::enable_prevent_default(), move |event| {
        let form = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| dom::closest(form, "main[data-checkout]").is_some()) else { return };
        event.prevent_default();
        let button = event.dyn_ref::<SubmitEvent>().and_then(SubmitEvent::submitter);
        listening.clone().submit(&form, button);
    })
    .forget();
    // Chosen before anybody listened here, or brought back by the browser.
    let chosen = main.all("[data-refresh]").into_iter().find(fields::is_changed);
    if let Some(form) = chosen.as_deref().and_then(form_of) {
        forms.clone().send(&form, None, Reason::Refresh);
    }
    EventListener::new(document, "change", move |event| {
        let field = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(form) = field.filter(|field| field.has_attribute("data-refresh")).and_then(|field| form_of(&field)) {
            forms.clone().send(&form, None, Reason::Refresh);
        }
    })
    .forget();
}

fn form_of(element: &Element) -> Option<HtmlFormElement> {
    dom::closest(element, "form")?.dyn_into().ok()
}

impl Forms {
    fn submit(self: Rc<Self>, form: &HtmlFormElement, button: Option<HtmlElement>) {
        let pays = button.as_ref().is_some_and(|button| button.has_attribute("data-pay"));
        if pays && self.cover.borrow().as_ref().is_some_and(Cover::is_covered) {
            let alert = self.complain("data-t-covered", "Something lies over this form. Uncover it and try again, or pay on our own page:");
            return self.offer_own_page(alert);
        }
        let takes_a_step = !pays && form.has_attribute("data-checkout-form");
        let reason = if takes_a_step { Reason::Step } else { Reason::Submit };
        if self.under_way.get().is_some() {
            return self.wait(Wish::send(&self.document, form, button.as_ref(), reason));
        }
        if pays && self.handover.is_theirs(CREDENTIAL) {
            return self.pay_at_host(button);
        }
        if pays && let Some(place) = stripe::place(form) {
            return self.pay_by_stripe(form.clone(), button, &place, None);
        }
        self.send(form, button, reason);
    }

    /// Remembers what to do once the reply is here. Whoever presses a button again while it is at work means the same.
    fn wait(&self, wish: Wish) {
        if self.under_way.get() != Some(Reason::Submit) || wish.reason != Reason::Submit {
            self.next.replace_with(|next| Some(Wish::join(next.take(), wish)));
        }
    }

    fn main(&self) -> Option<HtmlElement> {
        self.document.find("main[data-checkout]")
    }

    /// Does what the shopper has done while the host was asked.
    fn resume(self: Rc<Self>, main: &HtmlElement) {
        if let Some(wish) = self.next.take() {
            self.go_on(main, &wish);
        }
    }

    /// Tells the server what stands in the form.
    fn refresh(self: Rc<Self>, main: &HtmlElement) {
        if let Some(form) = main.find("[data-checkout-form]").and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            self.send(&form, None, Reason::Refresh);
        }
    }

    fn send(self: Rc<Self>, form: &HtmlFormElement, button: Option<HtmlElement>, reason: Reason) {
        let wish = Wish::send(&self.document, form, button.as_ref(), reason);
        self.send_as(form, button, wish);
    }

    fn send_as(self: Rc<Self>, form: &HtmlFormElement, button: Option<HtmlElement>, wish: Wish) {
        if self.under_way.get().is_some() {
            return self.wait(wish);
        }
        let reason = wish.reason;
        let instrument = self.instrument.take().filter(|_| reason == Reason::Submit);
        let body = body(form, button.as_ref(), reason, instrument);
        let (Some(body), Some(main)) = (body, dom::closest(form, "main")) else { return };
        self.under_way.set(Some(reason));
        self.unsent.take();
        let url = form.action();
        let busy = button.unwrap_or_else(|| main.clone());
        dom::set_busy(&busy, true);
        spawn_local(async move {
            let sent = fields::read(&main);
            let answer = http::post_form(&url, &body).await;
            self.press.over().await;
            self.under_way.set(None);
            dom::set_busy(&busy, false);
            self.receive(answer, &sent, wish);
        });
    }

    fn receive(self: Rc<Self>, answer: Result<http::Answer, Unreachable>, sent: &[fields::Field], wish: Wish) {
        let next = self.next.take();
        let is_asked = [Some(&wish), next.as_ref()].into_iter().flatten().any(|wish| wish.reason != Reason::Refresh);
        let answer = match answer {
            Ok(answer) => answer,
            Err(Unreachable) => {
                let wish = Wish::join(self.unsent.take(), wish.or(next));
                self.unsent.replace(Some(wish));
                return self.failed("data-t-offline", "You are offline.", is_asked);
            }
        };
        match swap(&self.document, &answer.text, sent, &wish) {
            Some(main) => {
                self.checkout.show(&main, sent);
                self.settle(&main);
                // What a page that waits could not send goes on with the first news that come through.
                let next = match self.unsent.take() {
                    Some(unsent) => Some(unsent.or(next)),
                    None => next,
                };
                if let Some(wish) = next {
                    self.go_on(&main, &wish);
                }
            }
            None if answer.status == 429 || answer.status >= 500 => self.failed("data-t-failed", "That did not work. Please try again.", is_asked),
            // A page of its own, such as the order.
            None => page::go_to(&answer.url),
        }
    }

    /// Goes on where the network left off. What had reached the server all the same is not done twice: the form's token is the same.
    fn send_unsent(self: Rc<Self>) {
        let (Some(wish), Some(main)) = (self.unsent.take(), self.main()) else { return };
        if let Some(told) = main.find("[data-notice]") {
            told.remove();
        }
        self.go_on(&main, &wish);
    }

    /// Does with the new form what was asked for with the old one.
    fn go_on(self: Rc<Self>, main: &HtmlElement, wish: &Wish) {
        match wish.on(main) {
            Some(Deed::Ask(button)) => self.ask_for(&button),
            Some(Deed::SayTotal) => drop(self.complain("data-t-total", "The total has changed.")),
            Some(Deed::Send(form, Some(button))) => self.submit(&form, Some(button)),
            // Gone with the step that it stood for.
            Some(Deed::Send(form, None)) => self.send(&form, None, Reason::Refresh),
            None => {}
        }
    }

    /// What every new `<main>` needs.
    fn settle(self: &Rc<Self>, main: &HtmlElement) {
        self.handover.dress(main);
        self.watch_cover(main);
        self.settle_stripe(main);
        self.poll_soon(main);
    }

    /// Asks again in a while, where the page waits for news. Whether it does.
    fn poll_soon(self: &Rc<Self>, main: &HtmlElement) -> bool {
        let form = main.find("form[data-poll]").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
        let again = form.map(|form| {
            let forms = self.clone();
            Timeout::new(POLL_MS, move || {
                if form.is_connected() {
                    // What the shopper has asked for is still to be done.
                    let unsent = forms.unsent.take();
                    forms.clone().send(&form, None, Reason::Refresh);
                    forms.unsent.replace(unsent);
                }
            })
        });
        let waits = again.is_some();
        self.poll.replace(again);
        waits
    }

    /// Looks out for covers once the frame has come to rest: to a frame that does so and has just moved, Chromium gives no taps at all.
    fn watch_cover_soon(self: Rc<Self>) {
        if !self.checkout.is_embedded() {
            return;
        }
        Timeout::new(REST_MS, move || {
            self.watches_cover.set(true);
            if let Some(main) = self.document.find("main[data-checkout]") {
                self.watch_cover(&main);
            }
        })
        .forget();
    }

    /// Watches the place around the pay button: its own hover and busy looks are see-through, which the browser would take for a cover.
    fn watch_cover(&self, main: &HtmlElement) {
        let place = main.find("[data-pay]").and_then(|button| button.parent_element()).filter(|_| self.watches_cover.get());
        self.cover.replace(place.and_then(|place| Cover::watch(&place)));
    }
}

/// The fields as a native submission would send them; a refresh says so.
fn body(form: &HtmlFormElement, button: Option<&HtmlElement>, reason: Reason, instrument: Option<String>) -> Option<JsValue> {
    let data = FormData::new_with_form(form).ok()?;
    if let Some(instrument) = instrument {
        data.append_with_str("payment_instrument", &instrument).ok()?;
    }
    if reason == Reason::Refresh {
        data.append_with_str("step", "refresh").ok()?;
    } else if let Some(name) = button.and_then(|button| button.get_attribute("name")) {
        let value = button.map(|button| dom::attribute(button, "value")).unwrap_or_default();
        data.append_with_str(&name, &value).ok()?;
    }
    Some(UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?.into())
}
