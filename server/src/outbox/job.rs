//! What can be told: the closed list of jobs.

use serde::{Deserialize, Serialize};
use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::OrderId;
use spotlet::domain::order::OrderEvent;

use crate::store::outbox::{self, NewEntry};
use crate::store::{Conn, StoreError};
use crate::token;

/// One thing to tell somebody. Stored as JSON: fields may be added with a default, never renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum Job {
    /// The merchant's own system hears what happened to an order.
    MerchantWebhook {
        /// Which order.
        order: OrderId,
        /// What happened.
        event: OrderEvent,
    },
    /// The platform that began the checkout hears how the order stands.
    PlatformWebhook {
        /// Which order.
        order: OrderId,
        /// What happened.
        event: OrderEvent,
    },
    /// The shopper gets a mail about what happened to their order.
    Mail {
        /// Which order.
        order: OrderId,
        /// What happened.
        event: OrderEvent,
    },
    /// A member of the studio gets a link that sets their password anew.
    PasswordReset {
        /// Which link.
        reset: String,
    },
    /// The payment provider is asked to give money back.
    Refund {
        /// Of which order.
        order: OrderId,
        /// Which of its refunds.
        refund: u32,
    },
}

impl Job {
    /// The kind of mails, which operators look at.
    pub const MAIL: &'static str = "mail";

    /// The name of its kind, for operators and for the table.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::MerchantWebhook { .. } => "merchant_webhook",
            Self::PlatformWebhook { .. } => "platform_webhook",
            Self::Mail { .. } => Self::MAIL,
            Self::PasswordReset { .. } => "password_reset",
            Self::Refund { .. } => "refund",
        }
    }

    /// The order it is about, if it is about one.
    #[must_use]
    pub fn order(&self) -> Option<&OrderId> {
        match self {
            Self::MerchantWebhook { order, .. }
            | Self::PlatformWebhook { order, .. }
            | Self::Mail { order, .. }
            | Self::Refund { order, .. } => Some(order),
            Self::PasswordReset { .. } => None,
        }
    }
}

/// Writes a job into the transaction of `conn`; returns its id.
///
/// # Errors
/// When the database fails.
pub async fn tell(conn: &mut Conn, job: &Job, now: Timestamp) -> Result<String, StoreError> {
    let id = token::id();
    let payload = serde_json::to_string(job).map_err(|source| StoreError::Document {
        table: "outbox",
        id: id.clone(),
        source,
    })?;
    let entry = NewEntry {
        id: &id,
        kind: job.kind(),
        payload: &payload,
        order: job.order(),
    };
    outbox::insert(conn, entry, now).await?;
    Ok(id)
}
