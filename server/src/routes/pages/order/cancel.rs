//! `POST /order/{token}/cancel`: the shopper calls the order off.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use spotlet::domain::order::CancelledBy;
use spotlet::view::Text;

use super::Opened;
use crate::routes::pages::says;
use crate::service::order::{link, steps};
use crate::service::{Fault, Refusal};
use crate::text::words::order::words;

/// Calls it off and shows the order again.
pub async fn post(opened: Opened) -> Response {
    let Opened { state, order, .. } = &opened;
    let page = link::page(state, &order.id);
    match steps::cancel(state, &order.id, CancelledBy::Shopper).await {
        Ok(_) => Redirect::to(&page).into_response(),
        Err(Fault::Refused(Refusal::Order(_))) => {
            let (words, text) = (words(order.locale), Text::of(order.locale));
            let back = Some((page, text.view_order.to_owned()));
            says(
                opened.setting(),
                StatusCode::CONFLICT,
                text.cancel_order,
                words.too_late_to_cancel,
                back,
            )
        }
        Err(error) => opened.fault(error),
    }
}
