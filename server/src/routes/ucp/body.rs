//! JSON in and out of `/ucp`, with errors in its own form.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A problem, written as UCP writes errors.
#[derive(Debug)]
pub struct UcpProblem(pub Problem);

impl<E: Into<Problem>> From<E> for UcpProblem {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for UcpProblem {
    fn into_response(self) -> Response {
        self.0.into_ucp()
    }
}

/// A JSON body. Its content type is not asked for: what is not JSON fails anyway.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = UcpProblem;

    async fn from_request(request: Request, state: &S) -> Result<Self, UcpProblem> {
        let bytes = read(request, state).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| {
            UcpProblem(Problem::InvalidJson(format!(
                "The body is not valid: {error}."
            )))
        })
    }
}

/// A JSON body of an operation that needs none: nothing at all is as good as `{}`.
#[derive(Debug)]
pub struct OptionalBody;

impl<S: Send + Sync> FromRequest<S> for OptionalBody {
    type Rejection = UcpProblem;

    async fn from_request(request: Request, state: &S) -> Result<Self, UcpProblem> {
        let bytes = read(request, state).await?;
        if bytes.is_empty() {
            return Ok(Self);
        }
        serde_json::from_slice::<serde::de::IgnoredAny>(&bytes)
            .map(|_| Self)
            .map_err(|error| {
                UcpProblem(Problem::InvalidJson(format!(
                    "The body is not valid: {error}."
                )))
            })
    }
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, UcpProblem> {
    // The only way this fails is the body limit, or a client that went away.
    Bytes::from_request(request, state)
        .await
        .map_err(|_| UcpProblem(Problem::BodyTooLarge))
}
