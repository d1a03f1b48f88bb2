//! `GET /order/{token}`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::order_page;

use super::{opened, setting};
use crate::present::{self, Dress, page};
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::state::AppState;

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    let order = match opened(&state, &visitor, &token).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let setting = setting(&state, &order);
    let view = present::order(setting, &order);
    let page = page(setting, view.number.clone(), Dress::Plain);
    Html::personal(order_page(&page, &view)).into_response()
}
