//! `/studio/results`: what posts achieved. A creator sees their own posts, and the orders they are credited for.

mod heat;
mod names;
mod overview;
mod statement;
mod table;

use axum::Router;
use axum::routing::get;
use serde::Deserialize;
use spotlet::domain::CreatorId;
use spotlet::domain::member::{Member, Role};
use spotlet::view::studio::words::ResultsWords;

use crate::present::Setting;
use crate::service::results::{Span, days_of};
use crate::state::AppState;

/// The pages and the download.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio/results", get(overview::get))
        .route("/studio/results/table", get(table::get))
        .route("/studio/results/posts/{post}", get(heat::get))
        .route("/studio/results/statement", get(statement::get))
        .route("/studio/results/statement.csv", get(statement::csv))
}

/// Spans that are offered, in days.
const SPANS: [u16; 4] = [7, 30, 90, 365];

/// `?days=30&show=views&by=post`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    days: String,
    #[serde(default)]
    show: String,
    #[serde(default)]
    by: String,
}

impl Asked {
    /// How many days; what is no offer is a month.
    fn days(&self) -> u16 {
        let days = self.days.parse().ok();
        days.filter(|days| SPANS.contains(days)).unwrap_or(30)
    }

    fn span(&self, state: &AppState) -> Span {
        days_of(state, self.days())
    }

    /// The spans as links to the same page.
    fn spans(&self, setting: Setting<'_>, path: &str) -> Vec<(String, String, bool)> {
        let words = ResultsWords::of(setting.audience.locale);
        SPANS
            .map(|days| {
                let url = format!("{path}?days={days}");
                (url, format!("{days} {}", words.days), days == self.days())
            })
            .into()
    }
}

/// Whose results somebody may see: a creator's own, or all.
fn only(member: &Member) -> Option<&CreatorId> {
    match &member.role {
        Role::Creator(own) => Some(own),
        Role::Owner | Role::Editor => None,
    }
}
