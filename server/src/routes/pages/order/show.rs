//! `GET /order/{token}`.

use axum::response::{IntoResponse, Response};
use spotlet::view::order_page;

use super::Opened;
use crate::present::{self, Dress, page};
use crate::routes::html::Html;

/// Answers the page.
pub async fn get(opened: Opened) -> Response {
    let setting = opened.setting();
    let view = present::order(setting, &opened.order);
    let page = page(setting, view.number.clone(), Dress::Plain);
    Html::personal(order_page(&page, &view)).into_response()
}
