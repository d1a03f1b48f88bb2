//! `GET /order/{token}/invoice`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::{Text, invoice_page};

use super::{in_market, opened};
use crate::present::{self, Dress, page};
use crate::routes::html::Html;
use crate::routes::pages::{Visitor, fault};
use crate::service::order::invoice;
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
    let invoice = match invoice::of(&state, &order.id).await {
        Ok(invoice) => invoice,
        Err(error) => return fault(&state, &visitor, error),
    };
    let setting = in_market(&state, &order);
    let view = present::invoice(setting, &invoice, &order);
    let title = format!("{} {}", Text::of(view.locale).invoice, view.number);
    let page = page(setting, title, Dress::Plain);
    Html::personal(invoice_page(&page, &view)).into_response()
}
