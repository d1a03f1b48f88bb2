//! `/api/studio/posts/{post}`: a draft, read and saved.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use spotlet::api::draft::{Conflict, DraftJson, Saved};
use spotlet::api::problem::PROBLEM_MEDIA_TYPE;
use spotlet::api::{self, ErrorCode, PostJson};
use spotlet::domain::{HotspotId, PostId};

use crate::present::{self, Setting};
use crate::problem::Problem;
use crate::routes::api::comments::read;
use crate::routes::pages::Visitor;
use crate::routes::studio::Member;
use crate::service::studio::drafts::{self, DraftError};
use crate::service::{Fault, catalog};
use crate::state::AppState;
use crate::store::draft::Draft;

/// The draft, with its version as the entity tag.
pub async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let draft = drafts::load(&state, &member, &post_id(&id)?).await;
    let draft = draft.map_err(problem)?;
    let shown = shown(visitor.setting(&state), &draft).await?;
    Ok(tagged(draft.version, Json(shown).into_response()))
}

/// Saves a post that began from the version in `If-Match`; 409 with both when another came in between.
pub async fn put(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Result<Json<PostJson>, JsonRejection>,
) -> Result<Response, Problem> {
    let id = post_id(&id)?;
    let post = read(body)?;
    let version = began_from(&headers)?;
    check(&post)?;
    match drafts::save(&state, &member, &id, version, post.clone()).await {
        Ok(draft) => Ok(tagged(
            draft.version,
            Json(Saved {
                version: draft.version,
            })
            .into_response(),
        )),
        Err(DraftError::Conflict(theirs)) => {
            let conflict = Conflict {
                problem: api::Problem::new(ErrorCode::DraftConflict)
                    .with_detail("Somebody else saved this post in between."),
                theirs: shown(visitor.setting(&state), &theirs).await?,
                yours: post,
            };
            let mut response = (StatusCode::CONFLICT, Json(conflict)).into_response();
            response.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static(PROBLEM_MEDIA_TYPE),
            );
            Ok(response)
        }
        Err(error) => Err(problem(error)),
    }
}

async fn shown(setting: Setting<'_>, draft: &Draft) -> Result<DraftJson, Problem> {
    let hotspots = draft.post.media.iter().flat_map(|medium| &medium.hotspots);
    let ids: Vec<String> = hotspots.map(|spot| spot.product.to_string()).collect();
    let names = draft.post.media.iter().map(|medium| medium.src.as_str());
    let posters = draft
        .post
        .media
        .iter()
        .filter_map(|medium| medium.poster.as_deref());
    setting
        .state
        .media
        .know(&names.chain(posters).collect::<Vec<_>>())
        .await;
    let catalog = match catalog::of_ids(setting.state, &ids).await {
        Ok(catalog) => catalog,
        Err(Fault::Problem(problem)) => return Err(problem),
        Err(other) => return Err(Problem::Internal(other.to_string())),
    };
    Ok(present::draft(setting, draft, &catalog))
}

/// What a post needs to hold together while it is worked on; publishing asks for more.
fn check(post: &PostJson) -> Result<(), Problem> {
    const MOST: usize = 200;
    let hotspots = || post.media.iter().flat_map(|medium| &medium.hotspots);
    if post.media.len() > MOST || hotspots().count() > MOST {
        return Err(Problem::RequestTooLarge(
            "A post has at most 200 media and 200 hotspots.".to_owned(),
        ));
    }
    let mut ids: Vec<&HotspotId> = hotspots().map(|hotspot| &hotspot.id).collect();
    ids.sort();
    ids.dedup();
    if ids.len() != hotspots().count() {
        return Err(Problem::InvalidRequest(
            "Two hotspots have the same id.".to_owned(),
        ));
    }
    // Whatever a post shows lies in the media store: an address elsewhere would be asked for by every reader.
    let sources = post.media.iter().map(|medium| &medium.src);
    let posters = post
        .media
        .iter()
        .filter_map(|medium| medium.poster.as_ref());
    if sources.chain(posters).any(|src| !is_stored(src)) {
        return Err(Problem::InvalidRequest(
            "A medium is a name in the media store.".to_owned(),
        ));
    }
    Ok(())
}

fn is_stored(src: &str) -> bool {
    !src.contains("//") && !src.contains("..") && !src.starts_with('/') && !src.contains('\\')
}

fn began_from(headers: &HeaderMap) -> Result<i64, Problem> {
    let value = headers.get(header::IF_MATCH);
    let text = value.and_then(|value| value.to_str().ok());
    text.and_then(|text| text.trim_matches('"').parse().ok())
        .ok_or_else(|| {
            Problem::InvalidRequest("If-Match must name the version it began from.".to_owned())
        })
}

fn tagged(version: i64, mut response: Response) -> Response {
    let headers = response.headers_mut();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The id in an address.
pub fn post_id(text: &str) -> Result<PostId, Problem> {
    PostId::new(text).map_err(|_| Problem::NotFound("There is no such post.".to_owned()))
}

/// What a refusal is on `/api`.
pub fn problem(error: DraftError) -> Problem {
    match error {
        DraftError::NotFound => Problem::NotFound("There is no such post.".to_owned()),
        DraftError::NotYours => Problem::Forbidden,
        DraftError::Problem(problem) => problem,
        other => Problem::InvalidRequest(other.to_string()),
    }
}
