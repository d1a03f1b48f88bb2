//! The calls of the built-in test provider. `crate::test_provider` answers them, from a process of its own.

pub mod wire;

use spotlet::domain::money::Money;
use spotlet::domain::payment::{PaymentState, RefundState, TestToken};

use self::wire::{Answer, Cancel, Charge, Part, Payment, Payments, Refund, Refunds};
use super::ask::{Ask, AttemptKey, Capture, Found, FoundRefund, Source};
use super::call::{Call, Method, ProviderError, Reply, Request};
use super::connector::FindRefund;

/// Where it listens, and what it knows us by.
#[derive(Clone)]
pub struct TestApi {
    /// Its origin, without a slash at the end; empty until it has started.
    pub origin: String,
    /// The key that both sides hold; it also signs webhooks.
    pub secret: String,
}

impl std::fmt::Debug for TestApi {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TestApi({}, hidden)", self.origin)
    }
}

impl TestApi {
    pub(super) fn charge(&self, ask: &Ask<'_>) -> Call<Found> {
        let Money {
            amount_minor: amount,
            currency,
        } = ask.amount;
        let token = match ask.source {
            Source::Test(token) => *token,
            // The caller picks the provider by the source, so this is never sent; and if it were, it would be refused.
            Source::Stripe(_) => TestToken::Decline,
        };
        let charge = Charge {
            amount,
            currency: currency.as_str().to_owned(),
            token: token.as_str().to_owned(),
            capture: match ask.capture {
                Capture::Automatic => wire::Capture::Automatic,
                Capture::Manual => wire::Capture::Manual,
            },
        };
        Call {
            request: self.post("/v1/payments", Some(ask.key.to_string()), &charge),
            parse: payment,
        }
    }

    pub(super) fn answer(&self, key: &AttemptKey, approved: bool) -> Call<Found> {
        Call {
            request: self.post(&of_key(key, "/answer"), None, &Answer { approved }),
            parse: payment,
        }
    }

    pub(super) fn cancel(&self, key: &AttemptKey) -> Call<Found> {
        Call {
            request: self.post(&of_key(key, "/cancel"), None, &Cancel {}),
            parse: payment,
        }
    }

    pub(super) fn capture(&self, key: &AttemptKey, reference: &str, amount: i64) -> Call<Found> {
        let path = format!("/v1/payments/{reference}/capture");
        Call {
            request: self.post(&path, Some(format!("{key}.capture")), &Part { amount }),
            parse: payment,
        }
    }

    pub(super) fn refund(&self, reference: &str, amount: i64, key: &str) -> Call<FoundRefund> {
        let path = format!("/v1/payments/{reference}/refunds");
        Call {
            request: self.post(&path, Some(key.to_owned()), &Part { amount }),
            parse: |reply| {
                checked(reply)?;
                Ok(found_refund(reply.json()?))
            },
        }
    }

    pub(super) fn find_refund(&self, reference: &str, key: &str) -> FindRefund {
        FindRefund {
            key: key.to_owned(),
            call: Call {
                request: self.get(&format!("/v1/payments/{reference}/refunds")),
                parse: |reply| {
                    checked(reply)?;
                    let Refunds { refunds } = reply.json()?;
                    Ok(refunds
                        .into_iter()
                        .map(|refund| (refund.key.clone(), found_refund(refund)))
                        .collect())
                },
            },
        }
    }

    pub(super) fn find(&self, key: &AttemptKey) -> Call<Option<Found>> {
        Call {
            request: self.get(&of_key(key, "")),
            parse: |reply| match reply.status {
                404 => Ok(None),
                _ => payment(reply).map(Some),
            },
        }
    }

    /// Everything it has in its books, for who compares them with ours.
    #[must_use]
    pub fn ledger(&self) -> Call<Vec<Payment>> {
        Call {
            request: self.get("/v1/payments"),
            parse: |reply| {
                checked(reply)?;
                Ok(reply.json::<Payments>()?.payments)
            },
        }
    }

    /// Sets what shall go wrong from now on.
    #[must_use]
    pub fn set_faults(&self, faults: &[wire::Fault]) -> Call<()> {
        Call {
            request: self.post("/v1/faults", None, &faults),
            parse: checked,
        }
    }

    fn get(&self, path: &str) -> Request {
        Request {
            method: Method::Get,
            url: format!("{}{path}", self.origin),
            headers: vec![("authorization", format!("Bearer {}", self.secret))],
            body: None,
        }
    }

    fn post(&self, path: &str, key: Option<String>, body: &impl serde::Serialize) -> Request {
        let mut request = self.get(path);
        request.method = Method::Post;
        request
            .headers
            .extend(key.map(|key| ("idempotency-key", key)));
        // Our own wire types hold nothing that JSON could refuse.
        let body = serde_json::to_string(body).unwrap_or_default();
        request.body = Some(("application/json", body));
        request
    }
}

fn of_key(key: &AttemptKey, then: &str) -> String {
    format!("/v1/payments/by-key/{key}{then}")
}

fn checked(reply: &Reply) -> Result<(), ProviderError> {
    if reply.is_success() {
        return Ok(());
    }
    let error: Option<wire::Error> = serde_json::from_slice(&reply.body).ok();
    Err(reply.failure(&error.map(|error| error.code).unwrap_or_default()))
}

fn payment(reply: &Reply) -> Result<Found, ProviderError> {
    checked(reply)?;
    Ok(found(reply.json()?))
}

/// A payment of its books in our words.
#[must_use]
pub fn found(payment: Payment) -> Found {
    Found {
        state: state(&payment.status),
        key: AttemptKey::parse(&payment.key),
        reference: payment.id,
        amount_minor: payment.amount,
        captured_minor: payment.captured,
        is_idle: false,
        is_revivable: false,
        client_secret: None,
    }
}

fn state(word: &str) -> PaymentState {
    match word {
        "requires_action" => PaymentState::RequiresAction,
        "authorized" => PaymentState::Authorized,
        "succeeded" => PaymentState::Succeeded,
        "declined" | "canceled" => PaymentState::Declined,
        _ => PaymentState::Pending,
    }
}

fn found_refund(refund: Refund) -> FoundRefund {
    FoundRefund {
        reference: refund.id,
        state: RefundState::parse(&refund.status),
        amount_minor: refund.amount,
    }
}

#[cfg(test)]
mod tests;
