//! An entry of a cost breakdown, in the currency of what it belongs to.

use serde::{Deserialize, Serialize};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Total {
    /// `subtotal`, `fulfillment`, `total` …
    #[serde(rename = "type")]
    pub kind: String,
    /// What to call it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display_text: Option<String>,
    /// Minor units; discounts are negative.
    pub amount: i64,
}
