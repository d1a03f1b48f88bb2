//! Our own pages: HTML for people, forms for everything, scripts only for comfort.
//!
//! A page reads the request, calls one service and lays the answer out. It must not decide anything.
//! To add a page: a file here, a line in [`router`], a component in `spotlet::view`.

mod bag;
mod buy;
mod checkout;
mod cookie;
mod creator;
mod download;
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
mod withdraw;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use spotlet::view::model::TextPageView;
use spotlet::view::text_page;

use super::html::Html;
use crate::present::{Dress, Setting, page};
use crate::service::Fault;
use crate::state::AppState;

pub use failure::{Told, fault, foreign_form};
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
        .route("/download/{token}/{name}", get(download::get))
        .route("/withdraw", get(withdraw::get).post(withdraw::post))
        .merge(order::router())
        .merge(mails::router())
        .merge(bag::router())
        .merge(checkout::router())
        .fallback(nothing)
}

/// A page of one sentence, for one shopper.
fn says(
    setting: Setting<'_>,
    status: StatusCode,
    heading: &str,
    text: &str,
    link: Option<(String, String)>,
) -> Response {
    let content = TextPageView {
        heading: heading.to_owned(),
        paragraphs: vec![text.to_owned()],
        link,
    };
    let page = page(setting, heading.to_owned(), Dress::Plain);
    let body = text_page(&page, &content);
    Html {
        status,
        ..Html::personal(body)
    }
    .into_response()
}

/// Any address that nobody answers at.
async fn nothing(State(state): State<AppState>, visitor: Visitor) -> Response {
    fault(&state, &visitor, Fault::NotFound)
}

#[cfg(test)]
mod tests;
