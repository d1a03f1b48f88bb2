//! `/studio/results`: the sums, a bar a day, tables.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::studio::results_page;
use spotlet::view::studio::words::ShellWords;

use super::{Asked, names, only};
use crate::present::results::{Curve, overview};
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::routes::studio::guard::Member;
use crate::routes::studio::{Section, shell};
use crate::service::results::report;
use crate::state::AppState;

/// The page.
pub(super) async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let setting = visitor.setting(&state);
    let found = report(&state, asked.span(&state), only(&member)).await?;
    let heading = ShellWords::of(setting.audience.locale).results.to_owned();
    let shell = shell(setting, Some(&member), heading, Some(Section::Results));
    let curve = Curve::ALL
        .into_iter()
        .find(|one| one.as_str() == asked.show);
    let view = overview(
        setting,
        shell,
        &found,
        &names::of_report(&state, &found).await?,
        (asked.days(), asked.spans(setting, "/studio/results")),
        curve.unwrap_or_default(),
    );
    Ok(Html::studio(results_page(&view)).into_response())
}
