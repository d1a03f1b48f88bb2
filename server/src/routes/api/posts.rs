//! `GET /api/posts` and `GET /api/posts/{post}`.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::{Deserialize, Serialize};
use spotlet::api::PostJson;

use super::like::post_id;
use super::visitor::MaybeVisitor;
use crate::problem::Problem;
use crate::service::posts::{self, LikedPost};
use crate::state::AppState;

/// What a reader may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    /// A BCP 47 tag; the post's own language when absent or not spoken.
    locale: Option<String>,
}

/// All posts.
#[derive(Debug, Serialize)]
pub struct PostList {
    posts: Vec<PostJson>,
}

/// Lists the posts, without the likes of their hotspots.
pub async fn list(
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> Result<Json<PostList>, Problem> {
    let posts = posts::list(&state).await?;
    Ok(Json(PostList {
        posts: posts
            .iter()
            .map(|post| json(&state, post, &params))
            .collect(),
    }))
}

/// Shows one post.
pub async fn get(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path(post): Path<String>,
    Query(params): Query<Params>,
) -> Result<Json<PostJson>, Problem> {
    let post = posts::get(&state, &post_id(&post)?, visitor.as_ref()).await?;
    let reply = json(&state, &post, &params).with_hotspot_likes(&post.hotspots);
    Ok(Json(match visitor {
        Some(_) => reply.with_liked(post.likes.liked, &post.hotspots),
        None => reply,
    }))
}

fn json(state: &AppState, liked: &LikedPost, params: &Params) -> PostJson {
    let post = &liked.post;
    let locale = params
        .locale
        .as_deref()
        .and_then(|tag| tag.parse().ok())
        .unwrap_or(post.locale);
    let media_url = |src: &str| {
        if src.contains("://") {
            src.to_owned()
        } else {
            format!("{}/media/{src}", state.config.public_url)
        }
    };
    PostJson::of(post, locale, liked.likes.likes, media_url)
}
