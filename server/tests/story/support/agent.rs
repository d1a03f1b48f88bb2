//! A platform on a port of its own: it serves profiles and counts how often they are asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};
use spotlet_server::config::Config;
use tokio::net::TcpListener;

use super::App;

pub const VERSION: &str = "2026-04-08";

pub struct Agent {
    pub origin: String,
    fetched: Arc<AtomicUsize>,
}

impl Agent {
    /// Serves these profiles, each under its name; a `null` answers 404, a text is sent as it is. It ends with the test.
    pub async fn serving(profiles: Value) -> Self {
        let fetched = Arc::new(AtomicUsize::new(0));
        let router = Router::new()
            .route("/{name}", get(serve))
            .with_state((Arc::new(profiles), fetched.clone()));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { origin, fetched }
    }

    /// The `UCP-Agent` of a profile.
    pub fn header(&self, name: &str) -> String {
        format!(r#"profile="{}/{name}""#, self.origin)
    }

    pub fn fetched(&self) -> usize {
        self.fetched.load(Ordering::SeqCst)
    }
}

/// The same shop, which may call the agent although it is on loopback.
pub async fn knowing(app: App, agent: &Agent) -> App {
    let origin = agent.origin.clone();
    app.reconfigured(|config| Config {
        outbound_allow: vec![origin],
        ..config
    })
    .await
}

/// A profile with these capabilities in our version.
pub fn profile(capabilities: &[&str]) -> Value {
    let entries = capabilities.iter().map(|name| {
        let entry =
            json!([{ "version": VERSION, "spec": "https://ucp.dev", "schema": "https://ucp.dev" }]);
        (format!("dev.ucp.shopping.{name}"), entry)
    });
    json!({ "ucp": { "version": VERSION, "capabilities": entries.collect::<serde_json::Map<_, _>>() } })
}

async fn serve(
    State((profiles, fetched)): State<(Arc<Value>, Arc<AtomicUsize>)>,
    Path(name): Path<String>,
) -> Response {
    fetched.fetch_add(1, Ordering::SeqCst);
    match profiles.get(&name).unwrap_or(&Value::Null) {
        Value::Null => StatusCode::NOT_FOUND.into_response(),
        Value::String(text) => text.clone().into_response(),
        profile => {
            let kept = [(header::CACHE_CONTROL, "public, max-age=600")];
            (kept, profile.to_string()).into_response()
        }
    }
}
