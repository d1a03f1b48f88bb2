//! `GET /api/products/{product}/likes`: a public number, for pages, price tags and displays.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};
use spotlet::domain::id::ProductId;

use crate::problem::Problem;
use crate::service::likes;
use crate::state::AppState;

/// The likes of a product over all posts: JSON, or for who asks for `text/plain` the bare number and a line end.
pub async fn get_likes(
    State(state): State<AppState>,
    Path(product): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let product = ProductId::new(product)
        .map_err(|_| Problem::NotFound("There is no such product.".to_owned()))?;
    let reply = likes::of_product(&state, &product).await?;
    let wants_text = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(wants_text);
    let mut response = if wants_text {
        let number = format!("{}\n", reply.state.likes);
        ([(CONTENT_TYPE, "text/plain; charset=utf-8")], number).into_response()
    } else {
        Json(serde_json::json!({
            "product": product,
            "likes": reply.state.likes,
            "texts": reply.texts,
        }))
        .into_response()
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=2"));
    headers.insert(VARY, HeaderValue::from_static("Accept"));
    Ok(response)
}

/// Whether plain text is named, and before any JSON.
fn wants_text(accept: &str) -> bool {
    let named = accept
        .split(',')
        .filter_map(|range| range.split(';').next())
        .map(str::trim)
        .find(|range| matches!(*range, "text/plain" | "application/json" | "*/*"));
    named == Some("text/plain")
}
