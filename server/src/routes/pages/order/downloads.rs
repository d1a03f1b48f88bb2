//! `POST /order/{token}/downloads`: the shopper agrees that their downloads begin.

use axum::Form;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::view::Text;

use super::Opened;
use crate::routes::pages::says;
use crate::service::order::{link, steps};
use crate::service::{Fault, Refusal};

/// The form.
#[derive(Deserialize)]
pub struct Consent {
    /// Whether the box was ticked.
    agreed: Option<String>,
}

/// Writes the consent down and shows the order again, with its files.
pub async fn post(opened: Opened, Form(consent): Form<Consent>) -> Response {
    let Opened { state, order, .. } = &opened;
    let page = link::page(state, &order.id);
    let text = Text::of(order.locale);
    let refuse = |status, why| {
        let back = Some((page.clone(), text.view_order.to_owned()));
        says(opened.setting(), status, text.downloads, why, back)
    };
    // The browser asks for the tick already; without one nothing is agreed to.
    if consent.agreed.as_deref() != Some("yes") {
        return refuse(StatusCode::UNPROCESSABLE_ENTITY, text.download_consent);
    }
    match steps::agree_to_download(state, &order.id).await {
        Ok(_) => Redirect::to(&page).into_response(),
        Err(Fault::Refused(Refusal::Order(_))) => refuse(StatusCode::CONFLICT, text.no_downloads),
        Err(error) => opened.fault(error),
    }
}
