//! `GET /order/{token}/credit-notes/{refund}`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use spotlet::view::{Text, invoice_page};

use super::{in_market, opened};
use crate::present::{self, Dress, page};
use crate::routes::html::Html;
use crate::routes::pages::{Visitor, fault};
use crate::service::order::credit_note;
use crate::state::AppState;

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path((token, refund)): Path<(String, u32)>,
    visitor: Visitor,
) -> Response {
    let order = match opened(&state, &visitor, &token).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let (note, refund) = match credit_note::of(&state, &order, refund).await {
        Ok(found) => found,
        Err(error) => return fault(&state, &visitor, error),
    };
    let setting = in_market(&state, &order);
    let view = present::credit_note(setting, &note, &order, refund);
    let title = format!("{} {}", Text::of(view.locale).credit_note, note.number);
    let page = page(setting, title, Dress::Plain);
    Html::personal(invoice_page(&page, &view)).into_response()
}
