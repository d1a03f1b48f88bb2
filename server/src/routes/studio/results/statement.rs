//! `/studio/results/statement`: what a creator earned in a month. Creators read their own.

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::domain::CreatorId;
use spotlet::domain::commission::{Period, Statement};
use spotlet::domain::fulfillment::{LocalMoment, TimeZones as _};
use spotlet::domain::member::{Member as Person, Role};
use spotlet::view::studio::statement_page;
use spotlet::view::studio::words::ResultsWords;

use super::names;
use crate::present::results::{Month, statement as present};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::studio::Section;
use crate::routes::studio::seat::Seat;
use crate::service::creator;
use crate::service::results::{day_of, statement_csv};
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

/// The statement that is asked for.
struct Read {
    whose: Option<CreatorId>,
    month: Month,
    statement: Statement,
}

async fn read(state: &AppState, member: &Person, wanted: Wanted) -> Result<Read, Problem> {
    let asked = CreatorId::new(wanted.creator).ok();
    let whose = match &member.role {
        Role::Creator(own) => match asked {
            Some(other) if other != *own => return Err(Problem::Forbidden),
            _ => Some(own.clone()),
        },
        Role::Owner | Role::Editor => match asked {
            Some(asked) => Some(asked),
            None => creators(state).await?.into_iter().next(),
        },
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
        Some(whose) => creator::statement(state, whose, period).await?,
        None => Statement::default(),
    };
    Ok(Read {
        whose,
        month,
        statement,
    })
}

async fn creators(state: &AppState) -> Result<Vec<CreatorId>, Problem> {
    let mut conn = state.store.read().await?;
    Ok(post::creators(&mut conn).await?)
}

/// `…/statement.csv`: the same for a table.
pub(super) async fn csv(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let Read {
        whose,
        month,
        statement,
    } = read(&seat.state, &seat.member, wanted).await?;
    let whose = whose.as_ref().map_or("", CreatorId::as_str);
    let name = format!(
        "attachment; filename=\"commissions-{whose}-{}.csv\"",
        month.word()
    );
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    let text = statement_csv(&statement, &seat.state.config.time_zone)?;
    Ok((headers, text).into_response())
}

/// The page.
pub(super) async fn get(seat: Seat, Query(wanted): Query<Wanted>) -> Result<Response, Problem> {
    let Read {
        whose,
        month,
        statement,
    } = read(&seat.state, &seat.member, wanted).await?;
    let creators = creators(&seat.state).await?;
    let setting = seat.setting();
    let names = names::of_creators(&seat.state).await?;
    let heading = ResultsWords::of(setting.audience.locale).statement;
    let heading = match &whose {
        Some(whose) => format!("{heading}: {}", names.creator(whose)),
        None => heading.to_owned(),
    };
    let shell = seat.shell(heading, Section::Results);
    let id = whose.as_ref().map_or("", CreatorId::as_str);
    let links = match &seat.member.role {
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
