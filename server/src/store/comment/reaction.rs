//! What readers do with a comment: like it, report it. One of each a visitor.

use std::collections::BTreeSet;

use spotlet::domain::comment::{Comment, ReportReason};
use spotlet::domain::{CommentId, PostId, Timestamp, VisitorId};

use crate::store::{Conn, StoreError};

/// Notes a like; a second one by the same visitor changes nothing. Returns how many there are.
///
/// # Errors
/// When the database fails.
pub async fn put_like(
    conn: &mut Conn,
    comment: &Comment,
    visitor: &VisitorId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    sqlx::query(
        "INSERT INTO comment_likes (comment_id, visitor_id, post_id, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (comment_id, visitor_id) DO NOTHING",
    )
    .bind(comment.id.as_str())
    .bind(visitor.as_str())
    .bind(comment.post.as_str())
    .bind(now.as_unix_ms())
    .execute(&mut *conn)
    .await?;
    count_likes(conn, &comment.id).await
}

/// Takes a like back; without one nothing happens. Returns how many are left.
///
/// # Errors
/// When the database fails.
pub async fn take_like(
    conn: &mut Conn,
    comment: &Comment,
    visitor: &VisitorId,
) -> Result<u64, StoreError> {
    sqlx::query("DELETE FROM comment_likes WHERE comment_id = $1 AND visitor_id = $2")
        .bind(comment.id.as_str())
        .bind(visitor.as_str())
        .execute(&mut *conn)
        .await?;
    count_likes(conn, &comment.id).await
}

/// Locks the row first, so that two likes at once are both in the count.
async fn count_likes(conn: &mut Conn, id: &CommentId) -> Result<u64, StoreError> {
    for query in [
        "UPDATE comments SET likes = likes WHERE id = $1",
        "UPDATE comments SET likes = (SELECT COUNT(*) FROM comment_likes WHERE comment_likes.comment_id = comments.id) \
         WHERE id = $1",
    ] {
        sqlx::query(query)
            .bind(id.as_str())
            .execute(&mut *conn)
            .await?;
    }
    let (likes,): (i64,) = sqlx::query_as("SELECT likes FROM comments WHERE id = $1")
        .bind(id.as_str())
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(likes).unwrap_or(0))
}

/// The comments of a post that a visitor likes.
///
/// # Errors
/// When the database fails.
pub async fn liked_by(
    conn: &mut Conn,
    post: &PostId,
    visitor: &VisitorId,
) -> Result<BTreeSet<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT comment_id FROM comment_likes WHERE visitor_id = $1 AND post_id = $2",
    )
    .bind(visitor.as_str())
    .bind(post.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Notes a report; a second one by the same visitor changes nothing. Returns how many there are since somebody has
/// last looked at it.
///
/// # Errors
/// When the database fails.
pub async fn put_report(
    conn: &mut Conn,
    id: &CommentId,
    visitor: &VisitorId,
    reason: ReportReason,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let added = sqlx::query(
        "INSERT INTO comment_reports (comment_id, visitor_id, reason, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (comment_id, visitor_id) DO NOTHING",
    )
    .bind(id.as_str())
    .bind(visitor.as_str())
    .bind(reason.as_str())
    .bind(now.as_unix_ms())
    .execute(&mut *conn)
    .await?;
    if added.rows_affected() > 0 {
        sqlx::query("UPDATE comments SET reports = reports + 1 WHERE id = $1")
            .bind(id.as_str())
            .execute(&mut *conn)
            .await?;
    }
    let (reports,): (i64,) = sqlx::query_as("SELECT reports FROM comments WHERE id = $1")
        .bind(id.as_str())
        .fetch_one(conn)
        .await?;
    Ok(u64::try_from(reports).unwrap_or(0))
}

/// Begins to count anew; who has reported once is not heard again about the same comment.
///
/// # Errors
/// When the database fails.
pub async fn forget_reports(conn: &mut Conn, id: &CommentId) -> Result<(), StoreError> {
    sqlx::query("UPDATE comments SET reports = 0 WHERE id = $1")
        .bind(id.as_str())
        .execute(conn)
        .await?;
    Ok(())
}

/// The reasons a comment was reported for, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn reports(conn: &mut Conn, id: &CommentId) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT reason FROM comment_reports WHERE comment_id = $1 ORDER BY created_at, visitor_id",
    )
    .bind(id.as_str())
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(reason,)| reason).collect())
}
