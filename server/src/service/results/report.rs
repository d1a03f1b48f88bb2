//! Reports of a span of days.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use spotlet::domain::fulfillment::{LocalMoment, TimeZones as _};
use spotlet::domain::id::{CreatorId, PostId};
use spotlet::domain::results::{Cell, Report, ReportInput, Sale};

use super::day_of;
use crate::service::Fault;
use crate::state::AppState;
use crate::store::{self, results, sale};
use crate::time_zones::IanaZones;

/// So many orders of former times are written in one transaction.
const WRITTEN_AT_ONCE: i64 = 200;

/// Days in the shop's time zone, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first, in whole days since 1970-01-01.
    pub from: i64,
    /// The last.
    pub to: i64,
}

/// Presses on each medium of a post, by cell.
pub type Heat = BTreeMap<u32, BTreeMap<Cell, i64>>;

/// The last so many days, today included.
#[must_use]
pub fn days_of(state: &AppState, days: u16) -> Span {
    let to = day_of(&state.config.time_zone, state.clock.now());
    Span {
        from: to - i64::from(days.max(1)) + 1,
        to,
    }
}

/// The results of a span; `only` of one creator.
///
/// # Errors
/// When the database fails.
pub async fn report(
    state: &AppState,
    span: Span,
    only: Option<&CreatorId>,
) -> Result<Report, Fault> {
    let zone = &state.config.time_zone;
    let begin = |day| IanaZones.moment(zone, LocalMoment { day, minute: 0 });
    write_sales(state).await?;
    let (counted, creators, sales) = {
        let mut conn = state.store.read().await?;
        (
            results::between(&mut conn, span.from, span.to).await?,
            store::post::makers(&mut conn).await?,
            sale::between(&mut conn, begin(span.from), begin(span.to + 1), only).await?,
        )
    };
    let sales: Vec<(i64, Sale)> = sales
        .into_iter()
        .map(|sale| (day_of(zone, sale.at), sale))
        .collect();
    let days: RangeInclusive<i64> = span.from..=span.to;
    Ok(Report::of(&ReportInput {
        days,
        counted: &counted,
        sales: &sales,
        creators: &creators,
        only,
    }))
}

/// Writes the steps of orders that were placed before steps were written.
async fn write_sales(state: &AppState) -> Result<(), Fault> {
    loop {
        let mut conn = state.store.read().await?;
        let orders = sale::unwritten(&mut conn, WRITTEN_AT_ONCE).await?;
        drop(conn);
        if orders.is_empty() {
            return Ok(());
        }
        let mut tx = state.store.write().await?;
        for order in &orders {
            sale::write_former(&mut tx, order).await?;
        }
        store::commit(tx).await?;
    }
}

/// Where the pictures of a post were tapped.
///
/// # Errors
/// When the database fails.
pub async fn heat(state: &AppState, post: &PostId, span: Span) -> Result<Heat, Fault> {
    let mut conn = state.store.read().await?;
    Ok(results::presses(&mut conn, post, span.from, span.to).await?)
}
