//! Links that a platform must show beside a checkout: terms, privacy, returns.

use serde::{Deserialize, Serialize};

/// A link with what it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// `terms_of_service`, `privacy_policy`, `refund_policy`, `shipping_policy`, `faq`, or another word.
    #[serde(rename = "type")]
    pub kind: String,
    /// Where it leads.
    pub url: String,
    /// What to call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}
