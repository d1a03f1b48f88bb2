//! `GET /order/{token}`: the shopper's order.
//!
//! The page around an embedded checkout learns the order's id, so the id alone opens nothing. The shopper's link
//! carries our signature behind it: `{id}.{signature}`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use spotlet::domain::OrderId;
use spotlet::view::model::TextPageView;
use spotlet::view::{order_page, text_page};

use super::{Visitor, fault};
use crate::present::{Dress, Setting, order, page};
use crate::routes::html::Html;
use crate::service;
use crate::signer::Purpose;
use crate::state::AppState;
use crate::text::{Audience, words};

/// The shopper's own address of an order. Give it to nobody else.
pub fn link(state: &AppState, id: &OrderId) -> String {
    let signature = state.signer.sign(Purpose::OrderLink, id.as_str());
    format!("{}/order/{id}.{signature}", state.config.public_url)
}

/// Answers the page.
pub async fn get(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    let Some(id) = opened(&state, &token) else {
        return closed(&state, &visitor);
    };
    let order = match service::order::get(&state, &id).await {
        Ok(order) => order,
        Err(error) => return fault(&state, &visitor, error),
    };
    let country = order
        .destination
        .country
        .unwrap_or(state.config.default_country);
    let setting = Setting {
        state: &state,
        audience: Audience {
            locale: order.locale,
            country,
        },
    };
    let view = self::order(setting, &order);
    let page = page(setting, view.number.clone(), Dress::Plain);
    Html::personal(order_page(&page, &view)).into_response()
}

/// The order that a token opens.
fn opened(state: &AppState, token: &str) -> Option<OrderId> {
    let (id, signature) = token.split_once('.')?;
    let is_ours = state.signer.has_signed(Purpose::OrderLink, id, signature);
    is_ours.then(|| OrderId::new(id).ok()).flatten()
}

/// The same for every token that opens nothing, so that nobody learns which orders there are.
fn closed(state: &AppState, visitor: &Visitor) -> Response {
    let setting = visitor.setting(state);
    let (heading, text) = words::order_needs_link(setting.audience.locale);
    let content = TextPageView {
        heading: heading.to_owned(),
        paragraphs: vec![text.to_owned()],
        link: None,
    };
    let page = page(setting, heading.to_owned(), Dress::Plain);
    let body = text_page(&page, &content);
    Html {
        status: StatusCode::FORBIDDEN,
        ..Html::personal(body)
    }
    .into_response()
}
