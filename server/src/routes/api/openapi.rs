//! `GET /openapi.json`: the description of `/api`, kept by hand beside its routes. `server/tests/story/openapi.rs` compares it
//! with the routes and with real replies.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::problem::Problem;
use crate::state::AppState;

const DESCRIPTION: &str = include_str!("openapi.json");

/// The description, with this server's own address.
pub async fn get(State(state): State<AppState>) -> Result<Json<Value>, Problem> {
    let mut description: Value =
        serde_json::from_str(DESCRIPTION).map_err(|error| Problem::Internal(error.to_string()))?;
    if let Some(fields) = description.as_object_mut() {
        let server = json!([{ "url": state.config.public_url }]);
        fields.insert("servers".to_owned(), server);
    }
    Ok(Json(description))
}
