//! What is shown on a page of results is called by its name; nothing else is read.

use std::collections::BTreeSet;

use spotlet::domain::id::{CreatorId, PostId, ProductId};
use spotlet::domain::results::Report;

use crate::present::results::{MOST_ROWS, Names};
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{post, product};

/// The names on the page of a report.
pub(super) async fn of_report(state: &AppState, report: &Report) -> Result<Names, Problem> {
    let hotspots = || report.hotspots.iter().take(MOST_ROWS);
    let posts = report.posts.iter().take(MOST_ROWS).map(|(id, _)| id);
    let posts: BTreeSet<&PostId> = posts.chain(hotspots().map(|((id, _), _)| id)).collect();
    let mut conn = state.store.read().await?;
    let posts = post::some(&mut conn, &posts).await?;
    let products: BTreeSet<&ProductId> = hotspots()
        .filter_map(|((id, hotspot), _)| {
            let post = posts.iter().find(|post| post.id == *id)?;
            Some(&post.hotspot(hotspot)?.product)
        })
        .collect();
    let products = product::some(&mut conn, &products).await?;
    let creators: BTreeSet<&CreatorId> = report
        .creators
        .iter()
        .take(MOST_ROWS)
        .map(|(id, _)| id)
        .collect();
    let made = post::one_of_each(&mut conn, Some(&creators)).await?;
    Ok(Names::of(posts, products).with_creators_of(&made))
}

/// The names on the page of one post.
pub(super) async fn of_post(state: &AppState, id: &PostId) -> Result<Names, Problem> {
    let mut conn = state.store.read().await?;
    let posts = post::some(&mut conn, &BTreeSet::from([id])).await?;
    let hotspots = posts.iter().flat_map(|post| post.hotspots());
    let products: BTreeSet<&ProductId> = hotspots.map(|hotspot| &hotspot.product).collect();
    let products = product::some(&mut conn, &products).await?;
    Ok(Names::of(posts, products))
}

/// The names of all creators.
pub(super) async fn of_creators(state: &AppState) -> Result<Names, Problem> {
    let mut conn = state.store.read().await?;
    let made = post::one_of_each(&mut conn, None).await?;
    Ok(Names::default().with_creators_of(&made))
}
