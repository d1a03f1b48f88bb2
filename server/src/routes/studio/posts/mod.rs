//! `/studio` and `/studio/posts/…`: posts from the first title to the embed.

mod edit;
mod export;
mod list;
mod new;
mod preview;
mod publish;
mod refusal;

use axum::Router;
use axum::routing::{get, post};

use crate::state::AppState;

/// The routes.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/studio", get(list::get))
        .route("/studio/posts/new", get(new::get).post(new::post))
        .route("/studio/posts/{post}", get(edit::get))
        .route("/studio/posts/{post}/duplicate", post(edit::duplicate))
        .route("/studio/posts/{post}/preview", get(preview::get))
        .route("/studio/posts/{post}/preview.css", get(preview::css))
        .route(
            "/studio/posts/{post}/publish",
            get(publish::get).post(publish::now),
        )
        .route("/studio/posts/{post}/schedule", post(publish::later))
        .route("/studio/posts/{post}/unschedule", post(publish::not_then))
        .route("/studio/posts/{post}/archive", post(publish::archive))
        .route("/studio/posts/{post}/restore", post(publish::restore))
        .route("/studio/posts/{post}/label.svg", get(export::label_svg))
        .route("/studio/posts/{post}/label.pdf", get(export::label_pdf))
        .route("/studio/posts/{post}/amp.json", get(export::amp))
        .route(
            "/studio/posts/{post}/instagram.json",
            get(export::instagram),
        )
}
