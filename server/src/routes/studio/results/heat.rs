//! `/studio/results/posts/{post}`: where the pictures of a post were tapped.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use spotlet::domain::PostId;
use spotlet::view::studio::heat_page;

use super::{Asked, names, only};
use crate::present::results::heat as present;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::pages::Visitor;
use crate::routes::studio::guard::Member;
use crate::routes::studio::{Section, shell};
use crate::service::results::{heat, report};
use crate::state::AppState;
use crate::store::post;

/// The page. Somebody else's post is told apart from none by nobody.
pub(super) async fn get(
    State(state): State<AppState>,
    visitor: Visitor,
    Member(member): Member,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let missing = || Problem::NotFound("There is no such post.".to_owned());
    let id = PostId::new(id).map_err(|_| missing())?;
    let found = {
        let mut conn = state.store.read().await?;
        post::get(&mut conn, &id).await?
    };
    let post = found
        .filter(|post| member.role.reaches(&post.creator.id))
        .ok_or_else(missing)?;
    let setting = visitor.setting(&state);
    let span = asked.span(&state);
    let results = report(&state, span, only(&member)).await?;
    let taps = heat(&state, &id, span).await?;
    let heading = post.title.get(setting.audience.locale).to_owned();
    let shell = shell(setting, Some(&member), heading, Some(Section::Results));
    let spans = asked.spans(setting, &format!("/studio/results/posts/{id}"));
    let view = present(
        setting,
        shell,
        &post,
        (&results, &taps),
        &names::of_post(&state, &post.id).await?,
        (asked.days(), spans),
    );
    Ok(Html::studio(heat_page(&view)).into_response())
}
