//! The `Spotlet-Visitor` header.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use spotlet::domain::id::VisitorId;

use crate::problem::Problem;
use crate::service::visitor;
use crate::state::AppState;

/// Carries a visitor's token both ways.
pub const HEADER: &str = "spotlet-visitor";

/// The visitor who sent the request, if it names one. A token that we did not sign is refused.
#[derive(Debug)]
pub struct MaybeVisitor(pub Option<VisitorId>);

impl FromRequestParts<AppState> for MaybeVisitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(HEADER) else {
            return Ok(Self(None));
        };
        let token = value.to_str().map_err(|_| Problem::InvalidVisitor)?;
        Ok(Self(Some(visitor::of_token(&state.signer, token)?)))
    }
}
