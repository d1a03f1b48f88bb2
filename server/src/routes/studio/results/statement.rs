//! `/studio/results/statement`: what a creator earned in a month. Creators read their own.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::CreatorId;
use spotlet::domain::commission::{Period, Statement};
use spotlet::domain::fulfillment::{LocalMoment, TimeZones as _};
use spotlet::domain::member::Role;
use spotlet::view::studio::statement_page;
use spotlet::view::studio::words::ResultsWords;

use super::names;
use crate::present::results::{Month, statement as present};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::routes::studio::guard::Member;
use crate::routes::studio::{Section, shell};
use crate::service::creator;
use crate::service::results::day_of;
use crate::state::AppState;
use crate::store::post;
use crate::time_zones::IanaZones;

/// `?creator=mara&month=2026-11`.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    creator: String,
    #[serde(default)]
    month: String,
}

/// The page.
pub(super) async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let creators = {
        let mut conn = state.store.read().await?;
        post::creators(&mut conn).await?
    };
    let asked = CreatorId::new(wanted.creator).ok();
    let whose = match &member.role {
        Role::Creator(own) => match asked {
            Some(other) if other != *own => return Err(Problem::Forbidden),
            _ => Some(own.clone()),
        },
        Role::Owner | Role::Editor => asked.or_else(|| creators.first().cloned()),
    };
    let zone = &state.config.time_zone;
    let today = day_of(zone, state.clock.now());
    let month = Month::parse(&wanted.month).unwrap_or_else(|| Month::of_day(today));
    let (from, until) = month.days();
    let begin = |day| IanaZones.moment(zone, LocalMoment { day, minute: 0 });
    let period = Period {
        from: begin(from),
        until: begin(until),
    };
    let statement = match &whose {
        Some(whose) => creator::statement(&state, whose, period).await?,
        None => Statement::default(),
    };
    let setting = visitor.setting(&state);
    let names = names(&state).await?;
    let heading = ResultsWords::of(setting.audience.locale).statement;
    let heading = match &whose {
        Some(whose) => format!("{heading}: {}", names.creator(whose)),
        None => heading.to_owned(),
    };
    let shell = shell(setting, Some(&member), heading, Some(Section::Results));
    let id = whose.as_ref().map_or("", CreatorId::as_str);
    let links = match &member.role {
        Role::Creator(_) => Vec::new(),
        Role::Owner | Role::Editor => creators
            .iter()
            .map(|one| {
                let url = format!("/studio/results/statement?creator={one}");
                (url, names.creator(one), one.as_str() == id)
            })
            .collect(),
    };
    let view = present(setting, shell, &statement, month, id, links);
    Ok(Html::studio(statement_page(&view)).into_response())
}
