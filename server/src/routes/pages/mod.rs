//! Our own pages: HTML for people, forms for everything, scripts only for comfort.
//!
//! A page reads the request, calls one service and lays the answer out. It must not decide anything.
//! To add a page: a file here, a line in [`router`], a component in `spotlet::view`.

mod bag;
mod buy;
mod checkout;
mod cookie;
mod creator;
mod failure;
mod hanger;
mod home;
mod legal;
mod mails;
mod order;
mod origin;
mod post;
mod say;
mod unfurl;
mod visitor;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;

use crate::service::Fault;
use crate::state::AppState;

pub use failure::{fault, foreign_form};
pub use origin::is_ours;
pub use post::post;
pub use visitor::Visitor;

/// Every page but those of posts, whose addresses they share with the embeds.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/", get(home::get))
        // Browsers ask for it on every page; nothing is a quieter answer than a 404.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .route("/p/{post}/comments", axum::routing::post(say::post))
        .route("/c/{creator}", get(creator::get))
        .route("/hanger/{post}/{hotspot}", get(hanger::get))
        .route("/hanger/{post}/{hotspot}/code.svg", get(hanger::code))
        .route("/buy/{items}", get(buy::get))
        .route("/legal/{name}", get(legal::get))
        .merge(order::router())
        .merge(mails::router())
        .merge(bag::router())
        .merge(checkout::router())
        .fallback(nothing)
}

/// Any address that nobody answers at.
async fn nothing(State(state): State<AppState>, visitor: Visitor) -> Response {
    fault(&state, &visitor, Fault::NotFound)
}

#[cfg(test)]
mod tests;
