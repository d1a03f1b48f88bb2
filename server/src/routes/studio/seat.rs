//! What every page of the studio asks for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use spotlet::domain::{Locale, Member as Person};
use spotlet::view::model::studio::StudioView;

use super::guard::Member;
use super::shell::{self, Section};
use crate::present::Setting;
use crate::problem::Problem;
use crate::routes::pages::{Visitor, fault};
use crate::service::Fault;
use crate::state::AppState;

/// The shop, who works there, and how to speak to them. A handler takes it as an argument. A clone has the settings of now.
#[derive(Clone)]
pub struct Seat {
    pub state: AppState,
    pub member: Person,
    visitor: Visitor,
}

impl FromRequestParts<AppState> for Seat {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Problem> {
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        let Member(member) = Member::from_request_parts(parts, state).await?;
        Ok(Self {
            state: state.clone(),
            member,
            visitor,
        })
    }
}

impl Seat {
    /// For whom the answer is.
    pub fn setting(&self) -> Setting<'_> {
        self.visitor.setting(&self.state)
    }

    /// Their language.
    pub fn locale(&self) -> Locale {
        self.setting().audience.locale
    }

    /// What surrounds the answer.
    pub fn shell(&self, heading: String, section: Section) -> StudioView {
        shell::shell(self.setting(), Some(&self.member), heading, Some(section))
    }

    /// The page that says what went wrong.
    pub fn fault(&self, error: Fault) -> Response {
        fault(&self.state, &self.visitor, error)
    }
}
