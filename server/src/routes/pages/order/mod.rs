//! `/order/{token}`: the shopper's order, and what they can do with it.
//!
//! The token is the key: see `service::order::link`. Its forms must come from a page of ours as well.

mod cancel;
mod credit_note;
mod downloads;
mod invoice;
mod show;
mod withdraw;

use axum::Router;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use spotlet::domain::Order;

use super::{Visitor, fault, says};
use crate::present::{Setting, market_language};
use crate::service::{self, order::link};
use crate::state::AppState;
use crate::text::{Audience, words};

/// The pages of an order.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/order/{token}", get(show::get))
        .route("/order/{token}/invoice", get(invoice::get))
        .route(
            "/order/{token}/credit-notes/{refund}",
            get(credit_note::get),
        )
        .route("/order/{token}/downloads", post(downloads::post))
        .route("/order/{token}/cancel", post(cancel::post))
        .route(
            "/order/{token}/withdraw",
            get(withdraw::get).post(withdraw::post),
        )
}

/// The order that a token opens, or the page that says that it opens none: the same for every such token, so that
/// nobody learns which orders there are.
async fn opened(state: &AppState, visitor: &Visitor, token: &str) -> Result<Order, Box<Response>> {
    let Some(id) = link::opened(state, token) else {
        return Err(Box::new(closed(state, visitor)));
    };
    let order = service::order::get(state, &id).await;
    order.map_err(|error| Box::new(fault(state, visitor, error)))
}

/// Its page speaks the language the order was placed in.
fn setting<'a>(state: &'a AppState, order: &Order) -> Setting<'a> {
    let country = order.destination.country;
    Setting {
        state,
        audience: Audience {
            locale: order.locale,
            country: country.unwrap_or(state.config.default_country),
        },
    }
}

/// Its documents speak the language of its market.
fn in_market<'a>(state: &'a AppState, order: &Order) -> Setting<'a> {
    let country = order.destination.country;
    let country = country.unwrap_or(state.config.default_country);
    Setting {
        state,
        audience: Audience {
            locale: market_language(country),
            country,
        },
    }
}

fn closed(state: &AppState, visitor: &Visitor) -> Response {
    let setting = visitor.setting(state);
    let (heading, text) = words::order_needs_link(setting.audience.locale);
    says(setting, StatusCode::FORBIDDEN, heading, text, None)
}
