//! `POST /bag/checkout`: from the bag to its checkout.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::visibility::Reader;

use crate::routes::pages::{Visitor, cookie, failure, fault, origin};
use crate::service::Fault;
use crate::service::checkout::{self, CreateRequest};
use crate::state::AppState;

/// Begins the checkout, or goes on with the one that is open for this bag.
pub async fn post(State(state): State<AppState>, visitor: Visitor) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let Some(cart) = cookie::bag(&visitor) else {
        return Redirect::to("/bag").into_response();
    };
    let request = CreateRequest {
        cart: Some(cart),
        ..CreateRequest::default()
    };
    match checkout::create(&state, &Reader::Page { has_secret: false }, &request).await {
        Ok(made) => {
            Redirect::to(&format!("/checkout/{}", made.session.checkout.id)).into_response()
        }
        Err(Fault::NotFound) => Redirect::to("/bag").into_response(),
        Err(error) => fault(&state, &visitor, error),
    }
}
