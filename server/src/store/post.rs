//! Posts, in the order in which they were first imported.

use std::collections::{BTreeMap, BTreeSet};

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{CreatorId, PostId, ProductId};
use spotlet::domain::post::Post;

use super::{Conn, StoreError, document, settings};

const TABLE: &str = "posts";

/// Adds a post, or replaces it where it stands.
///
/// # Errors
/// When the database fails.
pub async fn put(conn: &mut Conn, post: &Post, now: Timestamp) -> Result<(), StoreError> {
    let id = post.id.as_str();
    let position = settings::next_number(&mut *conn, "post_position", 1).await?;
    sqlx::query(
        "INSERT INTO posts (id, creator_id, position, document, updated_at) \
         VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id) DO UPDATE SET \
         creator_id = excluded.creator_id, document = excluded.document, \
         updated_at = excluded.updated_at",
    )
    .bind(id)
    .bind(post.creator.id.as_str())
    .bind(position)
    .bind(document::encode(TABLE, id, post)?)
    .bind(now.as_unix_ms())
    .execute(conn)
    .await?;
    Ok(())
}

/// A post.
///
/// # Errors
/// When the database fails.
pub async fn get(conn: &mut Conn, id: &PostId) -> Result<Option<Post>, StoreError> {
    let row: Option<(String,)> = sqlx::query_as("SELECT document FROM posts WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    row.map(|(text,)| document::decode(TABLE, id.as_str(), &text))
        .transpose()
}

/// When a post was written last.
///
/// # Errors
/// When the database fails.
pub async fn written_at(conn: &mut Conn, id: &PostId) -> Result<Option<Timestamp>, StoreError> {
    let row: Option<(i64,)> = sqlx::query_as("SELECT updated_at FROM posts WHERE id = $1")
        .bind(id.as_str())
        .fetch_optional(conn)
        .await?;
    Ok(row.map(|(at,)| Timestamp::from_unix_ms(at)))
}

/// Every post with the moment it was written last, in order.
///
/// # Errors
/// When the database fails.
pub async fn list_dated(conn: &mut Conn) -> Result<Vec<(Post, Timestamp)>, StoreError> {
    let rows: Vec<(String, String, i64)> =
        sqlx::query_as("SELECT id, document, updated_at FROM posts ORDER BY position, id")
            .fetch_all(conn)
            .await?;
    rows.into_iter()
        .map(|(id, text, at)| {
            Ok((
                document::decode(TABLE, &id, &text)?,
                Timestamp::from_unix_ms(at),
            ))
        })
        .collect()
}

/// Takes a post off.
///
/// # Errors
/// When the database fails.
pub async fn delete(conn: &mut Conn, id: &PostId) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM posts WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// Every post, in order.
///
/// # Errors
/// When the database fails.
pub async fn list(conn: &mut Conn) -> Result<Vec<Post>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT id, document FROM posts ORDER BY position, id")
            .fetch_all(conn)
            .await?;
    document::all(TABLE, &rows)
}

/// These posts, as far as they exist.
///
/// # Errors
/// When the database fails.
pub async fn some(conn: &mut Conn, ids: &BTreeSet<&PostId>) -> Result<Vec<Post>, StoreError> {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    document::some(conn, TABLE, &ids).await
}

/// Who made which post.
///
/// # Errors
/// When the database fails.
pub async fn makers(conn: &mut Conn) -> Result<BTreeMap<PostId, CreatorId>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT id, creator_id FROM posts")
        .fetch_all(conn)
        .await?;
    let rows = rows.into_iter();
    Ok(rows
        .filter_map(|(id, creator)| Some((PostId::new(id).ok()?, CreatorId::new(creator).ok()?)))
        .collect())
}

/// A post of each of these creators, or of everybody who has one: whoever needs their names needs no more.
///
/// # Errors
/// When the database fails.
pub async fn one_of_each(
    conn: &mut Conn,
    creators: Option<&BTreeSet<&CreatorId>>,
) -> Result<Vec<Post>, StoreError> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT creator_id, MIN(id) FROM posts GROUP BY creator_id")
            .fetch_all(&mut *conn)
            .await?;
    let is_meant =
        |creator: &str| creators.is_none_or(|all| all.iter().any(|one| one.as_str() == creator));
    let ids = rows.iter().filter(|(creator, _)| is_meant(creator));
    let ids: Vec<&str> = ids.map(|(_, id)| id.as_str()).collect();
    document::some(conn, TABLE, &ids).await
}

/// The posts of a creator, in order.
///
/// # Errors
/// When the database fails.
pub async fn of_creator(conn: &mut Conn, creator: &CreatorId) -> Result<Vec<Post>, StoreError> {
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, document FROM posts WHERE creator_id = $1 ORDER BY position, id",
    )
    .bind(creator.as_str())
    .fetch_all(conn)
    .await?;
    document::all(TABLE, &rows)
}

/// Everybody who has a post.
///
/// # Errors
/// When the database fails.
pub async fn creators(conn: &mut Conn) -> Result<Vec<CreatorId>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT DISTINCT creator_id FROM posts ORDER BY creator_id")
            .fetch_all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id,)| CreatorId::new(id).ok())
        .collect())
}

/// The posts that show a product, in order.
///
/// # Errors
/// When the database fails.
pub async fn with_product(conn: &mut Conn, product: &ProductId) -> Result<Vec<Post>, StoreError> {
    // A first sieve, so that not every post is read; an id has no character that means something here.
    let rows: Vec<(String, String)> = sqlx::query_as(
        "SELECT id, document FROM posts WHERE document LIKE $1 ORDER BY position, id",
    )
    .bind(format!("%\"{product}\"%"))
    .fetch_all(conn)
    .await?;
    let posts: Vec<Post> = rows
        .into_iter()
        .map(|(id, text)| document::decode(TABLE, &id, &text))
        .collect::<Result<_, _>>()?;
    Ok(posts
        .into_iter()
        .filter(|post| post.products().contains(&product))
        .collect())
}
