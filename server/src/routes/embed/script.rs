//! `GET /p/{post}.js?locale=&country=`: loader, fragment and styles in one script, so that an embed costs one round trip.

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::json;

use super::reply::{embeddable, failed};
use super::{Arrival, ShownPost, shown_to};
use crate::present::{Wish, script_safe};
use crate::state::AppState;

/// Answers the script.
pub async fn get(
    state: &AppState,
    id: &str,
    wish: &Wish,
    arrival: &Arrival,
    headers: &HeaderMap,
) -> Response {
    let post = match shown_to(state, id, wish, arrival).await {
        Ok(post) => post,
        Err(fault) => return failed(fault),
    };
    let loader = state
        .assets
        .loader()
        .map(|file| file.body.clone())
        .unwrap_or_default();
    let loader = String::from_utf8_lossy(&loader);
    let tag_of = script(state, &post, &loader, &post.without_likes());
    embeddable(
        headers,
        "text/javascript; charset=utf-8",
        tag_of.as_bytes(),
        || script(state, &post, &loader, &post.fragment()),
    )
}

/// The loader and the call that hands it the post. `currentScript` is read before anything else can run.
fn script(state: &AppState, post: &ShownPost, loader: &str, html: &str) -> String {
    let view = &post.parts.view;
    let mut css = json!({
        (view.stylesheet.as_str()): state.assets.text("post.css"),
        (view.positions.as_str()): post.parts.css,
    });
    if let (Some(themes), Some(css)) = (&view.themes, css.as_object_mut()) {
        css.insert(themes.clone(), state.look.now().css().into());
    }
    let data = json!({
        "post": view.id,
        "locale": post.audience.locale.language(),
        "country": view.country,
        "html": html,
        "css": css,
    });
    format!(
        "{loader}\n;spotlet.add({}, document.currentScript);\n",
        script_safe(&data)
    )
}
