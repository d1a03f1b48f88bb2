//! `Authorization: Bearer sps_…`: the key of a member of the staff. People use the studio, where their session says who they are.

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use spotlet::domain::comment::Staff;

use crate::problem::Problem;
use crate::service::staff;
use crate::state::AppState;

/// The member who sent the request, if it names one. An unknown key is refused.
#[derive(Debug)]
pub struct MaybeStaff(pub Option<Staff>);

impl FromRequestParts<AppState> for MaybeStaff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(AUTHORIZATION) else {
            return Ok(Self(None));
        };
        let key = value
            .to_str()
            .ok()
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Problem::StaffOnly)?;
        Ok(Self(Some(staff::of_key(state, key.trim()).await?)))
    }
}

/// The member who sent the request.
#[derive(Debug)]
pub struct KnownStaff(pub Staff);

impl FromRequestParts<AppState> for KnownStaff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let MaybeStaff(staff) = MaybeStaff::from_request_parts(parts, state).await?;
        staff.map(Self).ok_or(Problem::StaffOnly)
    }
}
