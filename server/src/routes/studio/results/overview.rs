//! `/studio/results`: the sums, a bar a day, tables.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use spotlet::view::studio::results_page;
use spotlet::view::studio::words::ShellWords;

use super::{Asked, names, only};
use crate::present::results::{Curve, overview};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::studio::Section;
use crate::routes::studio::seat::Seat;
use crate::service::results::report;

/// The page.
pub(super) async fn get(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let setting = seat.setting();
    let found = report(&seat.state, asked.span(&seat.state), only(&seat.member)).await?;
    let heading = ShellWords::of(setting.audience.locale).results.to_owned();
    let shell = seat.shell(heading, Section::Results);
    let curve = Curve::ALL
        .into_iter()
        .find(|one| one.as_str() == asked.show);
    let view = overview(
        setting,
        shell,
        &found,
        &names::of_report(&seat.state, &found).await?,
        (asked.days(), asked.spans(setting, "/studio/results")),
        curve.unwrap_or_default(),
    );
    Ok(Html::studio(results_page(&view)).into_response())
}
