//! Paying with what the host hands over, and asking it for an address.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlFormElement};

use super::Forms;
use crate::{
    browser::{
        dom::{self, Find},
        json,
    },
    guest::{
        channel::Answer,
        delegation::{ADDRESS, CREDENTIAL, INSTRUMENTS},
        handover::instruments_in,
        swap::Reason,
        wish::Wish,
    },
};

impl Forms {
    /// Asks the host and waits; whatever the shopper does meanwhile is done afterwards.
    pub(super) fn ask(self: Rc<Self>, delegation: &'static str, busy: Option<HtmlElement>, then: impl FnOnce(Rc<Self>, &HtmlElement, JsValue) + 'static) {
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
    pub(super) fn ask_for(self: Rc<Self>, button: &HtmlElement) {
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
    pub(super) fn pay_at_host(self: Rc<Self>, button: Option<HtmlElement>) {
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
}
