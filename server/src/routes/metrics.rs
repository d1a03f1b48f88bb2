//! `GET /metrics` for whoever has the token, and the layer that counts requests.

use std::time::Duration;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use subtle::ConstantTimeEq as _;
use tokio::time::Instant;

use crate::problem::Problem;
use crate::state::AppState;

/// The format of `prometheus_client`, which Prometheus asks for first.
const OPEN_METRICS: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
/// Whatever matches no route.
const OTHER: &str = "other";

/// Answers the numbers of this node. Without a configured token there is nothing here.
pub async fn get(State(state): State<AppState>, headers: HeaderMap) -> Result<Response, Problem> {
    let nothing = || Problem::NotFound("There is nothing at this address.".to_owned());
    let token = state.config.metrics_token.as_deref().ok_or_else(nothing)?;
    let told = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        .unwrap_or_default();
    if !bool::from(told.as_bytes().ct_eq(token.as_bytes())) {
        return Err(Problem::Unauthorized);
    }
    let text = state.metrics.text(&state).await?;
    let headers = [(CONTENT_TYPE, OPEN_METRICS), (CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}

/// Counts a request once its reply begins; a stream counts when it opens.
pub async fn layer(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let reply = next.run(request).await;
    let took: Duration = begun.elapsed();
    // A nest's own catch-all is no route of ours.
    let route = route
        .as_ref()
        .map(MatchedPath::as_str)
        .filter(|route| !route.contains("__private"))
        .unwrap_or(OTHER);
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH") => known,
        // Anybody can make one up.
        _ => OTHER,
    };
    state
        .metrics
        .note(method, route, reply.status().as_u16(), took);
    reply
}
