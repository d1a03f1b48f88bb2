//! Errors on the wire: RFC 9457 problem documents on `/api`, and the protocol errors of `/ucp`.
//!
//! A code is stable and says what a program can do about it; the sentence is for a person; what went
//! wrong inside stands in the log only. To add an error: a row in `spotlet::api::error_code`, a variant here.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use spotlet::api::problem::PROBLEM_MEDIA_TYPE;
use spotlet::api::{self, ErrorCode};
use spotlet::domain::comment::CommentError;
use spotlet::domain::id::IdError;
use spotlet::ucp::{ErrorResponse, Message, Severity};
use thiserror::Error;

use crate::payment::ProviderError;
use crate::service::negotiation::{NegotiationError, ProfileError};
use crate::service::studio::upload::UploadError;
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
    /// We cannot talk to the platform that calls.
    #[error(transparent)]
    Negotiation(#[from] NegotiationError),
    /// The key belongs to another profile than the one that the request names.
    #[error("This key does not go with the profile in UCP-Agent.")]
    ProfileNotTrusted,
    /// The key of a member of the staff is missing or unknown.
    #[error("This needs the key of a member of the staff.")]
    StaffOnly,
    /// Nobody is signed in to the studio.
    #[error("This needs a session of the studio.")]
    SignedOut,
    /// A member of the staff may not do this.
    #[error("This is not yours to decide.")]
    Forbidden,
    /// A comment cannot be taken, or cannot become what was asked.
    #[error(transparent)]
    Comment(#[from] CommentError),
    /// Somebody does something too often; the time until they may again.
    #[error("Too many requests; try again a little later.")]
    TooManyRequests(Duration),
    /// There is no such thing.
    #[error("{0}")]
    NotFound(String),
    /// It was public once and was taken off.
    #[error("This post was taken off.")]
    Gone,
    /// The path exists, but not for this method.
    #[error("This address does not take that method.")]
    MethodNotAllowed,
    /// Too much waits to be done, or the server is stopping.
    #[error("The server is busy; try again in a moment.")]
    Busy,
    /// A file does not come in, or a medium cannot be had.
    #[error(transparent)]
    Upload(UploadError),
    /// The database failed.
    #[error("The server cannot answer now; try again.")]
    Store(#[from] StoreError),
    /// The payment provider does not answer; what was asked of it may have happened.
    #[error("The payment provider cannot be reached now; try again.")]
    Provider(ProviderError),
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

impl From<UploadError> for Problem {
    fn from(error: UploadError) -> Self {
        match error {
            UploadError::Store(error) => Self::Store(error),
            UploadError::Media(error) if error.is_ours() => Self::Internal(error.to_string()),
            error => Self::Upload(error),
        }
    }
}

impl Problem {
    /// Whether asking again at once can help, because two requests met.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_transient())
    }

    /// Which of the public error codes this is.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        match self {
            Self::InvalidJson(_) => ErrorCode::InvalidJson,
            Self::InvalidRequest(_) => ErrorCode::InvalidRequest,
            Self::RequestTooLarge(_) => ErrorCode::RequestTooLarge,
            Self::BodyTooLarge => ErrorCode::BodyTooLarge,
            Self::InvalidIdempotencyKey => ErrorCode::InvalidIdempotencyKey,
            Self::IdempotencyConflict => ErrorCode::IdempotencyConflict,
            Self::IdempotencyInFlight => ErrorCode::IdempotencyInFlight,
            Self::InvalidVisitor => ErrorCode::InvalidVisitor,
            Self::Negotiation(error) => negotiation_code(error),
            Self::ProfileNotTrusted => ErrorCode::ProfileNotTrusted,
            Self::Unauthorized | Self::StaffOnly | Self::SignedOut => ErrorCode::Unauthorized,
            Self::Forbidden => ErrorCode::Forbidden,
            Self::Comment(error) => {
                ErrorCode::from_code(error.code()).unwrap_or(ErrorCode::InvalidRequest)
            }
            Self::TooManyRequests(_) => ErrorCode::TooManyRequests,
            Self::NotFound(_) => ErrorCode::NotFound,
            Self::Gone => ErrorCode::Gone,
            Self::Upload(error) => error.code(),
            Self::MethodNotAllowed => ErrorCode::MethodNotAllowed,
            Self::Busy | Self::Store(_) | Self::Provider(_) => ErrorCode::Unavailable,
            Self::Internal(_) => ErrorCode::Internal,
        }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn log(&self) {
        match self {
            Self::Store(error) => tracing::error!(%error, "a request met a database error"),
            Self::Provider(error) => {
                tracing::warn!(%error, "a request met a payment provider's error")
            }
            Self::Internal(error) => tracing::error!(error, "a request met an internal error"),
            _ => tracing::debug!(code = self.code().as_str(), "refused: {self}"),
        }
    }

    /// As a UCP error reply. Its prose asks protocol errors for `code` and `content` but gives them
    /// no schema, so this is the `error_response` of the schemas, whose message holds both.
    #[must_use]
    pub fn into_ucp(self) -> Response {
        self.into_ucp_beside(None)
    }

    /// The same with an address at which a shopper can go on without the platform.
    #[must_use]
    pub fn into_ucp_beside(self, continue_url: Option<String>) -> Response {
        self.log();
        let mut body = ErrorResponse::new(
            Message::Error {
                code: self.code().as_str().to_owned(),
                path: None,
                content: self.to_string(),
                severity: Severity::Unrecoverable,
            },
            Vec::new(),
        );
        body.continue_url = continue_url;
        self.with_headers((self.status(), Json(body)).into_response())
    }

    fn with_headers(&self, mut response: Response) -> Response {
        let wait_s = match self {
            Self::Busy | Self::Store(_) | Self::Provider(_) | Self::IdempotencyInFlight => 1,
            // Rounded up: whoever comes back in time is not refused again.
            Self::TooManyRequests(wait) => wait.as_secs().saturating_add(1),
            Self::Negotiation(NegotiationError::Profile(ProfileError::Busy { retry_after_s })) => {
                *retry_after_s
            }
            _ => return response,
        };
        response
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(wait_s));
        response
    }
}

fn negotiation_code(error: &NegotiationError) -> ErrorCode {
    match error {
        NegotiationError::Nameless | NegotiationError::Profile(ProfileError::Address(_)) => {
            ErrorCode::InvalidProfileUrl
        }
        NegotiationError::Profile(ProfileError::Unreachable(_)) => ErrorCode::ProfileUnreachable,
        NegotiationError::Profile(ProfileError::Malformed(_)) => ErrorCode::ProfileMalformed,
        NegotiationError::Profile(ProfileError::Busy { .. }) => ErrorCode::Unavailable,
        NegotiationError::Version(_) => ErrorCode::VersionUnsupported,
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        self.log();
        let body = api::Problem::new(self.code()).with_detail(self.to_string());
        let mut response = self.with_headers((self.status(), Json(body)).into_response());
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static(PROBLEM_MEDIA_TYPE),
        );
        response
    }
}
