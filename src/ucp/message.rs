//! What the shop has to say about a reply: errors to resolve, warnings and notes to show.

use serde::{Deserialize, Serialize};

/// A message, by what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Message {
    /// Something stands in the way.
    Error {
        /// A stable code; see `api::error_code`.
        code: String,
        /// JSONPath (RFC 9535) to what it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
        /// A sentence for people.
        content: String,
        /// Who can resolve it, and how.
        severity: Severity,
    },
    /// Something must be shown.
    Warning {
        /// A stable code.
        code: String,
        /// JSONPath to what it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
        /// A sentence for people.
        content: String,
    },
    /// Something is worth knowing.
    Info {
        /// A stable code.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        code: Option<String>,
        /// JSONPath to what it is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        path: Option<String>,
        /// A sentence for people.
        content: String,
    },
}

/// Who can resolve an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The platform, with another request.
    Recoverable,
    /// The buyer, on our page: something is asked that the API does not take.
    RequiresBuyerInput,
    /// The buyer, on our page: something must be confirmed.
    RequiresBuyerReview,
    /// Nobody; there is nothing to act on.
    Unrecoverable,
}

impl Message {
    /// The message's code, if it has one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Error { code, .. } | Self::Warning { code, .. } => Some(code),
            Self::Info { code, .. } => code.as_deref(),
        }
    }

    /// The sentence for people.
    #[must_use]
    pub fn content(&self) -> &str {
        match self {
            Self::Error { content, .. }
            | Self::Warning { content, .. }
            | Self::Info { content, .. } => content,
        }
    }
}
