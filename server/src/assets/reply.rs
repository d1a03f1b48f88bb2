//! A built file as an HTTP answer.

use axum::http::header::{
    ACCEPT_ENCODING, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE,
    ETAG, VARY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::encoding::Encoding;
use super::file::AssetFile;
use crate::etag;

/// How long a file may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caching {
    /// The address names the content: for ever.
    Immutable,
    /// The address stays while the content changes: briefly, then ask again.
    Brief,
}

impl Caching {
    /// Value of `Cache-Control`.
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Immutable => "public, max-age=31536000, immutable",
            // A day of "while revalidate" keeps a merchant's page quick over a short outage.
            Self::Brief => "public, max-age=300, stale-while-revalidate=86400",
        }
    }
}

impl AssetFile {
    /// Answers a request for this file in the best encoding, or with 304.
    #[must_use]
    pub fn reply(&self, request: &HeaderMap, caching: Caching) -> Response {
        let accepted = request
            .get(ACCEPT_ENCODING)
            .and_then(|value| value.to_str().ok());
        let encoding = Encoding::negotiate(accepted, &self.encodings());
        // Each encoding is another representation and needs another strong tag (RFC 9110, 8.8.3.3).
        let tag = format!("\"{}-{}\"", self.hash, encoding.token());
        let fixed = [
            (CONTENT_TYPE, self.content_type),
            (CACHE_CONTROL, caching.header()),
            (VARY, "Accept-Encoding"),
            (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
            (
                HeaderName::from_static("cross-origin-resource-policy"),
                "cross-origin",
            ),
            (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        ];
        let mut response = if etag::matches(request, &tag) {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            let mut response = self.bytes(encoding).into_response();
            if encoding != Encoding::Identity {
                let token = HeaderValue::from_static(encoding.token());
                response.headers_mut().insert(CONTENT_ENCODING, token);
            }
            response
        };
        let headers = response.headers_mut();
        for (name, value) in fixed {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(value) = HeaderValue::from_str(&tag) {
            headers.insert(ETAG, value);
        }
        response
    }
}
