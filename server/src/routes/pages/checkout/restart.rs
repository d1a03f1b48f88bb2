//! `POST /checkout/{id}/restart`: the same goods in a fresh session, for a shopper whose browser lost the secret.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
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
            let scheme = proof
                .color_scheme()
                .map_or_else(String::new, |scheme| format!("&ec_color_scheme={scheme}"));
            let look = state.look.now();
            let theme = look
                .named(proof.theme.as_deref())
                .map_or_else(String::new, |theme| format!("&theme={theme}"));
            let embedding = proof.embedded.map_or_else(String::new, |_| {
                format!("?ec_version={VERSION}{scheme}{theme}")
            });
            Redirect::to(&format!("/checkout/{}{embedding}", session.checkout.id)).into_response()
        }
        Err(error) => fault(&state, &visitor, error),
    }
}
