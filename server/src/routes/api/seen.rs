//! `POST /api/posts/{post}/seen`: a page tells what happened in a post. The body is JSON whatever its type says, since
//! a page that is being left can send a plain text only, without asking first.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use spotlet::api::SeenJson;

use super::like::post_id;
use crate::limit::Address;
use crate::problem::Problem;
use crate::service::results;
use crate::state::AppState;

/// Counts, and says nothing.
pub async fn post(
    State(state): State<AppState>,
    address: Address,
    Path(post): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Result<StatusCode, Problem> {
    let id = post_id(&post)?;
    address.check(&state.limits.seen_by_address)?;
    let told: SeenJson =
        serde_json::from_str(&body).map_err(|error| Problem::InvalidJson(error.to_string()))?;
    if !is_bot(&headers) {
        results::seen(&state, &id, &told).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Whether the sender says of itself that it is no person. Who says nothing is no browser.
fn is_bot(headers: &HeaderMap) -> bool {
    let agent = headers.get(header::USER_AGENT);
    let agent = agent.and_then(|agent| agent.to_str().ok());
    agent.is_none_or(|agent| isbot::Bots::default().is_bot(agent))
}
