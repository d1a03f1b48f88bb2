//! The reply when there is nothing to show: messages instead of a cart, a checkout, a product or an order.

use serde::{Deserialize, Serialize};

use super::{Message, Status, Ucp};

/// Errors in place of a resource. It holds nothing else, as its schema is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorResponse {
    /// The protocol's metadata, with the status `error`.
    pub ucp: Ucp,
    /// What went wrong; never empty.
    pub messages: Vec<Message>,
    /// Where the buyer can go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continue_url: Option<String>,
}

impl ErrorResponse {
    /// A reply of this message and more.
    #[must_use]
    pub fn new(first: Message, more: Vec<Message>) -> Self {
        let mut messages = vec![first];
        messages.extend(more);
        Self {
            ucp: Ucp::reply(Status::Error, &[]),
            messages,
            continue_url: None,
        }
    }
}
