//! Errors on the wire: RFC 9457 problem documents on `/api`, and the protocol errors of `/ucp`.
//!
//! A code is stable and says what a program can do about it; the sentence is for a person; what went
//! wrong inside stands in the log only. To add an error: a variant, its status, its code, its title.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use spotlet::domain::id::IdError;
use spotlet::ucp::VERSION;
use thiserror::Error;

use crate::store::StoreError;

/// An error that ends a request.
#[derive(Debug, Error)]
pub enum Problem {
    /// The body is no JSON, or JSON of another shape.
    #[error("{0}")]
    InvalidJson(String),
    /// A parameter or header is not what it must be.
    #[error("{0}")]
    InvalidRequest(String),
    /// More items than one request may name.
    #[error("{0}")]
    RequestTooLarge(String),
    /// The body is longer than the server reads.
    #[error("The request body is too large.")]
    BodyTooLarge,
    /// `Idempotency-Key` is no UUID.
    #[error("Idempotency-Key must be a UUID.")]
    InvalidIdempotencyKey,
    /// The key came before with another body.
    #[error("This Idempotency-Key was used before with another request.")]
    IdempotencyConflict,
    /// The first request with this key is still being answered.
    #[error("The first request with this Idempotency-Key is still being answered.")]
    IdempotencyInFlight,
    /// `Spotlet-Visitor` was not signed here.
    #[error("The visitor token is not one of this server.")]
    InvalidVisitor,
    /// A platform's key is missing or unknown.
    #[error("This needs the X-API-Key of a platform.")]
    Unauthorized,
    /// There is no such thing.
    #[error("{0}")]
    NotFound(String),
    /// The path exists, but not for this method.
    #[error("This address does not take that method.")]
    MethodNotAllowed,
    /// The database failed.
    #[error("The server cannot answer now; try again.")]
    Store(#[from] StoreError),
    /// Something else failed inside.
    #[error("The server failed to answer.")]
    Internal(String),
}

/// A made id that breaks its own rule is our mistake; a foreign one is checked at the door.
impl From<IdError> for Problem {
    fn from(error: IdError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl Problem {
    /// Whether asking again at once can help, because two requests met.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_transient())
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::InvalidJson(_)
            | Self::InvalidRequest(_)
            | Self::RequestTooLarge(_)
            | Self::InvalidIdempotencyKey => StatusCode::BAD_REQUEST,
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::IdempotencyConflict | Self::IdempotencyInFlight => StatusCode::CONFLICT,
            Self::InvalidVisitor | Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::NotFound(_) => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InvalidJson(_) => "invalid_json",
            Self::InvalidRequest(_) => "invalid_request",
            Self::RequestTooLarge(_) => "request_too_large",
            Self::BodyTooLarge => "body_too_large",
            Self::InvalidIdempotencyKey => "invalid_idempotency_key",
            Self::IdempotencyConflict => "idempotency_conflict",
            Self::IdempotencyInFlight => "idempotency_in_flight",
            Self::InvalidVisitor => "invalid_visitor",
            Self::Unauthorized => "unauthorized",
            Self::NotFound(_) => "not_found",
            Self::MethodNotAllowed => "method_not_allowed",
            Self::Store(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::InvalidJson(_) => "The body is not the JSON expected here",
            Self::InvalidRequest(_) => "The request is not valid",
            Self::RequestTooLarge(_) => "Too many items in one request",
            Self::BodyTooLarge => "The body is too large",
            Self::InvalidIdempotencyKey => "The Idempotency-Key is not valid",
            Self::IdempotencyConflict | Self::IdempotencyInFlight => "The key is in use",
            Self::InvalidVisitor => "The visitor token is not valid",
            Self::Unauthorized => "A key is needed",
            Self::NotFound(_) => "Not found",
            Self::MethodNotAllowed => "Method not allowed",
            Self::Store(_) => "Not available now",
            Self::Internal(_) => "Internal error",
        }
    }

    fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "a request met a database error"),
            Self::Internal(error) => tracing::error!(error, "a request met an internal error"),
            _ => tracing::debug!(code = self.code(), "refused: {self}"),
        }
    }

    /// As a UCP error reply. Its prose asks protocol errors for `code` and `content` but gives them
    /// no schema, so this is the `error_response` of the schemas, whose message holds both.
    #[must_use]
    pub fn into_ucp(self) -> Response {
        self.log();
        let body = json!({
            "ucp": { "version": VERSION, "status": "error" },
            "messages": [{
                "type": "error",
                "code": self.code(),
                "content": self.to_string(),
                "severity": "unrecoverable",
            }],
        });
        self.with_headers((self.status(), Json(body)).into_response())
    }

    fn with_headers(&self, mut response: Response) -> Response {
        if matches!(self, Self::Store(_) | Self::IdempotencyInFlight) {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let body = json!({
            "type": format!("urn:spotlet:problem:{}", self.code()),
            "title": self.title(),
            "status": self.status().as_u16(),
            "detail": self.to_string(),
            "code": self.code(),
        });
        let mut response = self.with_headers((self.status(), Json(body)).into_response());
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        response
    }
}
