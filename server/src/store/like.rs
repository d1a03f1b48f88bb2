//! Likes of posts and hotspots: one a visitor, and a count that needs no counting.

use spotlet::domain::clock::Timestamp;
use spotlet::domain::id::{HotspotId, PostId, VisitorId};

use super::{Conn, StoreError};

/// What is liked.
#[derive(Clone, Copy, Debug)]
pub struct Likeable<'a> {
    /// The post.
    pub post: &'a PostId,
    /// One hotspot of it, or the post as a whole.
    pub hotspot: Option<&'a HotspotId>,
}

impl Likeable<'_> {
    /// In the table a post as a whole has an empty hotspot, because a key part cannot be absent.
    fn hotspot_key(&self) -> &str {
        self.hotspot.map_or("", HotspotId::as_str)
    }
}

/// Notes a like; a second one by the same visitor changes nothing.
///
/// # Errors
/// When the database fails.
pub async fn put(
    conn: &mut Conn,
    what: Likeable<'_>,
    visitor: &VisitorId,
    now: Timestamp,
) -> Result<(), StoreError> {
    let added = sqlx::query(
        "INSERT INTO likes (post_id, hotspot_id, visitor_id, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (post_id, hotspot_id, visitor_id) DO NOTHING",
    )
    .bind(what.post.as_str())
    .bind(what.hotspot_key())
    .bind(visitor.as_str())
    .bind(now.as_unix_ms())
    .execute(&mut *conn)
    .await?;
    if added.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO like_counts (post_id, hotspot_id, likes) VALUES ($1, $2, 1) \
         ON CONFLICT (post_id, hotspot_id) DO UPDATE SET likes = like_counts.likes + 1",
    )
    .bind(what.post.as_str())
    .bind(what.hotspot_key())
    .execute(conn)
    .await?;
    Ok(())
}

/// Takes a like back; without one nothing happens.
///
/// # Errors
/// When the database fails.
pub async fn delete(
    conn: &mut Conn,
    what: Likeable<'_>,
    visitor: &VisitorId,
) -> Result<(), StoreError> {
    let removed =
        sqlx::query("DELETE FROM likes WHERE post_id = $1 AND hotspot_id = $2 AND visitor_id = $3")
            .bind(what.post.as_str())
            .bind(what.hotspot_key())
            .bind(visitor.as_str())
            .execute(&mut *conn)
            .await?;
    if removed.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query("UPDATE like_counts SET likes = likes - 1 WHERE post_id = $1 AND hotspot_id = $2")
        .bind(what.post.as_str())
        .bind(what.hotspot_key())
        .execute(conn)
        .await?;
    Ok(())
}

/// How many visitors like it.
///
/// # Errors
/// When the database fails.
pub async fn count(conn: &mut Conn, what: Likeable<'_>) -> Result<u64, StoreError> {
    let row: Option<(i64,)> =
        sqlx::query_as("SELECT likes FROM like_counts WHERE post_id = $1 AND hotspot_id = $2")
            .bind(what.post.as_str())
            .bind(what.hotspot_key())
            .fetch_optional(conn)
            .await?;
    Ok(row.map_or(0, |(likes,)| u64::try_from(likes).unwrap_or(0)))
}

/// The counts of a post: the post as a whole under `""`, each liked hotspot under its id.
///
/// # Errors
/// When the database fails.
pub async fn counts_of_post(
    conn: &mut Conn,
    post: &PostId,
) -> Result<Vec<(String, u64)>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT hotspot_id, likes FROM like_counts WHERE post_id = $1")
            .bind(post.as_str())
            .fetch_all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, likes)| (id, u64::try_from(likes).unwrap_or(0)))
        .collect())
}

/// The count of every post as a whole, as a list of posts shows it.
///
/// # Errors
/// When the database fails.
pub async fn counts_of_all_posts(conn: &mut Conn) -> Result<Vec<(String, u64)>, StoreError> {
    let rows: Vec<(String, i64)> =
        sqlx::query_as("SELECT post_id, likes FROM like_counts WHERE hotspot_id = ''")
            .fetch_all(conn)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(id, likes)| (id, u64::try_from(likes).unwrap_or(0)))
        .collect())
}

/// What one visitor likes of a post: `""` for the post as a whole, else hotspot ids.
///
/// # Errors
/// When the database fails.
pub async fn of_visitor(
    conn: &mut Conn,
    post: &PostId,
    visitor: &VisitorId,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        sqlx::query_as("SELECT hotspot_id FROM likes WHERE post_id = $1 AND visitor_id = $2")
            .bind(post.as_str())
            .bind(visitor.as_str())
            .fetch_all(conn)
            .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
