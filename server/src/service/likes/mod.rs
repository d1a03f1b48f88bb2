//! Likes: put and taken back, one a visitor.

mod group;
mod product;

use spotlet::api::Likes;
use spotlet::api::LikesReply;
use spotlet::domain::id::{HotspotId, PostId, VisitorId};

pub use group::{GROUP, LikeWriter};
pub use product::of_product;

use crate::problem::Problem;
use crate::state::AppState;
use crate::store::like::{self, Likeable};
use crate::text::like_texts;

/// Notes the like of a visitor. Answers after the commit.
///
/// # Errors
/// When there is no such post or hotspot, too much is waiting, or the database fails.
pub async fn put(
    state: &AppState,
    post: &PostId,
    hotspot: Option<&HotspotId>,
    visitor: &VisitorId,
) -> Result<LikesReply, Problem> {
    let likes = state.likes.wish(post, hotspot, visitor, true).await?;
    Ok(reply(likes, true))
}

/// Takes the like of a visitor back; whoever is unknown has none.
///
/// # Errors
/// As [`put`].
pub async fn delete(
    state: &AppState,
    post: &PostId,
    hotspot: Option<&HotspotId>,
    visitor: Option<&VisitorId>,
) -> Result<LikesReply, Problem> {
    let likes = match visitor {
        Some(visitor) => state.likes.wish(post, hotspot, visitor, false).await?,
        None => {
            let mut conn = state.store.read().await?;
            let seed = group::seed(&mut conn, post, hotspot)
                .await?
                .ok_or_else(|| group::missing(hotspot))?;
            seed.saturating_add(like::count(&mut conn, Likeable { post, hotspot }).await?)
        }
    };
    Ok(reply(likes, false))
}

fn reply(likes: u64, liked: bool) -> LikesReply {
    LikesReply {
        state: Likes { likes, liked },
        texts: like_texts(likes),
    }
}
