//! `GET /order/{token}/invoice`.

use axum::response::{IntoResponse, Response};
use spotlet::view::{Text, invoice_page};

use super::Opened;
use crate::present::{self, Dress, page};
use crate::routes::html::Html;
use crate::service::order::invoice;

/// Answers the page.
pub async fn get(opened: Opened) -> Response {
    let invoice = match invoice::of(&opened.state, &opened.order.id).await {
        Ok(invoice) => invoice,
        Err(error) => return opened.fault(error),
    };
    let setting = opened.in_market();
    let view = present::invoice(setting, &invoice, &opened.order);
    let title = format!("{} {}", Text::of(view.locale).invoice, view.number);
    let page = page(setting, title, Dress::Plain);
    Html::personal(invoice_page(&page, &view)).into_response()
}
