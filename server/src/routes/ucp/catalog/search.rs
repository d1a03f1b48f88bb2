//! `POST /ucp/v1/catalog/search`.

use axum::extract::State;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use spotlet::ucp::catalog::{Page, SearchRequest, SearchResponse};
use spotlet::ucp::{Status, Ucp, map};

use super::{SEARCH, wanted};
use crate::problem::Problem;
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::ok;
use crate::service::catalog;
use crate::state::AppState;

/// How many products a page holds when nobody says, and at most.
const DEFAULT_LIMIT: usize = 10;
const MAX_LIMIT: usize = 50;

/// Finds products by words and filters.
pub async fn search(
    State(state): State<AppState>,
    caller: Caller,
    Body(wire): Body<SearchRequest>,
) -> Result<Response, UcpProblem> {
    let query = wire
        .query
        .as_deref()
        .map(str::trim)
        .filter(|query| !query.is_empty());
    if query.is_none() && wire.filters.is_none() {
        let detail = "A search needs a query or a filter.".to_owned();
        return Err(UcpProblem(Problem::InvalidRequest(detail)));
    }
    let page = wire.pagination.unwrap_or_default();
    let first = page.cursor.as_deref().map(offset).transpose()?.unwrap_or(0);
    let limit = page
        .limit
        .map_or(DEFAULT_LIMIT, |limit| limit.try_into().unwrap_or(MAX_LIMIT));
    let limit = limit.clamp(1, MAX_LIMIT);

    let catalog = catalog::all(&state).await?;
    let country = caller.context(wire.context.as_ref()).country;
    let catalog = catalog.in_market(country.or(Some(state.config.default_country)));
    let found = wanted(query, wire.filters.as_ref()).find(catalog.products());
    let shown = caller.shown(&state, SEARCH, wire.context.as_ref());
    let end = first.saturating_add(limit);
    let has_next_page = end < found.len();
    Ok(ok(&SearchResponse {
        ucp: Ucp::reply(Status::Success, SEARCH),
        products: found
            .iter()
            .skip(first)
            .take(limit)
            .map(|product| map::product(product, &catalog, &shown.context()))
            .collect(),
        pagination: Some(Page {
            cursor: has_next_page.then(|| URL_SAFE_NO_PAD.encode(end.to_string())),
            has_next_page,
            total_count: Some(found.len().try_into().unwrap_or(u64::MAX)),
        }),
        messages: Vec::new(),
    }))
}

/// Where a page begins. Our cursors are encoded, so that nobody comes to rely on what is in them.
fn offset(cursor: &str) -> Result<usize, UcpProblem> {
    URL_SAFE_NO_PAD
        .decode(cursor)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| {
            UcpProblem(Problem::InvalidRequest(
                "The cursor is not one of ours.".to_owned(),
            ))
        })
}
