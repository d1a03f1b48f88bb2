//! Likes of posts and hotspots: one a visitor, and a count that needs no counting.

use std::collections::BTreeMap;

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

/// A thing as the table names it: post and hotspot, the hotspot empty for the post as a whole.
pub type Key = (String, String);

/// How the table names a thing.
#[must_use]
pub fn key_of(what: Likeable<'_>) -> Key {
    (what.post.to_string(), what.hotspot_key().to_owned())
}

/// Notes likes; a second one of the same thing by the same visitor changes nothing. Says how many were new, by thing.
///
/// # Errors
/// When the database fails.
pub async fn put_all(
    conn: &mut Conn,
    likes: &[(Likeable<'_>, &VisitorId)],
    now: Timestamp,
) -> Result<BTreeMap<Key, i64>, StoreError> {
    if likes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sql = format!(
        "INSERT INTO likes (post_id, hotspot_id, visitor_id, created_at) VALUES {} \
         ON CONFLICT (post_id, hotspot_id, visitor_id) DO NOTHING RETURNING post_id, hotspot_id",
        rows(likes.len(), 4)
    );
    let mut query = sqlx::query_as(&sql);
    for (what, visitor) in likes {
        query = query
            .bind(what.post.as_str())
            .bind(what.hotspot_key())
            .bind(visitor.as_str())
            .bind(now.as_unix_ms());
    }
    Ok(by_thing(query.fetch_all(conn).await?))
}

/// Takes likes back; where there is none, nothing happens. Says how many were taken, by thing.
///
/// # Errors
/// When the database fails.
pub async fn delete_all(
    conn: &mut Conn,
    likes: &[(Likeable<'_>, &VisitorId)],
) -> Result<BTreeMap<Key, i64>, StoreError> {
    if likes.is_empty() {
        return Ok(BTreeMap::new());
    }
    let sql = format!(
        "DELETE FROM likes WHERE (post_id, hotspot_id, visitor_id) IN (VALUES {}) \
         RETURNING post_id, hotspot_id",
        rows(likes.len(), 3)
    );
    let mut query = sqlx::query_as(&sql);
    for (what, visitor) in likes {
        query = query
            .bind(what.post.as_str())
            .bind(what.hotspot_key())
            .bind(visitor.as_str());
    }
    Ok(by_thing(query.fetch_all(conn).await?))
}

/// Corrects the count of a thing.
///
/// # Errors
/// When the database fails.
pub async fn add(conn: &mut Conn, what: Likeable<'_>, difference: i64) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO like_counts (post_id, hotspot_id, likes) VALUES ($1, $2, $3) \
         ON CONFLICT (post_id, hotspot_id) DO UPDATE SET likes = like_counts.likes + excluded.likes",
    )
    .bind(what.post.as_str())
    .bind(what.hotspot_key())
    .bind(difference)
    .execute(conn)
    .await?;
    Ok(())
}

/// `($1, $2), ($3, $4)`: placeholders for so many rows of so many columns.
fn rows(count: usize, columns: usize) -> String {
    let row = |nth: usize| {
        let places: Vec<_> = (1..=columns)
            .map(|column| format!("${}", nth * columns + column))
            .collect();
        format!("({})", places.join(", "))
    };
    (0..count).map(row).collect::<Vec<_>>().join(", ")
}

fn by_thing(rows: Vec<Key>) -> BTreeMap<Key, i64> {
    let mut numbers = BTreeMap::new();
    for key in rows {
        *numbers.entry(key).or_insert(0) += 1;
    }
    numbers
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
