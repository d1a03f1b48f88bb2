//! `POST /ucp/v1/catalog/product`.

use axum::extract::State;
use axum::response::Response;
use spotlet::ucp::catalog::{ProductRequest, ProductResponse};
use spotlet::ucp::{Status, Ucp, map};

use super::LOOKUP;
use crate::routes::ucp::body::{Body, UcpProblem};
use crate::routes::ucp::caller::Caller;
use crate::routes::ucp::show::ok;
use crate::service::{Fault, catalog};
use crate::state::AppState;

/// Shows a product with the variants that fit the choices made so far.
pub async fn product(
    State(state): State<AppState>,
    caller: Caller,
    Body(wire): Body<ProductRequest>,
) -> Result<Response, UcpProblem> {
    let catalog = catalog::of_ids(&state, std::slice::from_ref(&wire.id)).await?;
    let country = caller.context(wire.context.as_ref()).country;
    let catalog = catalog.in_market(country.or(Some(state.config.default_country)));
    let shown = caller.shown(&state, LOOKUP, wire.context.as_ref());
    let Some(found) = catalog.products().first() else {
        return Ok(shown.fault(Fault::NotFound));
    };
    let ctx = shown.context();
    let product = map::product_detail(
        found,
        &wire.id,
        &wire.selected,
        &wire.preferences,
        &catalog,
        &ctx,
    );
    Ok(ok(&ProductResponse {
        ucp: Ucp::reply(Status::Success, LOOKUP),
        product,
        messages: Vec::new(),
    }))
}
