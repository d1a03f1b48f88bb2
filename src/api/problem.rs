//! Errors of `/api` as problem documents (RFC 9457).

use serde::{Deserialize, Serialize};

use super::ErrorCode;

/// The media type of a problem document.
pub const PROBLEM_MEDIA_TYPE: &str = "application/problem+json";

/// A problem document. The code is our extension member, and what programs go by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Names the kind of problem. `about:blank`, as our kinds are told by `code`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem for people; the same for every occurrence.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened this time, if there is more to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The stable code.
    pub code: String,
}

impl Problem {
    /// The problem with this code.
    #[must_use]
    pub fn new(code: ErrorCode) -> Self {
        Self {
            kind: "about:blank".to_owned(),
            title: code.title().to_owned(),
            status: code.status(),
            detail: None,
            code: code.as_str().to_owned(),
        }
    }

    /// The same with what happened this time. Only what a caller may know: no internals.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_problem_is_written_as_the_rfc_says() {
        let problem = Problem::new(ErrorCode::NotFound).with_detail("no such post");
        assert_eq!(
            serde_json::to_value(&problem).unwrap(),
            serde_json::json!({
                "type": "about:blank", "title": "Not found", "status": 404,
                "detail": "no such post", "code": "not_found"
            })
        );
    }
}
