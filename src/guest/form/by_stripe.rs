//! Paying by Stripe: its fields in each new form, their token, its wallets and its question.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlFormElement, HtmlInputElement};

use super::{Forms, form_of};
use crate::{
    browser::dom::{self, Find},
    guest::{delegation::CREDENTIAL, stripe, swap::Reason},
};

impl Forms {
    /// Has Stripe make a token of what stands in its fields, and sends the form with it. A wallet that asked for it is told when it fails.
    pub(super) fn pay_by_stripe(self: Rc<Self>, form: HtmlFormElement, button: Option<HtmlElement>, place: &HtmlElement, wallet: Option<JsValue>) {
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
    pub(super) fn settle_stripe(self: &Rc<Self>, main: &HtmlElement) {
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
}
