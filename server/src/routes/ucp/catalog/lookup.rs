//! `POST /ucp/v1/catalog/lookup`.

use axum::extract::State;
use axum::response::Response;
use spotlet::domain::catalog::Catalog;
use spotlet::ucp::catalog::{LookupRequest, LookupResponse};
use spotlet::ucp::{Message, Status, Ucp, map};

use super::{LOOKUP, wanted};
use crate::problem::Problem;
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::ok;
use crate::service::catalog;
use crate::state::AppState;

/// The most ids in one request.
const MAX_IDS: usize = 50;

/// Looks products and variants up by id. Unknown ids are told and make no error.
pub async fn lookup(
    State(state): State<AppState>,
    caller: Caller,
    Body(wire): Body<LookupRequest>,
) -> Result<Response, UcpProblem> {
    if wire.ids.is_empty() {
        let detail = "A lookup needs at least one id.".to_owned();
        return Err(UcpProblem(Problem::InvalidRequest(detail)));
    }
    if wire.ids.len() > MAX_IDS {
        let detail = format!("A lookup takes at most {MAX_IDS} ids.");
        return Err(UcpProblem(Problem::RequestTooLarge(detail)));
    }
    let catalog = catalog::of_ids(&state, &wire.ids).await?;
    let country = caller.context(wire.context.as_ref()).country;
    let catalog = catalog.in_market(country.or(Some(state.config.default_country)));
    let shown = caller.shown(&state, LOOKUP, wire.context.as_ref());
    let search = wanted(None, wire.filters.as_ref());
    Ok(ok(&LookupResponse {
        ucp: Ucp::reply(Status::Success, LOOKUP),
        products: catalog
            .products()
            .iter()
            .filter_map(|product| search.narrowed(product))
            .filter_map(|product| map::lookup(&product, &wire.ids, &catalog, &shown.context()))
            .collect(),
        messages: unknown(&wire.ids, &catalog),
    }))
}

fn unknown(ids: &[String], catalog: &Catalog) -> Vec<Message> {
    let is_known = |id: &String| {
        catalog.products().iter().any(|product| {
            product.id.as_str() == id || product.variants.iter().any(|v| v.id.as_str() == id)
        })
    };
    ids.iter()
        .filter(|id| !is_known(id))
        .map(|id| Message::Info {
            code: Some("not_found".to_owned()),
            path: None,
            content: id.clone(),
        })
        .collect()
}
