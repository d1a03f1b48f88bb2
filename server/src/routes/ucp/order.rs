//! `GET /ucp/v1/orders/{id}`.

use axum::extract::{Path, State};
use axum::response::Response;
use spotlet::domain::id::OrderId;
use spotlet::ucp::map;

use super::body::UcpProblem;
use super::caller::Caller;
use super::show::{self, ok};
use crate::problem::Problem;
use crate::service::order;
use crate::state::AppState;

/// Reads an order. Its id is known to the page around the checkout, so a platform's key is needed.
pub async fn get(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<Response, UcpProblem> {
    if caller.platform.is_none() {
        return Err(UcpProblem(Problem::Unauthorized));
    }
    let shown = caller.shown(&state, show::ORDER, None);
    let Ok(id) = OrderId::new(id) else {
        return Ok(ok(&map::not_found(&shown.context())));
    };
    Ok(match order::get(&state, &id).await {
        Ok(order) => {
            let shown = shown.in_locale(order.locale);
            ok(&map::order(
                &order.visible_to(&caller.reader()),
                &shown.context(),
            ))
        }
        Err(fault) => shown.fault(fault),
    })
}
