//! `GET /order/{token}`.

use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use spotlet::view::order_page;

use super::Opened;
use crate::present::{self, Dress, page, wear};
use crate::routes::html::Html;

/// How it is looked at.
#[derive(Debug, Deserialize)]
pub struct Params {
    /// A theme of the brand.
    theme: Option<String>,
}

/// Answers the page.
pub async fn get(opened: Opened, Query(params): Query<Params>) -> Response {
    let setting = opened.setting();
    let view = present::order(setting, &opened.order);
    let mut page = page(setting, view.number.clone(), Dress::Plain);
    let look = setting.state.look.now();
    if let Some(theme) = look.named(params.theme.as_deref()) {
        wear(&mut page, setting, theme);
    }
    Html::personal(order_page(&page, &view)).into_response()
}
