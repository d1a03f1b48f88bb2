//! `POST /checkout/{id}/restart`: the same goods in a fresh session, for a shopper whose browser lost the secret.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::theme::ThemeName;
use spotlet::ucp::VERSION;

use super::form::Proof;
use super::parse;
use crate::routes::pages::{Visitor, failure, fault, origin};
use crate::service::checkout;
use crate::state::AppState;

/// Begins anew and leads there.
pub async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    visitor: Visitor,
    Form(proof): Form<Proof>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let fresh = match parse(id) {
        Ok(id) => checkout::restart(&state, &id).await,
        Err(error) => Err(error),
    };
    match fresh {
        Ok(session) => {
            let look = state.look.now();
            let embedded = proof.embedded.is_some();
            let scheme = proof.color_scheme().filter(|_| embedded);
            let params = [
                ("ec_version", embedded.then_some(VERSION)),
                ("ec_color_scheme", scheme),
                (
                    "theme",
                    look.named(proof.theme.as_deref()).map(ThemeName::as_str),
                ),
            ];
            let query: Vec<String> = params
                .into_iter()
                .filter_map(|(name, value)| Some(format!("{name}={}", value?)))
                .collect();
            let mark = if query.is_empty() { "" } else { "?" };
            let query = query.join("&");
            let id = session.checkout.id;
            Redirect::to(&format!("/checkout/{id}{mark}{query}")).into_response()
        }
        Err(error) => fault(&state, &visitor, error),
    }
}
