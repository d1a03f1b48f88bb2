//! The token of a host around an embedded checkout.

use serde::{Deserialize, Serialize};

/// The body of `POST /api/checkout-sessions/{id}/embed-token`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedTokenRequest {
    /// Origin of the page that will show the checkout in a frame, such as `https://agent.example`.
    pub origin: String,
}

/// Its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbedTokenJson {
    /// The value of `ec_auth` in the address of the frame.
    pub token: String,
    /// From when on it is as good as none, RFC 3339.
    pub expires_at: String,
}
