//! `/studio/results/table`: a table of results as CSV.

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::{Asked, only};
use crate::problem::Problem;
use crate::routes::studio::seat::Seat;
use crate::service::results::{Side, UnknownSide, report, table};

/// The file.
pub(super) async fn get(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let side: Side = asked
        .by
        .parse()
        .map_err(|error: UnknownSide| Problem::InvalidRequest(error.to_string()))?;
    let found = report(&seat.state, asked.span(&seat.state), only(&seat.member)).await?;
    let name = format!("attachment; filename=\"results-by-{}.csv\"", asked.by);
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, table(&found, side)?).into_response())
}
