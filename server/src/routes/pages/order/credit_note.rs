//! `GET /order/{token}/credit-notes/{refund}`.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use spotlet::view::{Text, invoice_page};

use super::Opened;
use crate::present::{self, Dress, page};
use crate::routes::html::Html;
use crate::service::order::credit_note;

/// Answers the page.
pub async fn get(opened: Opened, Path((_, refund)): Path<(String, u32)>) -> Response {
    let (note, refund) = match credit_note::of(&opened.state, &opened.order, refund).await {
        Ok(found) => found,
        Err(error) => return opened.fault(error),
    };
    let setting = opened.in_market();
    let view = present::credit_note(setting, &note, &opened.order, refund);
    let title = format!("{} {}", Text::of(view.locale).credit_note, note.number);
    let page = page(setting, title, Dress::Plain);
    Html::personal(invoice_page(&page, &view)).into_response()
}
