//! What travels between the shop and the test provider.

use serde::{Deserialize, Serialize};

/// A charge. The idempotency key of the request names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Charge {
    /// Minor units.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// `tok_success` …
    pub token: String,
    /// When the money is taken.
    #[serde(default)]
    pub capture: Capture,
}

/// When the money is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capture {
    /// At once.
    #[default]
    Automatic,
    /// When asked for.
    Manual,
}

/// What the shopper told the bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Whether it is their payment.
    pub approved: bool,
}

/// Nothing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancel {}

/// A part of an amount: to capture, or to refund.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Minor units.
    pub amount: i64,
}

/// A payment as it stands in the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The provider's name for it: `test_…`.
    pub id: String,
    /// The idempotency key it was asked for under.
    pub key: String,
    /// Minor units asked for.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// `requires_action`, `authorized`, `succeeded`, `declined` or `canceled`.
    pub status: String,
    /// Minor units taken.
    pub captured: i64,
    /// Minor units given back.
    pub refunded: i64,
}

/// All payments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payments {
    /// In the order they came.
    pub payments: Vec<Payment>,
}

/// A refund as it stands in the books.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refund {
    /// The provider's name for it.
    pub id: String,
    /// The idempotency key it was asked for under.
    pub key: String,
    /// Minor units.
    pub amount: i64,
    /// `succeeded`.
    pub status: String,
}

/// The refunds of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refunds {
    /// In the order they came.
    pub refunds: Vec<Refund>,
}

/// Why a request was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Error {
    /// Stable word.
    pub code: String,
}

/// What the provider tells of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Told apart by this: the same event may come twice.
    pub id: String,
    /// `payment.changed`, `refund.changed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The payment as it stood then.
    pub payment: Payment,
}

/// Something that shall go wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Which requests it hits.
    pub on: Operation,
    /// What happens to them.
    pub does: Trouble,
    /// How many of them; all without one.
    #[serde(default)]
    pub times: Option<u32>,
}

/// What can be asked of the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Operation {
    /// A new charge.
    Charge,
    /// The shopper's answer.
    Answer,
    /// A capture.
    Capture,
    /// A cancellation.
    Cancel,
    /// A refund.
    Refund,
    /// A look at a payment.
    Find,
    /// A webhook on its way to the shop.
    Webhook,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Recorded, and the line is cut before the answer.
    LoseReply,
    /// Recorded, and answered with 500.
    FailAfter,
    /// Not recorded; answered with 503.
    FailBefore,
    /// Recorded, and answered so many milliseconds later.
    Late(u64),
    /// Recorded, and never answered: the line stays open.
    Hang,
    /// A webhook is sent twice.
    Twice,
}
