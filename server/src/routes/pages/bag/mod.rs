//! The bag as a page, for shoppers without JavaScript. With it, the bag is a sheet in the post and this page is not needed.

mod add;
mod change;
mod checkout;
mod show;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

/// `/bag` and its forms.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/bag", get(show::get).post(add::post))
        .route("/bag/lines", post(change::post))
        .route("/bag/checkout", post(checkout::post))
}

#[cfg(test)]
mod tests;
