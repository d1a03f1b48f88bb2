//! `POST /api/checkout-sessions/{id}/embed-token`: a token that lets a page of the platform be asked for addresses and payments.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::header::CACHE_CONTROL;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use spotlet::api::embed_token::{EmbedTokenJson, EmbedTokenRequest};
use spotlet::domain::id::CheckoutId;

use crate::problem::Problem;
use crate::service::checkout::embed_token;
use crate::state::AppState;
use crate::text::rfc3339;

/// Mints it. Nothing is kept, so asking twice gives two that are equally good.
pub async fn post(
    State(state): State<AppState>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Json<EmbedTokenRequest>, JsonRejection>,
) -> Result<([(HeaderName, HeaderValue); 1], Json<EmbedTokenJson>), Problem> {
    let key = headers.get("x-api-key").and_then(|key| key.to_str().ok());
    let key = key.ok_or(Problem::Unauthorized)?;
    let Json(request) = body.map_err(|error| Problem::InvalidJson(error.body_text()))?;
    let missing = |_| Problem::NotFound("There is no such checkout.".to_owned());
    let id = CheckoutId::new(id).map_err(missing)?;
    let made = embed_token(&state, &id, key, &request.origin).await?;
    let reply = EmbedTokenJson {
        token: made.token,
        expires_at: rfc3339(made.expires_at),
    };
    let uncached = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((uncached, Json(reply)))
}
