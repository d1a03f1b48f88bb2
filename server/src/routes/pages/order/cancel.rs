//! `POST /order/{token}/cancel`: the shopper calls the order off.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::order::CancelledBy;
use spotlet::view::Text;

use super::{opened, says, setting};
use crate::routes::pages::{Visitor, failure, fault, origin};
use crate::service::order::{link, steps};
use crate::service::{Fault, Refusal};
use crate::state::AppState;
use crate::text::words::order::words;

/// Calls it off and shows the order again.
pub async fn post(
    State(state): State<AppState>,
    Path(token): Path<String>,
    visitor: Visitor,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    let order = match opened(&state, &visitor, &token).await {
        Ok(order) => order,
        Err(response) => return *response,
    };
    let page = link::page(&state, &order.id);
    match steps::cancel(&state, &order.id, CancelledBy::Shopper).await {
        Ok(_) => Redirect::to(&page).into_response(),
        Err(Fault::Refused(Refusal::Order(_))) => {
            let (words, text) = (words(order.locale), Text::of(order.locale));
            let back = Some((page, text.view_order.to_owned()));
            let setting = setting(&state, &order);
            says(
                setting,
                StatusCode::CONFLICT,
                text.cancel_order,
                words.too_late_to_cancel,
                back,
            )
        }
        Err(error) => fault(&state, &visitor, error),
    }
}
