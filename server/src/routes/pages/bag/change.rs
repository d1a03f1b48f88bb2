//! `POST /bag/lines`: another quantity, or none.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use spotlet::domain::{LineRequest, Quantity};

use super::add::refusal_text;
use super::show::{read, render};
use crate::routes::pages::{Visitor, cookie, failure, fault, origin};
use crate::service::cart::{self, CartRequest, ShownCart};
use crate::service::{Fault, Refusal};
use crate::state::AppState;

/// The form of one line.
#[derive(Debug, Deserialize)]
pub struct LineForm {
    line: String,
    #[serde(default)]
    quantity: String,
    /// Present when the remove button was pressed.
    remove: Option<String>,
}

/// Changes the line and shows the bag.
pub async fn post(
    State(state): State<AppState>,
    visitor: Visitor,
    Form(form): Form<LineForm>,
) -> Response {
    if !origin::is_ours(&visitor, &state.config.public_url) {
        return failure::foreign_form(&state, &visitor);
    }
    match change(&state, &visitor, &form).await {
        Ok(Some(shown)) if shown.refused.is_some() => {
            let text = shown
                .refused
                .as_ref()
                .map(|refusal| refusal_text(refusal, &shown));
            render(&state, &visitor, Some(&shown), text)
        }
        Ok(_) => Redirect::to("/bag").into_response(),
        Err(error) => fault(&state, &visitor, error),
    }
}

async fn change(
    state: &AppState,
    visitor: &Visitor,
    form: &LineForm,
) -> Result<Option<ShownCart>, Fault> {
    let own = cookie::bag(visitor);
    let Some(shown) = read(state, own.as_ref()).await? else {
        return Ok(None);
    };
    let pieces: i64 = if form.remove.is_some() {
        0
    } else {
        form.quantity.trim().parse().unwrap_or(-1)
    };
    let mut lines = Vec::new();
    for line in &shown.cart.lines {
        let quantity = match (line.id.as_str() == form.line, pieces) {
            (true, 0) => continue,
            (true, pieces) => Quantity::new(pieces).map_err(|error| Refusal::Cart(error.into()))?,
            (false, _) => line.quantity,
        };
        lines.push(LineRequest {
            quantity,
            ..LineRequest::from(line)
        });
    }
    if lines.is_empty() {
        return cart::cancel(state, &shown.cart.id).await.map(|_| None);
    }
    let request = CartRequest {
        lines,
        codes: None,
        context: None,
        claim: None,
    };
    cart::replace(state, &shown.cart.id, &request)
        .await
        .map(Some)
}
