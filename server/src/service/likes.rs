//! Likes: put and taken back, one a visitor.

use spotlet::api::Likes;
use spotlet::domain::id::{HotspotId, PostId, VisitorId};

use crate::problem::Problem;
use crate::state::AppState;
use crate::store::like::{self, Likeable};
use crate::store::{self, Conn, post};

/// Notes the like of a visitor.
///
/// # Errors
/// When there is no such post or hotspot, or the database fails.
pub async fn put(
    state: &AppState,
    post: &PostId,
    hotspot: Option<&HotspotId>,
    visitor: &VisitorId,
) -> Result<Likes, Problem> {
    let mut tx = state.store.write().await?;
    let seed = seed(&mut tx, post, hotspot).await?;
    let what = Likeable { post, hotspot };
    like::put(&mut tx, what, visitor, state.clock.now()).await?;
    let likes = seed + like::count(&mut tx, what).await?;
    store::commit(tx).await?;
    Ok(Likes { likes, liked: true })
}

/// Takes the like of a visitor back; whoever is unknown has none.
///
/// # Errors
/// When there is no such post or hotspot, or the database fails.
pub async fn delete(
    state: &AppState,
    post: &PostId,
    hotspot: Option<&HotspotId>,
    visitor: Option<&VisitorId>,
) -> Result<Likes, Problem> {
    let mut tx = state.store.write().await?;
    let seed = seed(&mut tx, post, hotspot).await?;
    let what = Likeable { post, hotspot };
    if let Some(visitor) = visitor {
        like::delete(&mut tx, what, visitor).await?;
    }
    let likes = seed + like::count(&mut tx, what).await?;
    store::commit(tx).await?;
    Ok(Likes {
        likes,
        liked: false,
    })
}

/// The likes a post brought along; says at the same time that the thing exists.
async fn seed(conn: &mut Conn, id: &PostId, hotspot: Option<&HotspotId>) -> Result<u64, Problem> {
    let post = post::get(conn, id)
        .await?
        .ok_or_else(|| Problem::NotFound("There is no such post.".to_owned()))?;
    match hotspot {
        None => Ok(post.likes_seed),
        Some(hotspot) if post.hotspot(hotspot).is_some() => Ok(0),
        Some(_) => Err(Problem::NotFound(
            "The post has no such hotspot.".to_owned(),
        )),
    }
}
