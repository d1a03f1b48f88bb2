//! The forms of the checkout, posted by `fetch`. One at a time: each form's token is good for one submission, so whatever a shopper does
//! while a reply is on its way is done with the form that the reply brings.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent, UrlSearchParams};

use super::{
    channel::Answer,
    checkout::Checkout,
    cover::Cover,
    delegation::{ADDRESS, CREDENTIAL, INSTRUMENTS},
    fields,
    handover::{Handover, instruments_in},
    stripe,
    swap::{Reason, swap},
    wish::{Deed, Wish},
};
use crate::browser::{
    dom::{self, Find},
    http::{self, Unreachable},
    json, page,
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
    /// What the host has handed over to pay with; sent once.
    instrument: RefCell<Option<String>>,
    /// Stripe's fields, where Stripe takes the payment and once they stand.
    stripe: RefCell<Option<Rc<stripe::Fields>>>,
}

/// Watches the page's forms.
pub fn watch(document: &Document, main: &HtmlElement, checkout: Checkout) {
    let forms = Rc::new(Forms {
        handover: Handover::new(document, &checkout),
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

    /// Asks the host and waits; whatever the shopper does meanwhile is done afterwards.
    fn ask(self: Rc<Self>, delegation: &'static str, busy: Option<HtmlElement>, then: impl FnOnce(Rc<Self>, &HtmlElement, JsValue) + 'static) {
        if self.under_way.get().is_some() {
            return;
        }
        self.under_way.set(Some(if delegation == CREDENTIAL { Reason::Submit } else { Reason::Step }));
        let busy = busy.inspect(|busy| dom::set_busy(busy, true));
        let checkout = self.checkout.clone();
        checkout.ask(
            delegation,
            Box::new(move |answer| {
                self.under_way.set(None);
                if let Some(busy) = busy {
                    dom::set_busy(&busy, false);
                }
                let Some(main) = self.main() else { return };
                match answer {
                    Answer::Given(result) => return then(self, &main, result),
                    Answer::NotNow(told) if told.is_empty() => {}
                    Answer::NotNow(told) => drop(self.complain("", &told)),
                    Answer::Never => {
                        self.handover.give_up(delegation, &main);
                        self.settle_stripe(&main);
                        drop(self.complain("data-t-host-refused", "Please fill in the fields."));
                    }
                }
                self.resume(&main);
            }),
        );
    }

    /// The button beside what the host has given.
    fn ask_for(self: Rc<Self>, button: &HtmlElement) {
        if self.under_way.get().is_some() {
            return self.wait(Wish::ask(&self.document, button));
        }
        let busy = Some(button.clone());
        if dom::attribute(button, "data-ask") == "payment" {
            return self.ask(INSTRUMENTS, busy, |forms, main, result| {
                forms.checkout.take_instruments(&result);
                forms.handover.dress(main);
                forms.resume(main);
            });
        }
        self.ask(ADDRESS, busy, |forms, main, result| match forms.handover.take_address(main, &result) {
            true => forms.refresh(main),
            false => forms.resume(main),
        });
    }

    /// Gets from the host what can be charged, then pays with it. A choice that was made meanwhile changes what is paid for, so the shopper
    /// presses again.
    fn pay_at_host(self: Rc<Self>, button: Option<HtmlElement>) {
        self.ask(CREDENTIAL, button, |forms, main, result| {
            let (_, chosen) = instruments_in(&result);
            let chosen = chosen.filter(|one| json::field(one, "credential").is_object());
            let Some(chosen) = chosen.filter(|_| forms.next.borrow().is_none()) else { return forms.resume(main) };
            forms.checkout.take_instruments(&result);
            forms.instrument.replace(Some(json::write(&chosen)));
            let form = main.find("[data-checkout-form]").and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = form {
                let button = main.find("[data-pay]");
                forms.send(&form, button, Reason::Submit);
            }
        });
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

    /// Has Stripe make a token of what stands in its fields, and sends the form with it. A wallet that asked for it is told when it fails.
    fn pay_by_stripe(self: Rc<Self>, form: HtmlFormElement, button: Option<HtmlElement>, place: &HtmlElement, wallet: Option<JsValue>) {
        if self.under_way.get().is_some() {
            return wallet.iter().for_each(stripe::wallet_failed);
        }
        let fields = self.stripe.borrow().clone();
        let token_field = place.find("[name=stripe_token]").and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let (Some(fields), Some(token_field)) = (fields, token_field) else {
            return drop(self.complain("data-t-failed", "That did not work. Please try again."));
        };
        self.under_way.set(Some(Reason::Submit));
        if let Some(button) = &button {
            dom::set_busy(button, true);
        }
        spawn_local(async move {
            let made = fields.token().await;
            self.under_way.set(None);
            if let Some(button) = &button {
                dom::set_busy(button, false);
            }
            match made {
                Ok(token) => {
                    token_field.set_value(&token);
                    self.send(&form, button, Reason::Submit);
                }
                Err(stripe::Refused(told)) => {
                    if let Some(wallet) = &wallet {
                        stripe::wallet_failed(wallet);
                    }
                    let _ = match told {
                        Some(told) => self.say(&told),
                        None => self.complain("data-t-failed", "That did not work. Please try again."),
                    };
                    if let Some(main) = self.main() {
                        self.resume(&main);
                    }
                }
            }
        });
    }

    /// Stripe's fields into a new form, or its question over the page. They are made anew with each `<main>`: what was typed into
    /// them is Stripe's, and cannot be carried over.
    fn settle_stripe(self: &Rc<Self>, main: &HtmlElement) {
        self.stripe.replace(None);
        let forms = self.clone();
        if let Some(place) = stripe::place(main).filter(|_| !self.handover.is_theirs(CREDENTIAL)) {
            spawn_local(async move {
                let paying = forms.clone();
                let pay = move |event: JsValue| {
                    stripe::wallet::fill(&paying.document, &event);
                    let button = paying.document.find("[data-pay]");
                    let place = paying.document.find("[data-stripe]");
                    if let (Some(form), Some(place)) = (button.as_deref().and_then(form_of), place) {
                        paying.clone().pay_by_stripe(form, button, &place, Some(event));
                    }
                };
                let fields = stripe::Fields::mount(&forms.document, &place, pay).await;
                if !place.is_connected() {
                    return;
                }
                match fields {
                    Some(fields) => drop(forms.stripe.replace(Some(Rc::new(fields)))),
                    None => drop(forms.complain("data-t-failed", "That did not work. Please try again.")),
                }
            });
        } else if let Some(form) = main.find("[data-stripe-challenge]") {
            spawn_local(async move {
                // Whatever came of it, and if the script could not be had: the server asks Stripe what is true, when the button is used.
                let answered = stripe::ask(&forms.document, &form).await.is_some();
                let button = form.find("[value=approve]").filter(|_| answered && form.is_connected());
                if let (Some(button), Ok(form)) = (button, form.dyn_into::<HtmlFormElement>()) {
                    forms.send(&form, Some(button), Reason::Submit);
                }
            });
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

    /// Says that nothing came of it. A page that waits for news goes on waiting, and says it once of what nobody asked for.
    fn failed(self: Rc<Self>, word: &str, english: &str, is_asked: bool) {
        let Some(main) = self.main() else { return };
        let waits = self.poll_soon(&main);
        if is_asked || !waits || main.find("[data-notice]").is_none() {
            self.complain(word, english);
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

    /// Says what went wrong where the shopper is looking; the form stays as it is.
    fn complain(&self, word: &str, english: &str) -> Option<Element> {
        let main = self.document.find("main[data-checkout]")?;
        self.say(&main.get_attribute(word).unwrap_or_else(|| english.to_owned()))
    }

    fn say(&self, told: &str) -> Option<Element> {
        let main = self.document.find("main[data-checkout]")?;
        if let Some(old) = main.find("[data-notice]") {
            old.remove();
        }
        // A new element each time: an alert is read aloud when it appears.
        let alert = self.document.create_element("p").ok()?;
        for (name, value) in [("class", "alert"), ("role", "alert"), ("data-notice", "")] {
            dom::set_attribute(&alert, name, Some(value));
        }
        alert.set_text_content(Some(told));
        let place = main.find(".pay").or_else(|| main.find("form")).unwrap_or(main);
        place.prepend_with_node_1(&alert).ok()?;
        Some(alert)
    }

    /// The same checkout in the whole tab, where nothing can lie over it.
    fn offer_own_page(&self, alert: Option<Element>) {
        let (Some(alert), Ok(link), Ok(url)) = (alert, self.document.create_element("a"), self.document.url()) else { return };
        let address = url.split('?').next().unwrap_or_default();
        for (name, value) in [("href", address), ("target", "_top"), ("data-private", "")] {
            dom::set_attribute(&link, name, Some(value));
        }
        link.set_text_content(Some(address));
        // Refused only for a place that is no longer in the page.
        let _ = alert.append_with_str_1(" ").and_then(|()| alert.append_with_node_1(&link));
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
