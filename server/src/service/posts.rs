//! Posts as anybody may read them, with their likes.

use std::collections::BTreeMap;

use spotlet::api::Likes;
use spotlet::domain::catalog::Catalog;
use spotlet::domain::id::{CreatorId, HotspotId, PostId, ProductId, VisitorId};
use spotlet::domain::post::Post;

use super::Fault;
use crate::state::AppState;
use crate::store::{self, Conn, like};

/// A post with its likes and, where a visitor asks, theirs among them.
#[derive(Clone, Debug)]
pub struct LikedPost {
    /// The post.
    pub post: Post,
    /// Likes of the post as a whole.
    pub likes: Likes,
    /// Likes of its hotspots; one that nobody likes is not in it.
    pub hotspots: BTreeMap<HotspotId, Likes>,
    /// How many comments everybody may read; 0 in lists of posts, which do not show it.
    pub comments: u64,
}

/// Every post, in order.
///
/// # Errors
/// When the database fails.
pub async fn list(state: &AppState) -> Result<Vec<LikedPost>, Fault> {
    let mut conn = state.store.read().await?;
    let counts: BTreeMap<String, u64> = like::counts_of_all_posts(&mut conn)
        .await?
        .into_iter()
        .collect();
    let posts = store::post::list(&mut conn).await?;
    Ok(posts
        .into_iter()
        .map(|post| unasked(post, &counts))
        .collect())
}

/// The posts of a creator, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_creator(state: &AppState, creator: &CreatorId) -> Result<Vec<LikedPost>, Fault> {
    let mut conn = state.store.read().await?;
    let posts = store::post::of_creator(&mut conn, creator).await?;
    let mut liked = Vec::new();
    for post in posts {
        liked.push(with_likes(&mut conn, post, None).await?);
    }
    Ok(liked)
}

/// One post.
///
/// # Errors
/// [`Fault::NotFound`]; [`Fault::Gone`] when it was public and was taken off.
pub async fn get(
    state: &AppState,
    id: &PostId,
    visitor: Option<&VisitorId>,
) -> Result<LikedPost, Fault> {
    let mut conn = state.store.read().await?;
    let Some(post) = store::post::get(&mut conn, id).await? else {
        let was_shown = store::draft::was_shown(&mut conn, id).await?;
        return Err(if was_shown {
            Fault::Gone
        } else {
            Fault::NotFound
        });
    };
    with_likes(&mut conn, post, visitor).await
}

/// The products of a post, with their stock.
///
/// # Errors
/// When the database fails.
pub async fn catalog(state: &AppState, post: &Post) -> Result<Catalog, Fault> {
    let products: Vec<ProductId> = post.products().into_iter().cloned().collect();
    let mut conn = state.store.read().await?;
    let catalog = store::catalog::of_products(&mut conn, &products).await?;
    drop(conn);
    // What is shown next is read here, where there is time to wait for a bucket.
    let media = post.media.iter();
    let mut names: Vec<&str> = media
        .flat_map(|m| [m.still(), Some(&*m.src)])
        .flatten()
        .collect();
    let products = catalog.products().iter();
    names.extend(
        products
            .flat_map(|p| &p.images)
            .map(|image| image.src.as_str()),
    );
    state.media.know(&names).await;
    Ok(catalog)
}

async fn with_likes(
    conn: &mut Conn,
    post: Post,
    visitor: Option<&VisitorId>,
) -> Result<LikedPost, Fault> {
    let counts: BTreeMap<String, u64> = like::counts_of_post(conn, &post.id)
        .await?
        .into_iter()
        .collect();
    let liked = match visitor {
        Some(visitor) => like::of_visitor(conn, &post.id, visitor).await?,
        None => Vec::new(),
    };
    let state = |key: &str| Likes {
        likes: counts.get(key).copied().unwrap_or(0),
        liked: liked.iter().any(|liked| liked == key),
    };
    let mut likes = state("");
    likes.likes = likes.likes.saturating_add(post.likes_seed);
    let hotspots = post
        .hotspots()
        .map(|hotspot| (hotspot.id.clone(), state(hotspot.id.as_str())))
        .filter(|(_, state)| state.likes > 0)
        .collect();
    Ok(LikedPost {
        comments: store::comment::count_visible(conn, &post.id).await?,
        post,
        likes,
        hotspots,
    })
}

/// As [`with_likes`], for nobody in particular and without the hotspots.
fn unasked(post: Post, counts: &BTreeMap<String, u64>) -> LikedPost {
    let own = counts.get(post.id.as_str()).copied().unwrap_or(0);
    let likes = Likes {
        likes: own.saturating_add(post.likes_seed),
        liked: false,
    };
    LikedPost {
        post,
        likes,
        hotspots: BTreeMap::new(),
        comments: 0,
    }
}
