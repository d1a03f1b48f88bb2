//! Stripe: PaymentIntents, made and confirmed here, never by the page.
//!
//! The intent is made first and its name recorded; only then is it confirmed. So a charge always has a name of ours to be
//! looked up under, however the answer got lost, and an intent whose name was lost can never be charged: nobody confirms it.
//! Field names and states: <https://docs.stripe.com/api/payment_intents/object>. It never sees a card.

pub mod event;
mod form;
mod wire;

use std::fmt;

use self::form::Form;
use self::wire::{Intent, IntentOrError, List, StripeRefund};
use super::ask::{Ask, AttemptKey, Capture, Found, FoundRefund, Source};
use super::call::{Call, Method, ProviderError, Reply, Request};
use super::connector::FindRefund;

/// Stripe's own address.
pub const API: &str = "https://api.stripe.com";
/// The version of Stripe's API whose shapes stand here; without naming it the account's own would count.
const VERSION: &str = "2024-06-20";

/// An account at Stripe.
#[derive(Clone, PartialEq, Eq)]
pub struct StripeApi {
    /// Origin of the API; another only to run against a double.
    pub origin: String,
    /// `sk_…` or `rk_…`. Never leaves the server.
    pub secret_key: String,
    /// `pk_…`: the only key that a page may hold.
    pub publishable_key: String,
    /// `whsec_…`: what webhooks are signed with.
    pub webhook_secret: String,
    /// When the money is taken.
    pub capture: Capture,
}

impl fmt::Debug for StripeApi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StripeApi({}, keys hidden)", self.origin)
    }
}

impl StripeApi {
    pub(super) fn create(&self, ask: &Ask<'_>) -> Call<Found> {
        let key = ask.key.to_string();
        let mut form = Form::new()
            .with("amount", &ask.amount.amount_minor.to_string())
            .with("currency", &ask.amount.currency.as_str().to_lowercase())
            .with("metadata[spotlet]", &key);
        if ask.capture == Capture::Manual {
            form = form.with("capture_method", "manual");
        }
        // A confirmation token is named when it is used up, below.
        if let Source::Stripe(source) = ask.source
            && source.starts_with("pm_")
        {
            form = form.with("payment_method", source);
        }
        Call {
            request: self.post("/v1/payment_intents", form, Some(format!("{key}-create"))),
            parse: intent,
        }
    }

    pub(super) fn confirm(&self, ask: &Ask<'_>, reference: &str) -> Call<Found> {
        let mut form = Form::new()
            // Where a bank insists on a page of its own; a question it can ask through Stripe's script goes there.
            .with("return_url", ask.return_url)
            .with("use_stripe_sdk", "true");
        if let Source::Stripe(source) = ask.source
            && source.starts_with("ctoken_")
        {
            form = form.with("confirmation_token", source);
        }
        Call {
            request: self.post(
                &format!("/v1/payment_intents/{reference}/confirm"),
                form,
                Some(format!("{}-confirm", ask.key)),
            ),
            parse: intent,
        }
    }

    pub(super) fn capture(&self, key: &AttemptKey, reference: &str, amount: i64) -> Call<Found> {
        Call {
            request: self.post(
                &format!("/v1/payment_intents/{reference}/capture"),
                Form::new().with("amount_to_capture", &amount.to_string()),
                Some(format!("{key}-capture")),
            ),
            parse: intent,
        }
    }

    /// Without an idempotency key: canceling twice is canceling once, and an old failure must not be played again.
    pub(super) fn cancel(&self, _key: &AttemptKey, reference: &str) -> Call<Found> {
        Call {
            request: self.post(
                &format!("/v1/payment_intents/{reference}/cancel"),
                Form::new(),
                None,
            ),
            parse: intent,
        }
    }

    pub(super) fn retrieve(&self, reference: &str) -> Call<Option<Found>> {
        Call {
            request: self.get(&format!("/v1/payment_intents/{reference}")),
            parse: |reply| match reply.status {
                404 => Ok(None),
                _ => intent(reply).map(Some),
            },
        }
    }

    pub(super) fn refund(&self, reference: &str, amount: i64, key: &str) -> Call<FoundRefund> {
        let form = Form::new()
            .with("payment_intent", reference)
            .with("amount", &amount.to_string())
            .with("metadata[spotlet]", key);
        Call {
            request: self.post("/v1/refunds", form, Some(format!("{key}-refund"))),
            parse: |reply| {
                checked(reply)?;
                Ok(reply.json::<StripeRefund>()?.into_found())
            },
        }
    }

    pub(super) fn find_refund(&self, reference: &str, key: &str) -> FindRefund {
        FindRefund {
            key: key.to_owned(),
            call: Call {
                request: self.get(&format!("/v1/refunds?payment_intent={reference}&limit=100")),
                parse: |reply| {
                    checked(reply)?;
                    Ok(reply
                        .json::<List<StripeRefund>>()?
                        .data
                        .into_iter()
                        .map(|refund| (refund.key(), refund.into_found()))
                        .collect())
                },
            },
        }
    }

    fn get(&self, path: &str) -> Request {
        Request {
            method: Method::Get,
            url: format!("{}{path}", self.origin),
            headers: vec![
                ("authorization", format!("Bearer {}", self.secret_key)),
                ("stripe-version", VERSION.to_owned()),
            ],
            body: None,
        }
    }

    fn post(&self, path: &str, form: Form, key: Option<String>) -> Request {
        let mut request = self.get(path);
        request.method = Method::Post;
        request
            .headers
            .extend(key.map(|key| ("idempotency-key", key)));
        request.body = Some(("application/x-www-form-urlencoded", form.finish()));
        request
    }
}

fn checked(reply: &Reply) -> Result<(), ProviderError> {
    if reply.is_success() {
        return Ok(());
    }
    let told: Option<IntentOrError> = serde_json::from_slice(&reply.body).ok();
    let code = told.and_then(|told| told.error).map(|error| error.word());
    Err(reply.failure(&code.unwrap_or_default()))
}

/// An intent, whether it comes as the answer or inside an error: a declined card is told as one.
fn intent(reply: &Reply) -> Result<Found, ProviderError> {
    if reply.is_success() {
        return Ok(reply.json::<Intent>()?.into_found());
    }
    let told: Option<IntentOrError> = serde_json::from_slice(&reply.body).ok();
    match told.and_then(|told| told.error?.payment_intent) {
        Some(intent) if (400..500).contains(&reply.status) => Ok(intent.into_found()),
        _ => Err(match checked(reply) {
            Err(error) => error,
            Ok(()) => ProviderError::Unclear {
                status: reply.status,
            },
        }),
    }
}

#[cfg(test)]
mod tests;
