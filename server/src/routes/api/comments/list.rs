//! `GET /api/posts/{post}/comments` and one of them.

use axum::Json;
use axum::extract::{Path, Query, State};
use serde::Deserialize;
use spotlet::api::comment::{CommentJson, CommentPageJson};
use spotlet::domain::comment::CommentOrder;

use super::{ids, json};
use crate::problem::Problem;
use crate::routes::api::like::post_id;
use crate::routes::api::visitor::MaybeVisitor;
use crate::service::comment::{self, Wanted};
use crate::state::AppState;

const LIMIT: u32 = 20;
const MAX_LIMIT: u32 = 50;

/// What a reader may ask for.
#[derive(Debug, Default, Deserialize)]
pub struct Params {
    sort: Option<String>,
    kind: Option<String>,
    product: Option<String>,
    answers_to: Option<String>,
    cursor: Option<String>,
    limit: Option<u32>,
}

/// Lists comments.
pub async fn get(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path(post): Path<String>,
    Query(params): Query<Params>,
) -> Result<Json<CommentPageJson>, Problem> {
    let page = comment::list(
        &state,
        &post_id(&post)?,
        &wanted(&params)?,
        visitor.as_ref(),
    )
    .await?;
    Ok(Json(CommentPageJson {
        comments: page.comments.iter().map(json).collect(),
        next: page.next.map(|cursor| cursor.to_string()),
        count: page.count,
    }))
}

/// Shows one, as a live event names it.
pub async fn one(
    State(state): State<AppState>,
    MaybeVisitor(visitor): MaybeVisitor,
    Path((post, id)): Path<(String, String)>,
) -> Result<Json<CommentJson>, Problem> {
    let (post, id) = ids(&post, &id)?;
    let listed = comment::one(&state, &post, &id, visitor.as_ref()).await?;
    Ok(Json(json(&listed)))
}

fn wanted(params: &Params) -> Result<Wanted, Problem> {
    let answers_to = read(params.answers_to.as_deref(), "answers_to")?;
    Ok(Wanted {
        order: match read(params.sort.as_deref(), "sort")? {
            Some(order) => order,
            None if answers_to.is_some() => CommentOrder::Oldest,
            None => CommentOrder::Newest,
        },
        answers_to,
        product: read(params.product.as_deref(), "product")?,
        kind: read(params.kind.as_deref(), "kind")?,
        behind: read(params.cursor.as_deref(), "cursor")?,
        limit: params.limit.unwrap_or(LIMIT).clamp(1, MAX_LIMIT),
    })
}

fn read<T: std::str::FromStr>(text: Option<&str>, name: &str) -> Result<Option<T>, Problem> {
    text.map(|text| {
        text.parse()
            .map_err(|_| Problem::InvalidRequest(format!("The parameter {name} is not valid.")))
    })
    .transpose()
}
