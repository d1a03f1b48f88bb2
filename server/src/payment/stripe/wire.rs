//! What Stripe says, as far as we read it.

use std::collections::BTreeMap;

use serde::Deserialize;
use spotlet::domain::payment::{PaymentState, RefundState};

use crate::payment::ask::{AttemptKey, Found, FoundRefund};

/// A PaymentIntent.
#[derive(Deserialize)]
pub(super) struct Intent {
    pub id: String,
    status: String,
    amount: i64,
    #[serde(default)]
    amount_received: Option<i64>,
    #[serde(default)]
    client_secret: Option<String>,
    #[serde(default)]
    last_payment_error: Option<serde::de::IgnoredAny>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

/// What came back when it is no success.
#[derive(Deserialize)]
pub(super) struct IntentOrError {
    pub error: Option<StripeError>,
}

/// Why Stripe refused.
#[derive(Deserialize)]
pub(super) struct StripeError {
    #[serde(default)]
    code: Option<String>,
    #[serde(default)]
    decline_code: Option<String>,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    pub payment_intent: Option<Intent>,
}

impl StripeError {
    pub(super) fn word(self) -> String {
        self.decline_code
            .or(self.code)
            .or(self.kind)
            .unwrap_or_default()
    }
}

impl Intent {
    /// In our own words. `requires_payment_method` is where an intent begins and where a refused one returns to; only the
    /// second has an error. Either can still be paid, so a decline has to be canceled too.
    pub(super) fn into_found(self) -> Found {
        let has_failed = self.last_payment_error.is_some();
        let state = match self.status.as_str() {
            "succeeded" => PaymentState::Succeeded,
            "requires_capture" => PaymentState::Authorized,
            "requires_action" => PaymentState::RequiresAction,
            "canceled" => PaymentState::Declined,
            "requires_payment_method" if has_failed => PaymentState::Declined,
            // `processing`, `requires_confirmation`, and whatever Stripe will think of next.
            _ => PaymentState::Pending,
        };
        Found {
            captured_minor: match state {
                PaymentState::Succeeded => self.amount_received.unwrap_or(self.amount),
                _ => 0,
            },
            is_idle: matches!(
                (state, self.status.as_str()),
                (
                    PaymentState::Pending,
                    "requires_payment_method" | "requires_confirmation"
                )
            ),
            is_revivable: state == PaymentState::Declined && self.status != "canceled",
            key: self
                .metadata
                .get("spotlet")
                .and_then(|key| AttemptKey::parse(key)),
            reference: self.id,
            state,
            amount_minor: self.amount,
            client_secret: self.client_secret,
        }
    }
}

/// A refund.
#[derive(Deserialize)]
pub(super) struct StripeRefund {
    id: String,
    amount: i64,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

impl StripeRefund {
    pub(super) fn key(&self) -> String {
        self.metadata.get("spotlet").cloned().unwrap_or_default()
    }

    pub(super) fn into_found(self) -> FoundRefund {
        FoundRefund {
            reference: self.id,
            amount_minor: self.amount,
            state: match self.status.as_deref() {
                Some("succeeded") => RefundState::Succeeded,
                Some("failed" | "canceled") => RefundState::Failed,
                // `pending`, `requires_action`, and what we do not know.
                _ => RefundState::Pending,
            },
        }
    }
}

/// A list.
#[derive(Deserialize)]
pub(super) struct List<T> {
    pub data: Vec<T>,
}
