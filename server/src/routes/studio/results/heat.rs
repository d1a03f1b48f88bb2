//! `/studio/results/posts/{post}`: where the pictures of a post were tapped.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use spotlet::domain::PostId;
use spotlet::view::studio::heat_page;

use super::{Asked, names, only};
use crate::present::results::heat as present;
use crate::problem::Problem;
use crate::routes::html::Html;
use crate::routes::studio::Section;
use crate::routes::studio::seat::Seat;
use crate::service::results::{heat, report};
use crate::store::post;

/// The page. Somebody else's post is told apart from none by nobody.
pub(super) async fn get(
    seat: Seat,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    let missing = || Problem::NotFound("There is no such post.".to_owned());
    let id = PostId::new(id).map_err(|_| missing())?;
    let found = {
        let mut conn = seat.state.store.read().await?;
        post::get(&mut conn, &id).await?
    };
    let post = found
        .filter(|post| seat.member.role.reaches(&post.creator.id))
        .ok_or_else(missing)?;
    let setting = seat.setting();
    let span = asked.span(&seat.state);
    let results = report(&seat.state, span, only(&seat.member)).await?;
    let taps = heat(&seat.state, &id, span).await?;
    let heading = post.title.get(setting.audience.locale).to_owned();
    let shell = seat.shell(heading, Section::Results);
    let spans = asked.spans(setting, &format!("/studio/results/posts/{id}"));
    let view = present(
        setting,
        shell,
        &post,
        (&results, &taps),
        &names::of_post(&seat.state, &post.id).await?,
        (asked.days(), spans),
    );
    Ok(Html::studio(heat_page(&view)).into_response())
}
