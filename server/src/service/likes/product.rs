//! The likes of a product: those of its hotspots, added up over all posts.

use spotlet::api::LikesReply;
use spotlet::domain::id::ProductId;

use super::reply;
use crate::problem::Problem;
use crate::state::AppState;
use crate::store::{like, post, product};

/// How many likes a product has.
///
/// # Errors
/// When there is no such product, or the database fails.
pub async fn of_product(state: &AppState, id: &ProductId) -> Result<LikesReply, Problem> {
    let mut conn = state.store.read().await?;
    if product::get(&mut conn, id).await?.is_none() {
        return Err(Problem::NotFound("There is no such product.".to_owned()));
    }
    let mut likes = 0_u64;
    for post in post::with_product(&mut conn, id).await? {
        for (hotspot, count) in like::counts_of_post(&mut conn, &post.id).await? {
            let shows_it = post
                .hotspots()
                .any(|each| each.id.as_str() == hotspot && each.product == *id);
            if shows_it {
                likes = likes.saturating_add(count);
            }
        }
    }
    Ok(reply(likes, false))
}
